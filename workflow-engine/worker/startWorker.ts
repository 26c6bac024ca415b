import type pg from 'pg'
import { backoff } from './backoff.ts'
import { deliverBySmtp } from './deliver/deliverBySmtp.ts'
import { deliverLocally } from './deliver/deliverLocally.ts'
import { EmailCache } from './deliver/EmailCache.ts'
import { SmtpPool } from './deliver/smtp/SmtpPool.ts'
import { sweepDoubt } from './deliver/smtp/sweepDoubt.ts'
import { type DueWorkspace, dueWorkspaces } from './dueWorkspaces.ts'
import { isPassing, reasonOf } from './failure.ts'
import { Lane } from './Lane.ts'
import type { Log } from './Log.ts'
import { listenForWork } from './listenForWork.ts'
import { rollUpTally } from './rollUpTally.ts'
import { runBatch } from './runBatch.ts'
import { VersionCache } from './VersionCache.ts'
import { Wake } from './Wake.ts'
import type { WorkerEnv } from './workerEnv.ts'

export interface WorkerOptions {
  /** Takes lanes + 3 connections at most, and up to 5 more for moments while mail goes out by SMTP. */
  readonly pool: pg.Pool
  readonly signingKey: string
  readonly env: WorkerEnv
  readonly log: Log
  /** Batches at a time. 2 is what one process gains from. */
  readonly lanes?: number
  /** People a transaction. */
  readonly batch?: number
}

export interface RunningWorker {
  /** Takes nothing new, finishes what is under way, and resolves when all is quiet. */
  stop(): Promise<void>
}

const POLL_MS = 1000
const ROLL_UP_MS = 3000
const SWEEP_MS = 30_000

/**
 * Works through whatever becomes due, until it is stopped. Any number may run on one database.
 *
 * K1. It asks without locks which workspaces have something to do, then claims inside one of them at a time.
 * K2. Every workspace in line is served before one is served again (Rotation.ts).
 * K3. Postgres may go away: everything is asked again, a little later each time.
 */
export function startWorker({ pool, signingKey, env, log, lanes = 2, batch = 1000 }: WorkerOptions): RunningWorker {
  let stopping = false
  const isStopping = () => stopping
  const press = { emails: new EmailCache(), signingKey, publicUrl: env.publicUrl }
  const engine = { pool, versions: new VersionCache(), batch }
  const smtp = env.smtpUrl === null ? null : new SmtpPool(env.smtpUrl)
  const look = new Wake()

  const lane = (name: string, width: number, work: (workspaceId: number) => Promise<number>) =>
    new Lane({ name, width, work, isStopping, log, onIdle: () => look.now() })
  const journeys = lane('journeys', lanes, async (id) => (await runBatch(engine, id)).enrollments)
  const mailbox = lane('mailbox', 1, (id) => deliverLocally({ pool, press, batch: 200 }, id))
  const post = smtp && lane('smtp', 1, (id) => deliverBySmtp({ pool, press, smtp, log, isStopping }, id))

  const offer = (due: readonly DueWorkspace[]) => {
    const withMail = due.filter((workspace) => workspace.messages)
    journeys.offer(due.filter((workspace) => workspace.enrollments).map(({ id }) => id))
    mailbox.offer(withMail.filter(({ sandbox }) => sandbox || !post).map(({ id }) => id))
    post?.offer(withMail.filter(({ sandbox }) => !sandbox).map(({ id }) => id))
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
  const chores = [
    repeat(ROLL_UP_MS, log, () => rollUpTally(pool)),
    repeat(SWEEP_MS, log, async () => {
      const swept = await sweepDoubt(pool)
      if (swept > 0) log.warn({ swept }, 'Mail whose sender stopped is in doubt.')
    }),
  ]

  return {
    async stop() {
      stopping = true
      look.now()
      await Promise.all([stopListening(), watching, ...chores.map((end) => end())])
      await Promise.all([journeys.settled(), mailbox.settled(), post?.settled()])
      smtp?.close()
    },
  }
}

/** Not longer than a second, not shorter than ten times what looking cost, and awake when the next is due. */
function untilNext(due: readonly DueWorkspace[], costMs: number): number {
  const next = Math.min(POLL_MS, ...due.map(({ nextInMs }) => nextInMs ?? POLL_MS))
  return Math.max(next, 10 * costMs, 5)
}

/** @returns a function that ends it and waits for the run that is under way */
function repeat(ms: number, log: Log, work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = work()
      .catch((error: unknown) => {
        if (!isPassing(error)) log.error({ reason: reasonOf(error) }, 'A chore of the worker failed.')
      })
      .finally(() => {
        busy = false
      })
  }, ms)
  return () => {
    clearInterval(timer)
    return running
  }
}
