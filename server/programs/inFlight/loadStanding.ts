import type pg from 'pg'
import { type Graph, GraphSchema } from '#engine/program/graph.ts'
import { Refusal } from '#server/refusal.ts'

/** Those who stand at one node of one version. */
export interface Standing {
  readonly version: number
  readonly nodeId: string
  readonly people: number
}

// From the counters, which say the same as the people do (entered = waiting + moved on + exited + failed) and cost as
// little with a million of them as with ten.
const text = `
select version, node_id as "nodeId", sum(case measure when 'entered' then n else -n end)::float8 as people
from (
  select version, node_id, measure, n from tally where workspace_id = $1 and program_id = $2
  union all
  select version, node_id, measure, n from tally_delta where workspace_id = $1 and program_id = $2
) counted
group by version, node_id
having sum(case measure when 'entered' then n else -n end) > 0
order by version, node_id`

/** Who stands where in a program, the oldest version first. */
export async function loadStanding(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  programId: number,
): Promise<Standing[]> {
  const { rows } = await client.query<Standing>({ name: 'load-standing', text, values: [workspaceId, programId] })
  return rows
}

/** Published drawings by their number. */
export async function loadGraphs(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  programId: number,
  numbers: readonly number[],
): Promise<Map<number, Graph>> {
  const { rows } = await client.query<{ number: number; graph: unknown }>({
    name: 'load-graphs',
    text: `select number, graph from program_version
           where workspace_id = $1 and program_id = $2 and number = any($3::int[]) order by number`,
    values: [workspaceId, programId, numbers],
  })
  return new Map(
    rows.map(({ number, graph }) => {
      const read = GraphSchema.safeParse(graph)
      if (!read.success) throw new Refusal('graph.newer', {}, { cause: read.error })
      return [number, read.data]
    }),
  )
}
