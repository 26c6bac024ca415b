import type pg from 'pg'
import { numbers } from '../arrays.ts'

const text = `
select u.n, (
  select count(*) from enrollment e
  where e.workspace_id = $1 and e.prospect_id = u.prospect_id
    and e.entered_at > to_timestamp(u.at / 1000) - interval '24 hours'
)::int
from unnest($2::bigint[], $3::float8[]) with ordinality as u(prospect_id, at, n)`

/** How often each person has entered any program in the 24 hours before the moment. @param asked moments in ms */
export async function countEntries(
  client: pg.ClientBase,
  workspaceId: number,
  asked: readonly { readonly prospectId: number; readonly at: number }[],
): Promise<number[]> {
  const { rows } = await client.query<[number | string, number]>({
    name: 'countEntries',
    text,
    values: [workspaceId, numbers(asked.map(({ prospectId }) => prospectId)), numbers(asked.map(({ at }) => at))],
    rowMode: 'array',
  })
  const counts = new Map(rows.map(([n, count]) => [Number(n) - 1, count]))
  return asked.map((_, n) => counts.get(n) ?? 0)
}
