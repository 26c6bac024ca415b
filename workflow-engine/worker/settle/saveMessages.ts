import { numbers, texts } from '../arrays.ts'
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
  readonly userId: string | null
  readonly payload: object | null
  /** Milliseconds of workspace time. */
  readonly dueAt: number
}

const text = `
insert into message (workspace_id, born_at, kind, enrollment_id, visit, effect, program_id, version, node_id,
  variant_id, prospect_id, user_id, payload, due_at)
select $1, u.born_at, u.kind::message_kind, u.id, u.visit, u.effect, u.program_id, u.version, u.node_id,
  u.variant_id, u.prospect_id, u.user_id, u.payload::jsonb, to_timestamp(u.due / 1000)
from unnest($2::timestamptz[], $3::text[], $4::bigint[], $5::int[], $6::smallint[], $7::int[], $8::int[], $9::text[],
  $10::text[], $11::bigint[], $12::text[], $13::text[], $14::float8[])
  as u(born_at, kind, id, visit, effect, program_id, version, node_id, variant_id, prospect_id, user_id, payload, due)
on conflict do nothing`

/** Puts mail into the outbox, in the transaction of the steps that asked for it. */
export function saveMessages(workspaceId: number, messages: readonly NewMessage[]): Statement | null {
  if (messages.length === 0) return null
  return {
    name: 'saveMessages',
    text,
    values: [
      workspaceId,
      texts(messages.map((message) => message.claimed.bornAt)),
      texts(messages.map((message) => message.kind)),
      numbers(messages.map((message) => message.claimed.id)),
      numbers(messages.map((message) => message.visit)),
      numbers(messages.map((message) => message.effect)),
      numbers(messages.map((message) => message.claimed.programId)),
      numbers(messages.map((message) => message.claimed.version)),
      texts(messages.map((message) => message.nodeId)),
      texts(messages.map((message) => message.variantId)),
      numbers(messages.map((message) => message.claimed.prospectId)),
      texts(messages.map((message) => message.userId)),
      texts(messages.map((message) => (message.payload ? JSON.stringify(message.payload) : null))),
      numbers(messages.map((message) => message.dueAt)),
    ],
  }
}
