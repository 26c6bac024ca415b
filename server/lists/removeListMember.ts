import { leaveLists } from '#engine/intake/leaveLists.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

/** Takes a person off a list. Programs that it entered by the list go on. */
export async function removeListMember(
  { database, workspaceId }: Scope,
  { id, prospectId }: { id: number; prospectId: number },
): Promise<{ removed: boolean }> {
  const left = await inTransaction(database, async (client) => {
    const at = await workspaceNow(client, workspaceId)
    return leaveLists(client, workspaceId, [{ listId: id, prospectId, at }])
  })
  if (left > 0) return { removed: true }
  const list = await database.pool.query('select 1 from list where workspace_id = $1 and id = $2', [workspaceId, id])
  if (!list.rowCount) throw new Refusal('notFound.list')
  return { removed: false }
}
