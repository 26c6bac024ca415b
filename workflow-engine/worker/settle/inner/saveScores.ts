import { numbers } from '../../arrays.ts'
import type { Statement } from '../../inTurn.ts'
import type { InnerEffect, Order } from '../../todo.ts'

// The people are named once more where they are looked up: however few a workspace has on average, it is never read whole.
const text = `
with given as materialized (
  select prospect_id, points, to_timestamp(at / 1000) as at, n
  from unnest($2::bigint[], $3::int[], $4::float8[]) with ordinality as u(prospect_id, points, at, n)
), kept as (
  insert into score_change (workspace_id, prospect_id, points, reason, at)
  select $1, g.prospect_id, g.points, 'program', g.at
  from given g join prospect p on p.workspace_id = $1 and p.id = g.prospect_id and p.id = any ($2::bigint[])
  order by g.n
)
update prospect p set score = p.score + s.points
from (select prospect_id, sum(points)::int as points from given group by prospect_id) s
where p.workspace_id = $1 and p.id = s.prospect_id and p.id = any ($2::bigint[])`

/** Gives and takes points, each with its reason. The people are held. */
export function saveScores(
  workspaceId: number,
  orders: readonly Order<Extract<InnerEffect, { kind: 'score.change' }>>[],
): Statement | null {
  if (orders.length === 0) return null
  return {
    name: 'saveScores',
    text,
    values: [
      workspaceId,
      numbers(orders.map(({ claimed }) => claimed.prospectId)),
      numbers(orders.map(({ effect }) => effect.points)),
      numbers(orders.map(({ at }) => at)),
    ],
  }
}
