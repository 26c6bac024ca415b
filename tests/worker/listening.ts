import type pg from 'pg'
import { deliverSignals } from '#engine/worker/signals/deliverSignals.ts'
import { drawing, entry, type Lives, livesIn, node } from './lives.ts'

/** Somebody has done this. */
export const did = (type: string, since: 'entered' | 'here' = 'entered') => ({ kind: 'event', type, where: [], since })

/**
 *   start ─ listen (demo.booked, 5 days) ─┬ happened ── won
 *                                         └ timeout ─── lost
 */
export const waiting = drawing(
  [
    entry('start', { kind: 'manual' }),
    node('listen', 'waitForEvent', { event: did('demo.booked'), timeout: { amount: 5, unit: 'days' } }),
    node('won', 'end'),
    node('lost', 'end'),
  ],
  ['start > listen', 'listen.happened > won', 'listen.timeout > lost'],
)

/** People who stand in `listen`. */
export async function listening(pool: pg.Pool, count: number, { sandbox = true } = {}) {
  const world = await livesIn(pool, { sandbox })
  const programId = await world.program(waiting)
  const people = await world.people(count)
  await world.enter(programId, people)
  await world.run()
  return { ...world, programId, people }
}

/** Delivers a piece of a workspace's signals. */
export const deliver = (
  { pool, workspaceId }: Pick<Lives, 'pool' | 'workspaceId'>,
  more: { beforeCommit?: () => Promise<void> } = {},
) => deliverSignals({ pool, ...more }, workspaceId)
