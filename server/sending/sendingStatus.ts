import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { type SendingState, sendingState } from './sendingState.ts'

export interface SendingStatus extends SendingState {
  /** Mail that waits for somebody to look at it. */
  readonly held: number
  /** Mail past its last byte without an answer, that nobody has looked at. */
  readonly inDoubt: number
  /** Mail that waits by the rules, by the latest reason. */
  readonly deferred: readonly { readonly reason: string; readonly count: number }[]
  /** Webhooks that nobody took for a day, or that were refused, in the last seven days. */
  readonly failedWebhooks: number
}

interface Row {
  readonly sandbox: boolean
  readonly pausedAt: Date | null
  readonly held: number
  readonly inDoubt: number
  readonly deferred: readonly { reason: string; count: number }[]
  readonly failedWebhooks: number
}

const text = `
select w.sandbox, w.sending_paused_at as "pausedAt",
  (select count(*)::int from message where workspace_id = $1 and state = 'held') as held,
  (select count(*)::int from message where workspace_id = $1 and state = 'inDoubt' and reviewed_at is null) as "inDoubt",
  (select coalesce(jsonb_agg(jsonb_build_object('reason', d.reason, 'count', d.count) order by d.reason), '[]') from (
    select deferred_for as reason, count(*)::int as count from message
    where workspace_id = $1 and state in ('pending', 'claimed') and deferred_for is not null
      and due_at > workspace_now($1) group by 1) d) as deferred,
  (select count(*)::int from webhook_call
   where workspace_id = $1 and state = 'failed' and born_at > now() - interval '31 days'
     and done_at > workspace_now($1) - interval '7 days') as "failedWebhooks"
from workspace w where w.workspace_id = $1`

/** Whether mail leaves, and what waits for what. */
export async function sendingStatus({ database, workspaceId }: Scope): Promise<SendingStatus> {
  const { rows } = await database.pool.query<Row>({ name: 'sending-status', text, values: [workspaceId] })
  const row = rows[0]
  if (!row) throw new Refusal('notFound.workspace')
  const { sandbox, pausedAt, ...counts } = row
  return {
    ...(await sendingState(database.pool, { sandbox, sendingPausedAt: pausedAt?.toISOString() ?? null })),
    ...counts,
  }
}
