import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Calls a version something. What it draws never changes. */
export async function renameVersion(
  scope: Scope,
  { id, number, name }: { id: number; number: number; name: string },
): Promise<{ number: number; name: string }> {
  return inTransaction(scope.database, async (client) => {
    const { rowCount } = await client.query(
      'update program_version set name = $4 where workspace_id = $1 and program_id = $2 and number = $3',
      [scope.workspaceId, id, number, name],
    )
    if (rowCount === 0) throw new Refusal('notFound.version')
    await writeAudit(client, scope, 'program.renameVersion', `program ${id}`, { number, name })
    return { number, name }
  })
}
