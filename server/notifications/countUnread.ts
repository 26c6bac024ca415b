import { type Scope, userIdOf } from '#server/scope.ts'

/** How many of the asker's notifications are unread, counted to 100. */
export async function countUnread(scope: Scope): Promise<{ count: number }> {
  const { rows } = await scope.database.pool.query<{ count: number }>({
    name: 'count-unread',
    text: `select count(*)::int as count from (
             select 1 from notification where workspace_id = $1 and user_id = $2 and read_at is null limit 100) unread`,
    values: [scope.workspaceId, userIdOf(scope)],
  })
  return { count: rows[0]?.count ?? 0 }
}
