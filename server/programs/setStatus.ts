import { z } from 'zod'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { type Resumed, resumeWaits, type Waits } from './inFlight/resumeWaits.ts'
import { loadProgram } from './loadProgram.ts'

export const NextStatus = z.enum(['running', 'paused', 'ended'])
export type NextStatus = z.infer<typeof NextStatus>

export interface StatusOrder {
  readonly id: number
  /** paused: everybody stands still, newcomers at the entry. ended: nobody comes in, and those inside go on to the end. */
  readonly status: NextStatus
  /** How the waits go on when a pause ends; left out: they went on. */
  readonly waits?: Waits | undefined
}

/** Pauses a published program, ends its pause, or ends its entries. */
export async function setStatus(
  scope: Scope,
  { id, status, waits = 'run' }: StatusOrder,
): Promise<{ status: NextStatus; resumed?: Resumed }> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    if (program.liveVersion === null) throw new Refusal('program.unpublished')
    if (program.status === status) return { status }
    const { rows } = await client.query<{ pausedAt: Date | null }>(
      'select paused_at as "pausedAt" from program where workspace_id = $1 and id = $2',
      [workspaceId, id],
    )
    const pausedAt = rows[0]?.pausedAt ?? null
    const resumed =
      program.status === 'paused'
        ? await resumeWaits(client, workspaceId, { programId: id, waits, pausedAt })
        : undefined
    await client.query(
      `update program set status = $3::program_status,
         paused_at = case when $3::program_status = 'paused' then workspace_now($1) end
       where workspace_id = $1 and id = $2`,
      [workspaceId, id, status],
    )
    const details = { from: program.status, to: status, ...(resumed ? { waits, ...resumed } : {}) }
    await writeAudit(client, scope, 'program.setStatus', `program ${id}`, details)
    if (status !== 'paused') await notifyWork(client, workspaceId)
    return resumed ? { status, resumed } : { status }
  })
}
