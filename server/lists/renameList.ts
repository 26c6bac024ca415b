import { isTaken } from '#server/database/isTaken.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Gives a list another name. */
export async function renameList(
  { database, workspaceId }: Scope,
  { id, name }: { id: number; name: string },
): Promise<{ id: number }> {
  const { rowCount } = await database.pool
    .query('update list set name = $3 where workspace_id = $1 and id = $2', [workspaceId, id, name])
    .catch((error) => {
      if (isTaken(error)) throw new Refusal('list.nameTaken', { name }, { field: 'name' })
      throw error
    })
  if (!rowCount) throw new Refusal('notFound.list')
  return { id }
}
