import { regrade } from '#engine/intake/regrade.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

/** Takes a rule of fit away. Everybody is graded anew. */
export function removeGradeRule(scope: Scope, { id }: { id: number }): Promise<{ id: number; regraded: number }> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const { rowCount } = await client.query('delete from grade_rule where workspace_id = $1 and id = $2', [
      workspaceId,
      id,
    ])
    if (!rowCount) throw new Refusal('notFound.gradeRule')
    await writeAudit(client, scope, 'gradeRule.remove', `gradeRule ${id}`)
    return { id, regraded: await regrade(client, workspaceId, null, await workspaceNow(client, workspaceId)) }
  })
}
