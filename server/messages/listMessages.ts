import { z } from 'zod'
import { page, readCursor } from '#server/cursor.ts'
import { planForValues } from '#server/database/planForValues.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { CompiledEmail } from '#templates/compileEmail.ts'
import type { MergeContext } from '#templates/mergeEmail.ts'
import { type MessageLink, trackedLinks } from './trackedLinks.ts'

export const MessageState = z.enum(['pending', 'claimed', 'dot', 'sent', 'inDoubt', 'blocked', 'failed', 'held'])
export type MessageState = z.infer<typeof MessageState>

export interface MessageRow {
  readonly id: number
  readonly kind: 'marketing' | 'system'
  readonly to: string
  readonly subject: string | null
  readonly programId: number | null
  readonly version: number | null
  readonly nodeId: string | null
  readonly variant: string | null
  readonly prospectId: number | null
  readonly state: MessageState
  /** As in the email's header, without angle brackets; null before it was taken up for sending. */
  readonly messageId: string | null
  readonly failure: string | null
  readonly dueAt: string
  readonly sentAt: string | null
  readonly clickedAt: string | null
  readonly downloadedAt: string | null
  /** In a sandbox, of what was sent to a prospect: what stands in the email. */
  readonly links?: readonly MessageLink[]
}

export interface MessageQuestion {
  readonly programId?: number
  readonly nodeId?: string
  readonly state?: MessageState
  /** marketing: to prospects. system: to members, and test copies. */
  readonly kind: 'marketing' | 'system'
  readonly cursor?: string
  readonly limit: number
}

interface Row extends Omit<MessageRow, 'dueAt' | 'sentAt' | 'clickedAt' | 'downloadedAt' | 'links'> {
  readonly dueAt: Date
  readonly sentAt: Date | null
  readonly clickedAt: Date | null
  readonly downloadedAt: Date | null
  readonly compiled: CompiledEmail | null
  readonly person: MergeContext['prospect'] | null
  readonly ownerName: string | null
  readonly ownerEmail: string | null
  readonly workspace: MergeContext['workspace']
}

const text = `
select m.id, m.kind, coalesce(m.to_email, p.email, u.email, '') as "to", m.subject, m.program_id as "programId",
  m.version, m.node_id as "nodeId", m.variant_id as variant, m.prospect_id as "prospectId", m.state,
  m.message_id as "messageId", m.failure, m.due_at as "dueAt", m.sent_at as "sentAt", m.clicked_at as "clickedAt",
  m.downloaded_at as "downloadedAt",
  case when w.sandbox and m.kind = 'marketing' then v.compiled end as compiled,
  case when p.id is not null then jsonb_build_object('firstName', p.first_name, 'lastName', p.last_name,
    'email', p.email, 'company', p.company, 'jobTitle', p.job_title, 'phone', p.phone, 'language', p.language,
    'source', p.source, 'score', p.score, 'fields', p.fields) end as person,
  o.name as "ownerName", o.email as "ownerEmail",
  jsonb_build_object('name', w.name, 'postalAddress', w.postal_address, 'senderName', w.sender_name,
    'senderEmail', w.sender_email) as workspace
from message m
join workspace w on w.workspace_id = m.workspace_id
left join prospect p on p.workspace_id = m.workspace_id and p.id = m.prospect_id
left join "user" o on o.id = p.owner_id
left join "user" u on u.id = m.user_id
left join version_email v on v.workspace_id = m.workspace_id and v.program_id = m.program_id and v.version = m.version
  and v.node_id = m.node_id and v.variant_id = m.variant_id
where m.workspace_id = $1 and m.id = any($2::bigint[])
order by m.id`

/** The outbox and the record of who got what, in the order in which it was written. */
export async function listMessages(
  scope: Scope,
  { programId, nodeId, state, kind, cursor, limit }: MessageQuestion,
): Promise<{ rows: MessageRow[]; next: string | null }> {
  const { database, workspaceId } = scope
  if (programId !== undefined) {
    const program = { workspaceId_id: { workspaceId, id: programId } }
    if (!(await database.prisma.program.findUnique({ where: program, select: { id: true } })))
      throw new Refusal('notFound.program')
  }
  const [after = 0] = readCursor(cursor, z.tuple([z.number().int()])) ?? []
  const values: unknown[] = [workspaceId, after, kind]
  const conditions = Object.entries({ program_id: programId, node_id: nodeId, state })
    .filter(([, is]) => is !== undefined)
    .map(([column, is]) => ` and ${column} = $${values.push(is)}`)
  // Which messages is a question of its own, planned for its values: a state may be everybody's or nobody's.
  const { rows: found } = await planForValues<{ id: number }>(
    database,
    `select id from message where workspace_id = $1 and id > $2 and kind = $3${conditions.join('')}
     order by id limit ${limit + 1}`,
    values,
  )
  const { rows: ids, next } = page(found, limit, ({ id }) => [id])
  const { rows } = await database.pool.query<Row>({
    name: 'list-messages',
    text,
    values: [workspaceId, ids.map(({ id }) => id)],
  })
  return { rows: rows.map((row) => rowOf(scope, row)), next }
}

function rowOf(scope: Scope, row: Row): MessageRow {
  const { compiled, person, ownerName, ownerEmail, workspace, dueAt, sentAt, clickedAt, downloadedAt, ...message } = row
  const owner = ownerEmail === null ? null : { name: ownerName ?? '', email: ownerEmail }
  return {
    ...message,
    dueAt: dueAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    clickedAt: clickedAt?.toISOString() ?? null,
    downloadedAt: downloadedAt?.toISOString() ?? null,
    ...(compiled && person
      ? { links: trackedLinks(scope, message.id, compiled, { prospect: person, owner, workspace }) }
      : {}),
  }
}
