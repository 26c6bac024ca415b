import { announce } from '#engine/intake/announce.ts'
import { cueOf } from '#engine/nodes/cue.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { Scope } from '#server/scope.ts'
import { keepAnOwner } from './keepAnOwner.ts'
import { workspaceNow } from './workspaceNow.ts'

/** Ends a membership. What the member did stays; leads and prospects it looked after go without an owner. */
export async function removeMember(scope: Scope, userId: string): Promise<{ removed: true }> {
  const { workspaceId, database } = scope
  await inTransaction(database, async (client) => {
    await keepAnOwner(client, workspaceId, userId)
    const member = [workspaceId, userId]
    await client.query('delete from member where workspace_id = $1 and user_id = $2', member)
    const { rows } = await client.query<{ id: number }>(
      'update prospect set owner_id = null where workspace_id = $1 and owner_id = $2 returning id',
      member,
    )
    const at = await workspaceNow(client, workspaceId)
    await announce(
      client,
      workspaceId,
      rows.map(({ id }) => ({
        prospectId: Number(id),
        cue: cueOf.field('person', 'owner'),
        detail: { from: userId, to: null },
        at,
      })),
    )
    await client.query('update lead set owner_id = null where workspace_id = $1 and owner_id = $2', member)
    await client.query('delete from notification where workspace_id = $1 and user_id = $2', member)
    await writeAudit(client, scope, 'member.remove', `user ${userId}`)
  })
  return { removed: true }
}
