import { z } from 'zod'
import { CursorMoment, mostOfAPage, page, readCursor } from '#server/cursor.ts'
import { type Scope, userIdOf } from '#server/scope.ts'

export interface NotificationRow {
  readonly id: number
  /** leadForYou, programNote, importDone, importFailed … */
  readonly kind: string
  readonly params: Readonly<Record<string, string | number | boolean | null>>
  /** A path inside the product, or "". */
  readonly link: string
  readonly at: string
  readonly readAt: string | null
}

interface Row extends Omit<NotificationRow, 'at' | 'readAt'> {
  readonly at: Date
  readonly readAt: Date | null
  readonly position: string
}

const Position = z.tuple([CursorMoment, z.number().int()])

/** The asker's own notifications, newest first. */
export async function listNotifications(
  scope: Scope,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: NotificationRow[]; next: string | null }> {
  const [at = null, id = null] = readCursor(cursor, Position) ?? []
  const { rows } = await scope.database.pool.query<Row>({
    name: 'list-notifications',
    text: `select id, kind, params, link, at, read_at as "readAt",
             to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position
           from (
             select * from notification
             where workspace_id = $1 and user_id = $2 and ($3::timestamptz is null or (at, id) < ($3, $4::bigint))
             order by at desc, id desc limit ${mostOfAPage}) newest
           order by at desc, id desc limit $5`,
    values: [scope.workspaceId, userIdOf(scope), at, id, limit + 1],
  })
  const { rows: kept, next } = page(rows, limit, (row) => [row.position, row.id])
  return {
    rows: kept.map(({ position: _, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    })),
    next,
  }
}
