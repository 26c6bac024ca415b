import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { Scope } from '#server/scope.ts'
import { keepAnOwner } from './keepAnOwner.ts'
import { listMembers, type MemberView } from './listMembers.ts'
import type { Role } from './role.ts'

/** Gives a member another role. A workspace keeps at least one owner. */
export async function setRole(scope: Scope, { userId, role }: { userId: string; role: Role }): Promise<MemberView[]> {
  const { workspaceId, database } = scope
  const before = (await listMembers(scope)).find((member) => member.userId === userId)
  if (before?.role !== role) {
    await inTransaction(database, async (client) => {
      const from = await keepAnOwner(client, workspaceId, userId)
      await client.query('update member set role = $3 where workspace_id = $1 and user_id = $2', [
        workspaceId,
        userId,
        role,
      ])
      await writeAudit(client, scope, 'member.setRole', `user ${userId}`, { from, to: role })
    })
  }
  return listMembers(scope)
}
