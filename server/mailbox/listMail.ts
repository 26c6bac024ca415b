import { z } from 'zod'
import { CursorMoment, mostOfAPage, page, readCursor } from '#server/cursor.ts'
import { Cursor, PageLimit } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'

export const ListMail = z.object({
  /** Occurs in the subject, the sender or the recipient. */
  search: z.string().trim().max(200).optional(),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListMail = z.infer<typeof ListMail>

export interface MailRow {
  readonly id: number
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly at: string
}

const Position = z.tuple([CursorMoment, z.number().int()])

/** The local mailbox, newest first. */
export async function listMail(
  { database, workspaceId }: Scope,
  { search, cursor, limit }: ListMail,
): Promise<{ rows: MailRow[]; next: string | null }> {
  const [at = null, id = null] = readCursor(cursor, Position) ?? []
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null
  const { rows } = await database.pool.query<Omit<MailRow, 'at'> & { at: Date; position: string }>({
    name: 'list-mail',
    text: `select id, from_text as "from", to_text as "to", subject, at,
             to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position
           from (
             select * from mail
             where workspace_id = $1
               and ($2::text is null or subject ilike $2 or to_text ilike $2 or from_text ilike $2)
               and ($3::timestamptz is null or (at, id) < ($3, $4::bigint))
             order by at desc, id desc limit ${mostOfAPage}) newest
           order by at desc, id desc limit $5`,
    values: [workspaceId, pattern, at, id, limit + 1],
  })
  const { rows: kept, next } = page(rows, limit, (row) => [row.position, row.id])
  return { rows: kept.map(({ position: _, ...row }) => ({ ...row, at: row.at.toISOString() })), next }
}
