import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { Inside } from './findWaiting.ts'

/** Somebody who waits, held until the transaction ends. */
export interface Standing extends Inside {
  readonly version: number
  readonly nodeId: string
}

// In the order of their ids, so that two who hold several never wait for each other. Whoever is just being moved is waited
// for; the row that comes back is the one after that move.
const text = `
select id::float8, prospect_id::float8, program_id, version, node_id, status = 'waiting' from enrollment
where workspace_id = $1 and id = any ($2::bigint[])
order by id for update`

/** Holds these enrollments, and says where each of them stands now. Those that have ended meanwhile are left out. */
export async function holdWaiting(
  client: pg.ClientBase,
  workspaceId: number,
  inside: readonly Inside[],
): Promise<Standing[]> {
  if (inside.length === 0) return []
  const { rows } = await client.query<[number, number, number, number, string, boolean]>({
    name: 'holdWaiting',
    text,
    values: [workspaceId, numbers(inside.map(({ id }) => id))],
    rowMode: 'array',
  })
  return rows.flatMap(([id, prospectId, programId, version, nodeId, isWaiting]) =>
    isWaiting ? [{ id, prospectId, programId, version, nodeId }] : [],
  )
}
