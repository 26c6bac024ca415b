import type pg from 'pg'
import { announce } from '../../intake/announce.ts'
import { cueOf } from '../../nodes/cue.ts'
import { numbers, texts } from '../arrays.ts'
import type { Call } from './claimCalls.ts'
import type { CallOutcome } from './outcomeOfCall.ts'

/** A call and what became of it. */
export interface Finished {
  readonly call: Call
  readonly outcome: CallOutcome
  /** Milliseconds of workspace time. */
  readonly at: number
}

const text = `
update webhook_call c
set state = u.state, status = coalesce(u.status, c.status), answer = u.answer::jsonb, failure = u.failure,
  attempts = c.attempts + 1, lease_until = null, due_at = coalesce(to_timestamp(u.due / 1000), c.due_at),
  done_at = to_timestamp(u.done / 1000)
from unnest($2::bigint[], $3::timestamptz[], $4::int[], $5::text[], $6::int[], $7::text[], $8::text[], $9::float8[],
  $10::float8[]) as u(id, born_at, epoch, state, status, answer, failure, due, done)
where c.workspace_id = $1 and c.id = u.id and c.born_at = u.born_at and c.epoch = u.epoch
returning c.id::float8`

/**
 * Writes down what became of calls, in the caller's transaction, and announces those that are over. Whose lease has gone
 * to somebody else meanwhile is let be.
 */
export async function saveCalls(
  client: pg.ClientBase,
  workspaceId: number,
  finished: readonly Finished[],
): Promise<void> {
  if (finished.length === 0) return
  const over = ({ outcome }: Finished) => outcome.retryInMs === null
  const { rows } = await client.query<[number]>({
    name: 'saveCalls',
    text,
    values: [
      workspaceId,
      numbers(finished.map(({ call }) => call.id)),
      texts(finished.map(({ call }) => call.bornAt)),
      numbers(finished.map(({ call }) => call.epoch)),
      texts(finished.map(({ outcome }) => outcome.state)),
      numbers(finished.map(({ outcome }) => outcome.status)),
      texts(finished.map(({ outcome }) => outcome.answer)),
      texts(finished.map(({ outcome }) => outcome.failure?.replaceAll('\u0000', '') ?? null)),
      numbers(finished.map(({ outcome, at }) => (outcome.retryInMs === null ? null : at + outcome.retryInMs))),
      numbers(finished.map((one) => (over(one) ? one.at : null))),
    ],
    rowMode: 'array',
  })
  const ours = new Set(rows.map(([id]) => id))
  const happened = finished
    .filter((one) => over(one) && ours.has(one.call.id))
    .map(({ call, at }) => ({ prospectId: call.prospectId, cue: cueOf.webhook, at: new Date(at) }))
  if (happened.length > 0) await announce(client, workspaceId, happened)
}
