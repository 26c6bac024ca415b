import type pg from 'pg'
import { numbers } from '../arrays.ts'

/** When somebody is to be visited, in milliseconds of workspace time. */
export interface Waking {
  readonly id: number
  readonly at: number
}

// Never later than they would have woken by themselves, and not before they came to where they stand.
const text = `
update enrollment e set due_at = greatest(e.arrived_at, to_timestamp(u.at / 1000))
from unnest($2::bigint[], $3::float8[]) as u(id, at)
where e.workspace_id = $1 and e.id = any ($2::bigint[]) and e.id = u.id
  and e.due_at > greatest(e.arrived_at, to_timestamp(u.at / 1000))`

/** Makes enrollments that this transaction holds due. @returns how many were not yet */
export async function saveWakings(
  client: pg.ClientBase,
  workspaceId: number,
  wakings: readonly Waking[],
): Promise<number> {
  if (wakings.length === 0) return 0
  const { rowCount } = await client.query({
    name: 'saveWakings',
    text,
    values: [workspaceId, numbers(wakings.map(({ id }) => id)), numbers(wakings.map(({ at }) => at))],
  })
  return rowCount ?? 0
}
