import type pg from 'pg'
import { numbers } from '../arrays.ts'

// A look-up a person, through the index that begins with the person. Without statistics Postgres takes “waiting” for as
// rare as a person, and would read everybody who waits for each of them; so it is asked outside.
const text = `
select e.id::float8, p.id::float8, e.program_id from unnest($2::bigint[]) as p(id)
cross join lateral (
  select e.id, e.program_id, e.status from enrollment e where e.workspace_id = $1 and e.prospect_id = p.id offset 0
) e
where e.status = 'waiting'`

/** An enrollment that goes on somewhere. */
export interface Inside {
  readonly id: number
  readonly prospectId: number
  readonly programId: number
}

/** The enrollments of these people that go on somewhere. */
export async function findWaiting(
  client: pg.ClientBase,
  workspaceId: number,
  prospectIds: readonly number[],
): Promise<Inside[]> {
  // Without a name it is planned anew each time: a plan that was made when the table was nearly empty, and any index as
  // good as another, would be kept until the next statistics and read the whole workspace for every person.
  const { rows } = await client.query<[number, number, number]>({
    text,
    values: [workspaceId, numbers(prospectIds)],
    rowMode: 'array',
  })
  return rows.map(([id, prospectId, programId]) => ({ id, prospectId, programId }))
}
