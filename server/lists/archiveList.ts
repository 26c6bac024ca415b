import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { findUsers } from '#server/programs/findUsers.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Takes a list out of use, or brings it back. One that a program uses is not archived. */
export async function archiveList(
  scope: Scope,
  { id, archived }: { id: number; archived: boolean },
): Promise<{ id: number }> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    // Publishing locks the lists it points to in the same way: neither passes the other unseen.
    const found = await client.query('select 1 from list where workspace_id = $1 and id = $2 for update', [
      workspaceId,
      id,
    ])
    if (!found.rowCount) throw new Refusal('notFound.list')
    const users = archived ? await findUsers(client, workspaceId, { ref: 'list', id }) : []
    if (users.length > 0) throw new Refusal('list.inUse', { programs: users.map(({ name }) => name).join(', ') })
    await client.query(
      `update list set archived_at = case when $3 then coalesce(archived_at, now()) end
       where workspace_id = $1 and id = $2`,
      [workspaceId, id, archived],
    )
    await writeAudit(client, scope, archived ? 'list.archive' : 'list.restore', `list ${id}`)
    return { id }
  })
}
