import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Takes a person off a list. Programs that it entered by the list go on. */
export async function removeListMember(
  { database, workspaceId }: Scope,
  { id, prospectId }: { id: number; prospectId: number },
): Promise<{ removed: boolean }> {
  const { rowCount } = await database.pool.query(
    'delete from list_member where workspace_id = $1 and list_id = $2 and prospect_id = $3',
    [workspaceId, id, prospectId],
  )
  if (rowCount) return { removed: true }
  const list = await database.pool.query('select 1 from list where workspace_id = $1 and id = $2', [workspaceId, id])
  if (!list.rowCount) throw new Refusal('notFound.list')
  return { removed: false }
}
