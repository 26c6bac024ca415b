import { numbers } from '../arrays.ts'
import type { Answerer } from './question.ts'

/** SQL of the score that prospect `p` had at a moment, in the workspace `w`. In a sandbox people are advanced at their own
 *  times: points that came later than somebody's moment are not there yet. @param until SQL of milliseconds */
export const scoreAt = (until: string): string => `(p.score - case when w.sandbox then coalesce((
  select sum(s.points) from score_change s
  where s.workspace_id = $1 and s.prospect_id = p.id and s.at > to_timestamp(${until} / 1000)
), 0)::int else 0 end)`

const text = `
select ${scoreAt('u.until')}
from unnest($2::bigint[], $3::float8[]) with ordinality as u(prospect_id, until, n)
join workspace w on w.workspace_id = $1
left join prospect p on p.workspace_id = $1 and p.id = u.prospect_id and p.id = any ($2::bigint[])
order by u.n`

export const score: Answerer<'score'> = async (client, workspaceId, asked) => {
  const { rows } = await client.query<[number | null]>({
    name: 'factScore',
    text,
    values: [
      workspaceId,
      numbers(asked.map(({ claimed }) => claimed.prospectId)),
      numbers(asked.map(({ until }) => until)),
    ],
    rowMode: 'array',
  })
  return rows.map(([points]) => points ?? 0)
}
