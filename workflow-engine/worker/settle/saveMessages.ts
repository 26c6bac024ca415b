import { Alike } from '../Alike.ts'
import { jsons, numbers, texts } from '../arrays.ts'
import type { Claimed } from '../claimDue.ts'
import type { Statement } from '../inTurn.ts'

/** A row of the outbox. */
export interface NewMessage {
  readonly claimed: Claimed
  readonly kind: 'marketing' | 'system'
  readonly nodeId: string
  readonly visit: number
  /** With enrollment and visit, the key that never expires. */
  readonly effect: number
  readonly variantId: string | null
  /** Absent: none. */
  readonly topicId?: number | null
  readonly userId: string | null
  readonly payload: object | null
  /** Milliseconds of workspace time. */
  readonly dueAt: number
  /** The step that asks for it came so late that somebody should look at it first. */
  readonly isLate?: boolean
}

/** News for members does not wait behind a thousand newsletters. */
const NEWS_FIRST = 100

const text = `
insert into message (workspace_id, born_at, kind, enrollment_id, visit, effect, program_id, version, node_id,
  variant_id, prospect_id, user_id, payload, due_at, topic_id, priority, state, failure)
select $1, ($8::timestamptz[])[u.born], ($9::message_kind[])[u.kind], u.id, u.visit, ($10::smallint[])[u.kind],
  ($11::int[])[u.kind], ($12::int[])[u.kind], ($13::text[])[u.kind], ($14::text[])[u.kind], u.prospect_id,
  ($15::text[])[u.kind], u.payload::jsonb, to_timestamp(u.due / 1000),
  ($16::int[])[u.kind], priorities.of[u.kind],
  case when ($17::bool[])[u.kind] then 'held' else 'pending' end::message_state,
  case when ($17::bool[])[u.kind] then 'overdue' end
from (
  select array_agg(case when k.kind = 'system' then ${NEWS_FIRST} else coalesce(p.priority, 0) end order by k.n) as of
  from unnest($9::message_kind[], $11::int[]) with ordinality as k(kind, program_id, n)
  left join program p on p.workspace_id = $1 and p.id = k.program_id
) priorities, unnest($2::bigint[], $3::int[], $4::bigint[], $5::text[], $6::float8[], $7::int[], $18::int[])
  as u(id, visit, prospect_id, payload, due, kind, born)
on conflict (workspace_id, enrollment_id, visit, effect, born_at) do nothing`

/** Puts mail into the outbox, in the transaction of the steps that asked for it. */
export function saveMessages(workspaceId: number, messages: readonly NewMessage[]): Statement | null {
  if (messages.length === 0) return null
  const kinds = new Alike<NewMessage>(areAlike)
  const kind = messages.map((message) => kinds.place(message, message.nodeId))
  const births = new Alike<string>(() => true)
  const born = messages.map(({ claimed: { bornAt } }) => births.place(bornAt, bornAt))
  return {
    name: 'saveMessages',
    text,
    values: [
      workspaceId,
      numbers(messages.map((message) => message.claimed.id)),
      numbers(messages.map((message) => message.visit)),
      numbers(messages.map((message) => message.claimed.prospectId)),
      jsons(messages.map((message) => message.payload)),
      numbers(messages.map((message) => message.dueAt)),
      numbers(kind),
      texts(births.rows),
      texts(kinds.rows.map((message) => message.kind)),
      numbers(kinds.rows.map((message) => message.effect)),
      numbers(kinds.rows.map((message) => message.claimed.programId)),
      numbers(kinds.rows.map((message) => message.claimed.version)),
      texts(kinds.rows.map((message) => message.nodeId)),
      texts(kinds.rows.map((message) => message.variantId)),
      texts(kinds.rows.map((message) => message.userId)),
      numbers(kinds.rows.map((message) => message.topicId ?? null)),
      texts(kinds.rows.map((message) => (message.isLate ? 'true' : 'false'))),
      numbers(born),
    ],
  }
}

function areAlike(one: NewMessage, other: NewMessage): boolean {
  return (
    one.nodeId === other.nodeId &&
    one.variantId === other.variantId &&
    one.userId === other.userId &&
    one.effect === other.effect &&
    one.kind === other.kind &&
    one.claimed.programId === other.claimed.programId &&
    one.claimed.version === other.claimed.version &&
    (one.topicId ?? null) === (other.topicId ?? null) &&
    (one.isLate ?? false) === (other.isLate ?? false)
  )
}
