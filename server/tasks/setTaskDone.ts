import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Marks a task as done, or as open again. */
export async function setTaskDone(
  { database, workspaceId, actor }: Scope,
  { id, done }: { id: number; done: boolean },
): Promise<{ id: number; done: boolean }> {
  const { rowCount } = await database.pool.query(
    `update task set done_at = case when $3 then coalesce(done_at, workspace_now($1)) end,
       done_by = case when $3 then coalesce(done_by, $4) end
     where workspace_id = $1 and id = $2`,
    [workspaceId, id, done, actor.name],
  )
  if (!rowCount) throw new Refusal('notFound.task')
  return { id, done }
}
