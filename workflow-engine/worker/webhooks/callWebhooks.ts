import type pg from 'pg'
import { isStopped } from '../../intake/sendingSwitch.ts'
import { type WebhookSecrets, webhookSecrets } from '../../intake/webhookSecret.ts'
import { inTransaction } from '../inTransaction.ts'
import type { Log } from '../Log.ts'
import { nowIn } from '../nowIn.ts'
import { type OpenWorkspace, openWorkspace } from '../openWorkspace.ts'
import { untilSaved } from '../untilSaved.ts'
import { type Call, claimCalls, dueCalls, returnCalls } from './claimCalls.ts'
import { type CallOutcome, outcomeOfCall } from './outcomeOfCall.ts'
import { postJson } from './postJson.ts'
import { saveCalls } from './saveCalls.ts'
import { signWebhook } from './signWebhook.ts'

export interface WebhookDesk {
  readonly pool: pg.Pool
  readonly log: Log
  /** Addresses of this machine and its network may be called: an intranet, a test. */
  readonly allowPrivate: boolean
  /** Once true, what has not been begun is put back. */
  readonly isStopping?: () => boolean
  /** Instead of the workspaces' own clocks. */
  readonly now?: Date
  /** How long one call may last, in milliseconds. */
  readonly timeoutMs?: number
}

/** All of them are over, timeouts included, before their lease is. */
const CALLS_A_CLAIM = 20
const AT_A_TIME = 10

/** In a sandbox nobody is called: the call counts as answered with an empty object, and can be looked at. */
const pretended: CallOutcome = { state: 'done', status: 200, answer: '{}', failure: null, retryInMs: null }
const gone: CallOutcome = { state: 'failed', status: null, answer: null, failure: 'prospectGone', retryInMs: null }

/**
 * Makes the calls of one workspace that are due. The lease is committed first, and no transaction is held while somebody
 * is called. A process that dies in between leaves a call that is made again, with the same webhook-id.
 * @returns how many calls it dealt with
 */
export async function callWebhooks(desk: WebhookDesk, workspaceId: number): Promise<number> {
  const taken = await take(desk, workspaceId)
  if (!taken) return 0
  const { workspace, secrets, calls, count } = taken
  const waiting = [...calls]
  const callers = Array.from({ length: Math.min(AT_A_TIME, waiting.length) }, async () => {
    while (waiting.length > 0 && !desk.isStopping?.() && (await mayLeave(desk.pool))) {
      const call = waiting.shift()
      if (call) await callOne(desk, workspace, secrets, call)
    }
  })
  const failure = (await Promise.allSettled(callers)).find((done) => done.status === 'rejected')
  await untilSaved(desk.log, () => returnCalls(desk.pool, workspace.id, waiting))
  if (failure) throw failure.reason
  return count
}

/** Somebody may have stopped all sending since the calls were taken. */
async function mayLeave(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ stopped: boolean }>({ name: 'isStopped', text: `select ${isStopped} as stopped` })
  return !rows[0]?.stopped
}

interface Taken {
  readonly workspace: OpenWorkspace
  readonly secrets: WebhookSecrets
  readonly calls: readonly Call[]
  readonly count: number
}

function take(desk: WebhookDesk, workspaceId: number): Promise<Taken | null> {
  return inTransaction(desk.pool, async (client) => {
    const workspace = await openWorkspace(client, workspaceId, desk.now)
    if (!workspace || workspace.sendingStopped) return null
    const due = await dueCalls(client, workspace, CALLS_A_CLAIM)
    if (due.length === 0) return null
    const [calls, over] = workspace.sandbox ? [[], due] : split(due)
    const outcome = workspace.sandbox ? pretended : gone
    const at = workspace.now.getTime()
    const finished = over.map((call) => ({ call, outcome, at: workspace.sandbox ? call.dueAt : at }))
    await saveCalls(client, workspaceId, finished)
    const claimed = await claimCalls(client, workspaceId, calls)
    const secrets = claimed.length > 0 ? await webhookSecrets(client, workspaceId) : { secret: '', before: null }
    return { workspace, secrets, calls: claimed, count: due.length }
  })
}

/** Those that have somebody to tell about, and those that have not. */
function split(calls: readonly Call[]): [Call[], Call[]] {
  return [calls.filter(({ body }) => body !== null), calls.filter(({ body }) => body === null)]
}

async function callOne(
  desk: WebhookDesk,
  workspace: OpenWorkspace,
  secrets: WebhookSecrets,
  call: Call,
): Promise<void> {
  const body = call.body ?? ''
  const answered = await postJson({
    url: call.url,
    body,
    headers: signWebhook(secrets, call.key, Math.floor(Date.now() / 1000), body),
    allowPrivate: desk.allowPrivate,
    timeoutMs: desk.timeoutMs,
  })
  const outcome = outcomeOfCall(answered, call.attempts)
  const finished = { call, outcome, at: nowIn(workspace) }
  await untilSaved(desk.log, () => inTransaction(desk.pool, (client) => saveCalls(client, workspace.id, [finished])))
}
