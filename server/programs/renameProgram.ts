import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Changes the name alone: the draft's revision stays, so that an open editor is not disturbed. */
export async function renameProgram(
  { database, workspaceId }: Scope,
  { id, name }: { id: number; name: string },
): Promise<{ id: number; name: string }> {
  const { rowCount } = await database.pool.query(
    'update program set name = $3 where workspace_id = $1 and id = $2 and archived_at is null',
    [workspaceId, id, name],
  )
  if (rowCount === 0) throw new Refusal('notFound.program')
  return { id, name }
}
