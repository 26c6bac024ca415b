import type pg from 'pg'
import { addressHash } from '../../intake/addressHash.ts'
import { numbers, texts } from '../arrays.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'
import { keyOf } from './keyOf.ts'
import type { Block, Content, Letter, Params } from './letter.ts'
import { saveBlocked } from './saveBlocked.ts'

interface Row {
  id: number
  born_at: string
  due: number
  attempts: number
  epoch: number
  message_id: string | null
  kind: 'marketing' | 'system'
  program_id: number | null
  version: number | null
  node_id: string | null
  variant_id: string | null
  payload: { template?: string; params?: Params } | null
  to_email: string | null
  email: string | null
  email_key: string | null
  first_name: string
  last_name: string
  company: string
  job_title: string
  phone: string
  language: string
  source: string
  score: number
  fields: Record<string, unknown>
  consent: 'none' | 'granted' | 'withdrawn'
  owner_name: string | null
  owner_email: string | null
  user_id: string | null
  member_name: string | null
  member_email: string | null
  member_language: string | null
}

const columns = `
select m.id::float8 as id, m.born_at::text as born_at, date_part('epoch', m.due_at) * 1000 as due, m.attempts, m.epoch,
  m.message_id, m.kind, m.program_id, m.version, m.node_id, m.variant_id, m.payload, m.to_email, m.user_id,
  p.email, p.email_key, p.first_name, p.last_name, p.company, p.job_title, p.phone, p.language, p.source, p.score,
  p.fields, p.consent, o.name as owner_name, o.email as owner_email,
  u.name as member_name, u.email as member_email, u.language as member_language
from message m
left join prospect p on m.kind = 'marketing' and p.workspace_id = m.workspace_id and p.id = m.prospect_id
left join "user" o on o.id = p.owner_id
left join member b on b.workspace_id = m.workspace_id and b.user_id = m.user_id
left join "user" u on u.id = b.user_id
where m.workspace_id = $1 and m.state in ('pending', 'claimed') and m.due_at <= $2
  and (m.state = 'pending' or m.lease_until < now()) and (m.kind = 'system' or not $3::bool)`

const due = `${columns} order by m.due_at limit $4 for update of m skip locked`
const named = `${columns} and m.id = any ($4::bigint[]) order by m.due_at for update of m skip locked`

/**
 * Takes mail that is due, and blocks what may not be sent. Suppression, consent and the workspace's pause are looked at
 * here, inside the transaction that takes the mail: whoever unsubscribed before it began gets nothing.
 * @param only just these, when a batch is tried again in parts
 */
export async function claimOutbox(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  signingKey: string,
  limit: number,
  only?: readonly number[],
): Promise<{ letters: Letter[]; blocked: number }> {
  const { rows } = await client.query<Row>({
    name: only ? 'claimOutboxNamed' : 'claimOutbox',
    text: only ? named : due,
    values: [workspace.id, workspace.now, workspace.sendingPaused, only ? numbers(only) : limit],
  })
  const suppressed = await loadSuppressed(client, workspace.id, rows, signingKey)
  const letters: Letter[] = []
  const blocks: Block[] = []
  for (const row of rows) {
    const content = contentOf(row, workspace)
    const reason = typeof content === 'string' ? content : suppressed(row)
    if (typeof content === 'string' || reason) blocks.push({ id: row.id, bornAt: row.born_at, reason: reason ?? '' })
    else letters.push(letterOf(row, content))
  }
  await saveBlocked(client, workspace.id, blocks)
  return { letters, blocked: blocks.length }
}

function letterOf(row: Row, content: Content): Letter {
  return {
    id: row.id,
    bornAt: row.born_at,
    dueAt: Math.round(row.due),
    attempts: row.attempts,
    epoch: row.epoch,
    messageId: row.message_id,
    content,
  }
}

/** What is to be said to whom, or why nothing may be. */
function contentOf(row: Row, workspace: OpenWorkspace): Content | string {
  if (row.kind === 'marketing') return marketing(row, workspace)
  const params = row.payload?.params ?? {}
  if (row.user_id === null) return row.to_email ? { kind: 'finished', to: row.to_email, params } : 'noAddress'
  if (row.member_email === null) return 'notMember'
  const to = { name: row.member_name ?? '', email: row.member_email, language: row.member_language ?? 'en' }
  return { kind: 'system', to, template: row.payload?.template ?? '', params }
}

function marketing(row: Row, workspace: OpenWorkspace): Content | string {
  if (row.email === null) return 'prospectGone'
  if (row.consent !== 'granted') return `consent:${row.consent}`
  return {
    kind: 'marketing',
    programId: row.program_id ?? 0,
    version: row.version ?? 0,
    nodeId: row.node_id ?? '',
    variantId: row.variant_id ?? '',
    person: {
      prospect: {
        firstName: row.first_name,
        lastName: row.last_name,
        email: row.email,
        company: row.company,
        jobTitle: row.job_title,
        phone: row.phone,
        language: row.language,
        source: row.source,
        score: row.score,
        fields: row.fields,
      },
      owner: row.owner_email === null ? null : { name: row.owner_name ?? '', email: row.owner_email },
      workspace: {
        name: workspace.name,
        postalAddress: workspace.postalAddress,
        senderName: workspace.senderName,
        senderEmail: workspace.senderEmail,
      },
    },
  }
}

const suppressedText =
  'select address_hash, reason from suppression where workspace_id = $1 and address_hash = any ($2::text[])'

/** Members are not asked: the list is about people we write to for marketing. */
async function loadSuppressed(
  client: pg.ClientBase,
  workspaceId: number,
  rows: readonly Row[],
  signingKey: string,
): Promise<(row: Row) => string | null> {
  const hashes = new Map<number, string>()
  for (const row of rows) {
    const key = row.email_key ?? (row.user_id === null && row.to_email !== null ? keyOf(row.to_email) : null)
    if (key !== null) hashes.set(row.id, addressHash(key, signingKey))
  }
  if (hashes.size === 0) return () => null
  const found = await client.query<[string, string]>({
    name: 'suppressed',
    text: suppressedText,
    values: [workspaceId, texts([...new Set(hashes.values())])],
    rowMode: 'array',
  })
  const reasons = new Map(found.rows)
  return (row) => {
    const reason = reasons.get(hashes.get(row.id) ?? '')
    return reason === undefined ? null : `suppressed:${reason}`
  }
}
