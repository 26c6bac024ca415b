import type pg from 'pg'
import { runCommands } from './commands/runCommands.ts'
import { deliverBySmtp } from './deliver/deliverBySmtp.ts'
import { deliverLocally } from './deliver/deliverLocally.ts'
import { EmailCache } from './deliver/EmailCache.ts'
import { SmtpPool } from './deliver/smtp/SmtpPool.ts'
import type { StageLimits } from './deliver/smtp/sendGated.ts'
import { sweepDoubt } from './deliver/smtp/sweepDoubt.ts'
import { dueWorkspaces } from './dueWorkspaces.ts'
import { enterByDate } from './entries/enterByDate.ts'
import { type Log, silent } from './Log.ts'
import { rollUpTally } from './rollUpTally.ts'
import { runBatch } from './runBatch.ts'
import { refreshSegments } from './segments/refreshSegments.ts'
import { deliverSignals } from './signals/deliverSignals.ts'
import { VersionCache } from './VersionCache.ts'
import { callWebhooks } from './webhooks/callWebhooks.ts'
import type { WorkerEnv } from './workerEnv.ts'

export interface RunOnceOptions {
  readonly pool: pg.Pool
  readonly signingKey: string
  readonly env: WorkerEnv
  readonly log?: Log
  /** Only this one. */
  readonly workspaceId?: number
  /** Instead of the workspaces' own clocks. */
  readonly now?: Date
  /** People a transaction. */
  readonly batch?: number
  /** How long each stage of sending may last. */
  readonly limits?: StageLimits
  /** For tests: a batch is written and not committed. */
  readonly beforeCommit?: () => Promise<void>
}

export interface Done {
  readonly enrollments: number
  readonly steps: number
  readonly messages: number
}

/**
 * Does all that is due now, mail included, and returns: the worker without its loop, for tests and scripts.
 * Mail that a server defers stays for later.
 */
export async function runOnce(options: RunOnceOptions): Promise<Done> {
  const { pool, signingKey, env, log = silent, workspaceId, now, batch = 1000, beforeCommit, limits } = options
  const engine = { pool, versions: new VersionCache(), batch, now, beforeCommit }
  const press = { emails: new EmailCache(), signingKey, publicUrl: env.publicUrl }
  const smtp = env.smtpUrl === null ? null : new SmtpPool(env.smtpUrl)
  const desk = { pool, log, now, allowPrivate: env.webhookAllowPrivate ?? false }
  let done: Done = { enrollments: 0, steps: 0, messages: 0 }
  const add = (more: Partial<Done>) => {
    done = {
      enrollments: done.enrollments + (more.enrollments ?? 0),
      steps: done.steps + (more.steps ?? 0),
      messages: done.messages + (more.messages ?? 0),
    }
    return (more.enrollments ?? 0) + (more.messages ?? 0) > 0
  }
  try {
    for (let again = true; again; ) {
      again = false
      for (const due of await dueWorkspaces(pool, workspaceId, now)) {
        const { id, sandbox, enrollments, messages, webhooks } = due
        if (due.signals) again = (await deliverSignals({ pool, log, now }, id)) > 0 || again
        if (due.commands) again = (await runCommands({ pool }, id)) > 0 || again
        if (due.segments) again = (await refreshSegments({ pool, log }, id)) > 0 || again
        if (due.dates) again = (await enterByDate({ pool, now }, id)) > 0 || again
        if (enrollments) again = add(await runBatch(engine, id)) || again
        if (webhooks) again = (await callWebhooks(desk, id)) > 0 || again
        if (!messages) continue
        const sent =
          sandbox || !smtp
            ? await deliverLocally({ pool, press, batch: 200, now }, id)
            : await deliverBySmtp({ pool, press, smtp, log, now, limits, dkim: env.dkim }, id)
        again = add({ messages: sent }) || again
      }
    }
    await sweepDoubt(pool)
    await rollUpTally(pool, workspaceId)
    return done
  } finally {
    await smtp?.settled()
    smtp?.close()
  }
}
