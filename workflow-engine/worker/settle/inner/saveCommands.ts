import { numbers, texts } from '../../arrays.ts'
import type { Statement } from '../../inTurn.ts'
import type { InnerEffect, Order } from '../../todo.ts'

const text = `
insert into command (workspace_id, kind, prospect_id, program_id, enrollment_id, visit, effect, at)
select $1, u.kind, u.prospect_id, u.program_id, u.enrollment_id, u.visit, u.effect, to_timestamp(u.at / 1000)
from unnest($2::text[], $3::bigint[], $4::int[], $5::bigint[], $6::int[], $7::smallint[], $8::float8[]) with ordinality
  as u(kind, prospect_id, program_id, enrollment_id, visit, effect, at, n)
order by u.n
on conflict do nothing`

/** What is asked of other programs: a lane of its own does it (worker/commands), for nobody outside is held here. */
export function saveCommands(
  workspaceId: number,
  orders: readonly Order<Extract<InnerEffect, { kind: 'program.start' | 'program.stop' }>>[],
): Statement | null {
  if (orders.length === 0) return null
  return {
    name: 'saveCommands',
    text,
    values: [
      workspaceId,
      texts(orders.map(({ effect }) => (effect.kind === 'program.start' ? 'start' : 'stop'))),
      numbers(orders.map(({ claimed }) => claimed.prospectId)),
      numbers(orders.map(({ effect }) => effect.programId)),
      numbers(orders.map(({ claimed }) => claimed.id)),
      numbers(orders.map(({ visit }) => visit)),
      numbers(orders.map(({ index }) => index)),
      numbers(orders.map(({ at }) => at)),
    ],
  }
}
