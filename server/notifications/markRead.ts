import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import { type Scope, userIdOf } from '#server/scope.ts'

/** Some notifications by id, or `all`. */
export const MarkRead = z.object({ ids: z.array(BigId).max(1000).optional(), all: z.boolean().default(false) })
export type MarkRead = z.infer<typeof MarkRead>

/** Marks the asker's own notifications as read. @returns how many were unread */
export async function markRead(scope: Scope, { ids = [], all }: MarkRead): Promise<{ marked: number }> {
  const { rowCount } = await scope.database.pool.query(
    `update notification set read_at = workspace_now($1)
     where workspace_id = $1 and user_id = $2 and read_at is null and ($3::bool or id = any($4::bigint[]))`,
    [scope.workspaceId, userIdOf(scope), all, ids],
  )
  return { marked: rowCount ?? 0 }
}
