import type pg from 'pg'
import { enrollEach, type Newcomer } from '../../intake/enroll.ts'
import { notifyWork } from '../../intake/notifyWork.ts'
import { admits } from '../../nodes/admits.ts'
import { reasonOf } from '../failure.ts'
import { inParts } from '../inParts.ts'
import { inTransaction } from '../inTransaction.ts'
import { type Log, silent } from '../Log.ts'
import { openWorkspace } from '../openWorkspace.ts'
import { dropSignals } from './dropSignals.ts'
import { loadEntries } from './loadEntries.ts'
import { type TakenSignal, takeSignals } from './takeSignals.ts'
import { wakeListening } from './wakeListening.ts'

export interface Post {
  readonly pool: pg.Pool
  readonly log?: Log
  /** Signals a transaction. */
  readonly batch?: number
  /** Instead of the workspaces' own clocks. */
  readonly now?: Date
  /** For tests: everything is written and nothing committed. */
  readonly beforeCommit?: () => Promise<void>
}

/**
 * Tells people's programs what has happened to them: wakes those who stand where it is listened for, and lets those in
 * whom an entry waits for. A piece of one workspace's signals, in one transaction.
 *
 * S1. Nobody is missed. A person who is just being moved is waited for, and judged by where that has put them
 *     (holdWaiting): either they stand where the cue is listened for, or they come there later, and then their node asks
 *     its facts after what has happened. In a sandbox, whose people may be behind its clock, a signal waits for its
 *     person to come as far (takeSignals).
 * S2. A cue wakes, the facts decide: whoever is woken for nothing stands still again.
 * S3. Signals first, then enrollments in the order of their ids, then new enrollments in the order of programs and
 *     people: whoever holds several of them took them in this order, so that nobody waits in a circle.
 * S4. A signal that cannot be delivered is found by halving, and blocks nobody: it is dropped, and the log says why.
 *
 * @returns how many signals were taken
 */
export async function deliverSignals(post: Post, workspaceId: number): Promise<number> {
  const taken: number[] = []
  try {
    return await deliver(post, workspaceId, undefined, taken)
  } catch (error) {
    if (taken.length === 0) throw error
    const done = await inParts(
      taken,
      error,
      (only) => deliver(post, workspaceId, only),
      async (id, reason) => {
        await inTransaction(post.pool, (client) => dropSignals(client, workspaceId, [id]))
        const { log = silent } = post
        log.error({ reason: reasonOf(reason), workspaceId, signal: id }, 'A signal could not be delivered.')
        return 1
      },
    )
    return done.reduce((sum, n) => sum + n, 0)
  }
}

/** @param ids takes the ids of those that were taken, also when the work fails */
function deliver(post: Post, workspaceId: number, only?: readonly number[], ids: number[] = []): Promise<number> {
  return inTransaction(post.pool, async (client) => {
    const workspace = await openWorkspace(client, workspaceId, post.now)
    if (!workspace) return 0
    const signals = await takeSignals(client, workspace, post.batch ?? 1000, only)
    if (signals.length === 0) return 0
    ids.push(...signals.map(({ id }) => id))
    if ((await wakeListening(client, workspaceId, signals)) > 0) await notifyWork(client, workspaceId)
    await letIn(client, workspaceId, signals)
    await dropSignals(
      client,
      workspaceId,
      signals.map(({ id }) => id),
    )
    await post.beforeCommit?.()
    return signals.length
  })
}

async function letIn(client: pg.ClientBase, workspaceId: number, signals: readonly TakenSignal[]): Promise<void> {
  const opening = signals.filter(({ detail }) => detail.wakesOnly !== true)
  const entries = await loadEntries(client, workspaceId, [...new Set(opening.map(({ cue }) => cue))])
  for (const { cue, config, ...door } of entries) {
    const people = opening.filter((signal) => signal.cue === cue && admits(config, signal.detail)).map(newcomer)
    await enrollEach(client, { workspaceId, ...door }, people)
  }
}

const newcomer = ({ id, prospectId, at }: TakenSignal): Newcomer => ({
  prospectId,
  at: new Date(at),
  occasion: `signal:${id}`,
})
