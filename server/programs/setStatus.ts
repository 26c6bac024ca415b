import { z } from 'zod'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { loadProgram } from './loadProgram.ts'

export const NextStatus = z.enum(['running', 'paused', 'ended'])
export type NextStatus = z.infer<typeof NextStatus>

/** Pauses, resumes or ends a published program. */
export async function setStatus(
  scope: Scope,
  { id, status }: { id: number; status: NextStatus },
): Promise<{ status: NextStatus }> {
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    if (program.liveVersion === null) throw new Refusal('program.unpublished')
    if (program.status === status) return { status }
    await client.query('update program set status = $3 where workspace_id = $1 and id = $2', [
      scope.workspaceId,
      id,
      status,
    ])
    await writeAudit(client, scope, 'program.setStatus', `program ${id}`, { from: program.status, to: status })
    if (status === 'running') await notifyWork(client, scope.workspaceId)
    return { status }
  })
}
