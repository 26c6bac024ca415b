import { numbers, texts } from '../arrays.ts'
import type { Answerer } from './question.ts'

// Nothing of an enrollment is older than itself: older months need not be looked into.
const text = `
select (
  select count(*) from step s
  where s.workspace_id = $1 and s.enrollment_id = u.enrollment_id and s.recorded_at >= u.born_at
    and s.node_id = u.node_id and s.outlet = u.outlet
)::int
from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[]) with ordinality
  as u(enrollment_id, born_at, node_id, outlet, n)
order by u.n`

export const passes: Answerer<'passes'> = async (client, workspaceId, asked) => {
  const { rows } = await client.query<[number]>({
    name: 'factPasses',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.id)),
      texts(asked.map(({ claimed }) => claimed.bornAt)),
      texts(asked.map(({ fact }) => fact.nodeId)),
      texts(asked.map(({ fact }) => fact.outlet)),
    ],
    rowMode: 'array',
  })
  return rows.map(([count]) => count)
}
