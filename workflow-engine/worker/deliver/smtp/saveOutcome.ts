import type pg from 'pg'
import type { Claim } from './claimForSending.ts'

type State = 'pending' | 'claimed' | 'dot' | 'sent' | 'inDoubt' | 'failed'

export interface Outcome {
  readonly state: State
  /** The states it may be in now; in any other somebody else has decided. */
  readonly from: readonly State[]
  readonly failure: string | null
  /** Counts as an attempt. */
  readonly attempted: boolean
  /** Milliseconds of workspace time; null leaves it. */
  readonly dueAt: number | null
  readonly sentAt: number | null
  /** Why it waits; null leaves it. */
  readonly deferredFor: 'serverBusy' | null
}

const text = `
update message
set state = $5::message_state, failure = $6, attempts = attempts + $7, lease_until = null,
  due_at = coalesce(to_timestamp($8::float8 / 1000), due_at), sent_at = to_timestamp($9::float8 / 1000),
  deferred_for = coalesce($11::text, deferred_for),
  deferred_from = case when $11::text is null then deferred_from else coalesce(deferred_from, due_at) end
where workspace_id = $1 and id = $2 and born_at = $3 and epoch = $4 and state = any ($10::message_state[])`

/** Writes what became of a mail, unless its lease has gone to somebody else. */
export async function saveOutcome(
  pool: pg.Pool,
  workspaceId: number,
  { letter, epoch }: Claim,
  { state, from, failure, attempted, dueAt, sentAt, deferredFor }: Outcome,
): Promise<void> {
  await pool.query({
    name: 'saveOutcome',
    text,
    values: [
      workspaceId,
      letter.id,
      letter.bornAt,
      epoch,
      state,
      failure,
      attempted ? 1 : 0,
      dueAt,
      sentAt,
      `{${from.join(',')}}`,
      deferredFor,
    ],
  })
}
