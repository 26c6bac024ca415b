import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { loadProgram } from './loadProgram.ts'

/** Puts a program away. Its numbers and people stay; one that is running or paused must be ended first. */
export async function archiveProgram(scope: Scope, id: number): Promise<{ archivedAt: string }> {
  return inTransaction(scope.database, async (client) => {
    const { status, archivedAt } = await loadProgram(client, scope, id, { lock: true })
    if (archivedAt) return { archivedAt: archivedAt.toISOString() }
    if (status === 'running' || status === 'paused') throw new Refusal('program.runs')
    await client.query('delete from entry_trigger where workspace_id = $1 and program_id = $2', [scope.workspaceId, id])
    const { rows } = await client.query<{ at: Date }>(
      'update program set archived_at = now() where workspace_id = $1 and id = $2 returning archived_at as at',
      [scope.workspaceId, id],
    )
    await writeAudit(client, scope, 'program.archive', `program ${id}`)
    return { archivedAt: (rows[0]?.at ?? new Date()).toISOString() }
  })
}
