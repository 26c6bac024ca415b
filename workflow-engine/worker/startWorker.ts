import type pg from 'pg'
import { backoff } from './backoff.ts'
import { runCommands } from './commands/runCommands.ts'
import { deliverBySmtp } from './deliver/deliverBySmtp.ts'
import { deliverLocally } from './deliver/deliverLocally.ts'
import { EmailCache } from './deliver/EmailCache.ts'
import { SmtpPool } from './deliver/smtp/SmtpPool.ts'
import { sweepDoubt } from './deliver/smtp/sweepDoubt.ts'
import { type DueWorkspace, dueWorkspaces } from './dueWorkspaces.ts'
import { enterByDate } from './entries/enterByDate.ts'
import { isPassing, reasonOf } from './failure.ts'
import { keepStatistics } from './keepStatistics.ts'
import { Lane } from './Lane.ts'
import type { Log } from './Log.ts'
import { listenForWork } from './listenForWork.ts'
import { repeat } from './repeat.ts'
import { rollUpTally } from './rollUpTally.ts'
import { runBatch } from './runBatch.ts'
import { refreshSegments } from './segments/refreshSegments.ts'
import { deliverSignals } from './signals/deliverSignals.ts'
import { VersionCache } from './VersionCache.ts'
import { Wake } from './Wake.ts'
import { callWebhooks } from './webhooks/callWebhooks.ts'
import type { WorkerEnv } from './workerEnv.ts'

export interface WorkerOptions {
  /** Takes one connection for each piece of work that goes on at a time, and one for a moment for each mail that is
   *  leaving; with fewer they wait for each other. 16 are enough for everything. */
  readonly pool: pg.Pool
  readonly signingKey: string
  readonly env: WorkerEnv
  readonly log: Log
  /** Batches at a time. 2 is what one process gains from. */
  readonly lanes?: number
  /** People a transaction. */
  readonly batch?: number
  /** What it does of all there is to do. */
  readonly role?: WorkerRole
  /** Published versions by another compiler than the usual one: for measuring. */
  readonly versions?: VersionCache
}

/** worker: people through their programs. sender: what leaves the house. all: both. */
export type WorkerRole = 'all' | 'worker' | 'sender'

/** A kind of work: how much of it goes on at a time, which workspaces have some, and how a piece of it is done. */
interface Line {
  readonly of: 'worker' | 'sender'
  readonly name: string
  readonly width: number
  readonly hasWork: (due: DueWorkspace) => boolean
  /** @returns 0 when there was none left */
  readonly work: (workspaceId: number) => Promise<number>
}

/** Something to be done now and then, for all workspaces together. */
interface Chore {
  readonly of: 'worker' | 'sender'
  readonly everyMs: number
  readonly work: () => Promise<void>
}

export interface RunningWorker {
  /** Takes nothing new, finishes what is under way, and resolves when all is quiet. */
  stop(): Promise<void>
}

const POLL_MS = 1000

/**
 * Works through whatever becomes due, until it is stopped. Any number may run on one database.
 *
 * K1. It asks without locks which workspaces have something to do, then claims inside one of them at a time.
 * K2. Every workspace in line is served before one is served again (Rotation.ts).
 * K3. Postgres may go away: everything is asked again, a little later each time.
 */
export function startWorker(options: WorkerOptions): RunningWorker {
  const { pool, signingKey, env, log, lanes: width = 2, batch = 1000, role = 'all' } = options
  let stopping = false
  let stoppingSince = 0
  const isStopping = (forMs = 0) => stopping && performance.now() - stoppingSince >= forMs
  const look = new Wake()
  const press = { emails: new EmailCache(), signingKey, publicUrl: env.publicUrl }
  const engine = { pool, versions: options.versions ?? new VersionCache(), batch }
  const smtp = env.smtpUrl === null || role === 'worker' ? null : new SmtpPool(env.smtpUrl)

  const post = { pool, log, batch }
  const desk = { pool, log, isStopping, allowPrivate: env.webhookAllowPrivate ?? false }

  // One line a kind of work.
  const lines: Line[] = [
    {
      of: 'worker',
      name: 'journeys',
      width,
      hasWork: (due) => due.enrollments,
      work: async (id) => (await runBatch(engine, id)).enrollments,
    },
    { of: 'worker', name: 'signals', width: 1, hasWork: (due) => due.signals, work: (id) => deliverSignals(post, id) },
    { of: 'worker', name: 'commands', width: 1, hasWork: (due) => due.commands, work: (id) => runCommands(engine, id) },
    { of: 'worker', name: 'dates', width: 1, hasWork: (due) => due.dates, work: (id) => enterByDate({ pool }, id) },
    {
      of: 'worker',
      name: 'segments',
      width: 1,
      hasWork: (due) => due.segments,
      work: (id) => refreshSegments(post, id),
    },
    {
      of: 'sender',
      name: 'mailbox',
      width: 1,
      hasWork: ({ messages, sandbox }) => messages && (sandbox || !smtp),
      work: (id) => deliverLocally({ pool, press, batch: 200 }, id),
    },
    {
      of: 'sender',
      name: 'smtp',
      width: 3,
      hasWork: ({ messages, sandbox }) => messages && !sandbox && smtp !== null,
      work: async (id) => (smtp ? deliverBySmtp({ pool, press, smtp, log, isStopping, dkim: env.dkim }, id) : 0),
    },
    { of: 'sender', name: 'webhooks', width: 4, hasWork: (due) => due.webhooks, work: (id) => callWebhooks(desk, id) },
  ]
  const chores: Chore[] = [
    { of: 'worker', everyMs: 3000, work: () => rollUpTally(pool) },
    { of: 'worker', everyMs: 5000, work: () => keepStatistics(pool) },
    {
      of: 'sender',
      everyMs: 30_000,
      work: async () => {
        const swept = await sweepDoubt(pool)
        if (swept > 0) log.warn({ swept }, 'Mail whose sender stopped is in doubt.')
      },
    },
  ]

  const isMine = ({ of }: Line | Chore) => role === 'all' || role === of
  const lanes = lines.filter(isMine).map((line) => ({
    hasWork: line.hasWork,
    lane: new Lane({ ...line, isStopping, log, onIdle: () => look.now() }),
  }))
  const offer = (due: readonly DueWorkspace[]) => {
    for (const { lane, hasWork } of lanes) lane.offer(due.filter(hasWork).map(({ id }) => id))
  }

  const watching = (async () => {
    for (let failures = 0; !stopping; )
      try {
        const begun = performance.now()
        const due = await dueWorkspaces(pool)
        failures = 0
        offer(due)
        await look.sleep(untilNext(due, performance.now() - begun))
      } catch (error) {
        if (!isPassing(error)) log.error({ reason: reasonOf(error) }, 'Looking for due work failed.')
        else if (failures === 0) log.warn({ reason: reasonOf(error) }, 'The database cannot be reached.')
        await look.sleep(backoff(failures++))
      }
  })()

  const stopListening = listenForWork(pool, () => look.now())
  const endings = chores.filter(isMine).map(({ everyMs, work }) => repeat(everyMs, log, work))

  return {
    async stop() {
      stopping = true
      stoppingSince = performance.now()
      look.now()
      await Promise.all([stopListening(), watching, ...endings.map((end) => end())])
      await Promise.all(lanes.map(({ lane }) => lane.settled()))
      await smtp?.settled()
      smtp?.close()
    },
  }
}

/** Not longer than a second, not shorter than ten times what looking cost, and awake when the next is due. */
function untilNext(due: readonly DueWorkspace[], costMs: number): number {
  const next = Math.min(POLL_MS, ...due.map(({ nextInMs }) => nextInMs ?? POLL_MS))
  return Math.max(next, 10 * costMs, 5)
}
