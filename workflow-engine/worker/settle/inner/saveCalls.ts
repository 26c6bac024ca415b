import { numbers, texts } from '../../arrays.ts'
import type { Statement } from '../../inTurn.ts'
import type { InnerEffect, Order } from '../../todo.ts'

const text = `
insert into webhook_call (workspace_id, born_at, enrollment_id, visit, effect, program_id, version, node_id, prospect_id,
  url, due_at)
select $1, u.born_at, u.enrollment_id, u.visit, u.effect, u.program_id, u.version, u.node_id, u.prospect_id, u.url,
  to_timestamp(u.at / 1000)
from unnest($2::timestamptz[], $3::bigint[], $4::int[], $5::smallint[], $6::int[], $7::int[], $8::text[], $9::bigint[],
  $10::text[], $11::float8[])
  as u(born_at, enrollment_id, visit, effect, program_id, version, node_id, prospect_id, url, at)
on conflict (workspace_id, enrollment_id, visit, effect, born_at) do nothing`

/** Puts calls to other systems into their outbox (worker/webhooks). */
export function saveCalls(
  workspaceId: number,
  orders: readonly Order<Extract<InnerEffect, { kind: 'webhook.call' }>>[],
): Statement | null {
  if (orders.length === 0) return null
  return {
    name: 'askWebhooks',
    text,
    values: [
      workspaceId,
      texts(orders.map(({ claimed }) => claimed.bornAt)),
      numbers(orders.map(({ claimed }) => claimed.id)),
      numbers(orders.map(({ visit }) => visit)),
      numbers(orders.map(({ index }) => index)),
      numbers(orders.map(({ claimed }) => claimed.programId)),
      numbers(orders.map(({ claimed }) => claimed.version)),
      texts(orders.map(({ nodeId }) => nodeId)),
      numbers(orders.map(({ claimed }) => claimed.prospectId)),
      texts(orders.map(({ effect }) => effect.url)),
      numbers(orders.map(({ at }) => at)),
    ],
  }
}
