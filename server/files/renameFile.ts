import { isTaken } from '#server/database/isTaken.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export async function renameFile(
  { database, workspaceId }: Scope,
  { id, name }: { id: number; name: string },
): Promise<{ id: number; name: string }> {
  const { rowCount } = await database.pool
    .query('update file set name = $3 where workspace_id = $1 and id = $2', [workspaceId, id, name])
    .catch((error) => {
      if (isTaken(error)) throw new Refusal('file.nameTaken', {}, { field: 'name' })
      throw error
    })
  if (rowCount === 0) throw new Refusal('notFound.file')
  return { id, name }
}
