import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import PostalMime from 'postal-mime'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { MailRow } from './listMail.ts'

/** A mail taken apart. `html` comes from outside: show it in a sandboxed iframe and nowhere else. */
export interface MailDetails extends MailRow {
  readonly html: string | null
  readonly text: string | null
  /** The MIME source as it was sent. */
  readonly source: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** Whom it went to and which step sent it, where that is still known. */
  readonly prospectId: number | null
  readonly program: { readonly id: number; readonly name: string } | null
  readonly nodeId: string | null
  readonly variantId: string | null
}

interface Row extends Omit<MailRow, 'at'> {
  readonly at: Date
  readonly raw: Buffer
  readonly prospectId: number | null
  readonly programId: number | null
  readonly programName: string | null
  readonly nodeId: string | null
  readonly variantId: string | null
}

const unzip = promisify(gunzip)
const largestSource = 64 * 1024 * 1024

/** One mail of the local mailbox. */
export async function getMail({ database, workspaceId }: Scope, { id }: { id: number }): Promise<MailDetails> {
  const { rows } = await database.pool.query<Row>({
    name: 'get-mail',
    text: `select l.id, l.from_text as "from", l.to_text as "to", l.subject, l.at, l.raw,
             p.id as "prospectId", m.program_id as "programId", g.name as "programName", m.node_id as "nodeId",
             m.variant_id as "variantId"
           from mail l
           left join message m on m.workspace_id = l.workspace_id and m.id = l.message_id
           left join prospect p on p.workspace_id = l.workspace_id and p.id = m.prospect_id
           left join program g on g.workspace_id = l.workspace_id and g.id = m.program_id
           where l.workspace_id = $1 and l.id = $2`,
    values: [workspaceId, id],
  })
  const found = rows[0]
  if (!found) throw new Refusal('notFound.mail')
  const { raw, at, programId, programName, ...row } = found
  const source = await unzip(raw, { maxOutputLength: largestSource })
  const mail = await PostalMime.parse(source)
  return {
    ...row,
    at: at.toISOString(),
    html: mail.html ?? null,
    text: mail.text ?? null,
    source: source.toString('utf8'),
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    program: programId === null ? null : { id: programId, name: programName ?? '' },
  }
}
