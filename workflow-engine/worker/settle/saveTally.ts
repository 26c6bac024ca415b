import { numbers, texts } from '../arrays.ts'
import type { Statement } from '../inTurn.ts'
import type { Tally } from '../todo.ts'

const text = `
insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
select $1, u.program_id, u.version, u.node_id, u.outlet, u.measure::measure, u.n
from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::int[])
  as u(program_id, version, node_id, outlet, measure, n)`

/** Counters, in the transaction of the steps they count. */
export function saveTally(workspaceId: number, tally: Tally): Statement | null {
  if (tally.size === 0) return null
  const counts = [...tally.values()].flat()
  return {
    name: 'saveTally',
    text,
    values: [
      workspaceId,
      numbers(counts.map((count) => count.programId)),
      numbers(counts.map((count) => count.version)),
      texts(counts.map((count) => count.nodeId)),
      texts(counts.map((count) => count.outlet)),
      texts(counts.map((count) => count.measure)),
      numbers(counts.map((count) => count.n)),
    ],
  }
}
