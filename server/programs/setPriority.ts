import { z } from 'zod'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { loadProgram } from './loadProgram.ts'

/** -100 to 100; 0 for most. */
export const Priority = z.number().int().min(-100).max(100)

/** Says whose mail goes first when a person may get only so much: that of the program with the higher priority. Mail that
 *  waits already keeps the one it was written with. */
export function setPriority(
  scope: Scope,
  { id, priority }: { id: number; priority: number },
): Promise<{ priority: number }> {
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    if (program.priority === priority) return { priority }
    await client.query('update program set priority = $3 where workspace_id = $1 and id = $2', [
      scope.workspaceId,
      id,
      priority,
    ])
    await writeAudit(client, scope, 'program.setPriority', `program ${id}`, { from: program.priority, to: priority })
    return { priority }
  })
}
