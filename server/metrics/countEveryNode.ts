import type { Scope } from '#server/scope.ts'
import { countProgram, type NodeCounts, type ProgramMetrics } from './countProgram.ts'

interface Row {
  readonly nodes: string[]
  readonly outlets: string[]
}

// The live version's drawing, or the draft's while nothing is published.
const text = `
select array(select jsonb_object_keys(drawing -> 'nodes')) as nodes,
  array(select (edge.value ->> 'from') || '.' || (edge.value ->> 'outlet') from jsonb_each(drawing -> 'edges') edge) as outlets
from (
  select coalesce(v.graph, p.draft) as drawing
  from program p
  left join program_version v
    on v.workspace_id = p.workspace_id and v.program_id = p.id and v.number = p.live_version
  where p.workspace_id = $1 and p.id = $2
) drawn`

const none: NodeCounts = { entered: 0, waiting: 0, movedOn: 0, exited: 0, failed: 0 }

/** countProgram for readers who do not hold the drawing: nodes and edges that nobody has reached are there, with zeros. */
export async function countEveryNode(scope: Scope, programId: number): Promise<ProgramMetrics> {
  const counted = await countProgram(scope, programId)
  const { rows } = await scope.database.pool.query<Row>({
    name: 'drawn-nodes',
    text,
    values: [scope.workspaceId, programId],
  })
  const drawn = rows[0] ?? { nodes: [], outlets: [] }
  return {
    nodes: { ...Object.fromEntries(drawn.nodes.map((id) => [id, none])), ...counted.nodes },
    edges: { ...Object.fromEntries(drawn.outlets.map((outlet) => [outlet, 0])), ...counted.edges },
    at: counted.at,
  }
}
