import { DateTime, Duration } from 'luxon'
import { type DueWork, dueWork } from '#engine/intake/dueWork.ts'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { publishDue } from '#server/publications/publishDue.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { waitUntilSettled } from './waitUntilSettled.ts'

export interface ClockView {
  /** The workspace's time after the move. */
  readonly now: string
  /** True when nothing due by then is left to do. False when the wait ended first; the work goes on. */
  readonly settled: boolean
}

const longest = Duration.fromObject({ years: 2 }).toMillis()

/** Moves a sandbox's clock forward by an ISO 8601 duration ("P5D", "PT2H") and waits for what has become due, mail
 *  included. Days and longer are calendar days of the workspace's zone, so that it stays the same time of day.
 *  @param field what the asker calls the duration */
export async function advanceClock(scope: Scope, duration: string, field = 'duration'): Promise<ClockView> {
  const { database, workspaceId } = scope
  await moveClock(scope, duration, field)
  await publishDue(scope, workspaceId)
  const settled = await waitUntilSettled(() => dueWorkOf(scope))
  return { now: (await workspaceNow(database.pool, workspaceId)).toISOString(), settled }
}

async function moveClock(scope: Scope, duration: string, field: string): Promise<void> {
  const length = Duration.fromISO(duration)
  if (!length.isValid) throw new Refusal('input.notDuration', {}, { field })
  const { database, workspaceId } = scope
  await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ sandbox: boolean; zone: string }>(
      'select sandbox, time_zone as zone from workspace where workspace_id = $1 for no key update',
      [workspaceId],
    )
    const workspace = rows[0]
    if (!workspace) throw new Refusal('notFound.workspace')
    if (!workspace.sandbox) throw new Refusal('sandbox.only')
    const now = await workspaceNow(client, workspaceId)
    const ms = lengthFrom(now, workspace.zone, length)
    if (!(ms >= 1000 && ms <= longest)) throw new Refusal('clock.range', {}, { field })
    await client.query('update workspace set clock_ahead_ms = clock_ahead_ms + $2 where workspace_id = $1', [
      workspaceId,
      ms,
    ])
    await writeAudit(client, scope, 'clock.advance', 'workspace', { duration })
    await notifyWork(client, workspaceId)
  })
}

/** Milliseconds from a moment in a zone to the same moment that much later. */
function lengthFrom(moment: Date, zone: string, length: Duration): number {
  return DateTime.fromJSDate(moment, { zone }).plus(length).toMillis() - moment.getTime()
}

function dueWorkOf({ database, workspaceId }: Scope): Promise<DueWork> {
  return inTransaction(database, (client) => dueWork(client, workspaceId))
}
