import type { Pool } from 'pg'
import { type Language, languages } from '#engine/nodes/language.ts'

/** Who wrote to a stranger, and to whom. */
export interface Sender {
  /** "" when nobody knows. */
  readonly name: string
  /** Where an answer goes; "" when nobody knows. */
  readonly replyTo: string
}

export interface Addressee {
  readonly sender: Sender
  readonly prospectId: number | null
  /** The language of the person's own, when it is one of ours. */
  readonly language: Language | null
  readonly isMarketing: boolean
  /** Where the message went, and where the person can be reached now. */
  readonly addresses: readonly string[]
}

const addressee = `
select coalesce(m.prospect_id, a.prospect_id) as "prospectId", m.kind = 'marketing' as "isMarketing", m.to_email as "toEmail", p.email, p.language,
  coalesce(nullif(w.sender_name, ''), w.name) as name, w.sender_email as "replyTo"
from workspace w
left join message m on m.workspace_id = w.workspace_id and m.id = $2
left join addressee a on a.workspace_id = w.workspace_id and a.message_id = $2 and m.id is null
left join prospect p on p.workspace_id = w.workspace_id and p.id = coalesce(m.prospect_id, a.prospect_id)
where w.workspace_id = $1`

/** Whom a message of ours went to; only for tokens that are proved. */
export async function findAddressee(
  pool: Pick<Pool, 'query'>,
  { workspaceId, messageId }: { readonly workspaceId: number; readonly messageId: number },
): Promise<Addressee | null> {
  const { rows } = await pool.query<{
    prospectId: number | null
    isMarketing: boolean | null
    toEmail: string | null
    email: string | null
    language: string | null
    name: string
    replyTo: string
  }>({ name: 'find-addressee', text: addressee, values: [workspaceId, messageId] })
  const row = rows[0]
  if (!row) return null
  return {
    sender: { name: row.name, replyTo: row.replyTo },
    prospectId: row.email === null ? null : row.prospectId,
    language: languages.find((language) => language === row.language) ?? null,
    isMarketing: row.isMarketing ?? true,
    addresses: [...new Set([row.toEmail, row.email].filter((address) => address !== null))],
  }
}

/** The name that stands on a workspace's mail: for error pages, from tokens that are not proved. */
export async function findSender(pool: Pick<Pool, 'query'>, workspaceId: number | null): Promise<Sender> {
  if (workspaceId === null || workspaceId > 2_147_483_647) return nobody
  const { rows } = await pool.query<Sender>({
    name: 'find-sender',
    text: `select coalesce(nullif(sender_name, ''), name) as name, sender_email as "replyTo"
           from workspace where workspace_id = $1`,
    values: [workspaceId],
  })
  return rows[0] ?? nobody
}

export const nobody: Sender = { name: '', replyTo: '' }
