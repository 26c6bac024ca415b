import type { Scope } from '#server/scope.ts'
import { countProgram, type NodeCounts, type ProgramMetrics } from './countProgram.ts'

interface Row {
  readonly nodes: string[]
  readonly outlets: string[]
  readonly goals: string[]
}

export interface EveryNode extends ProgramMetrics {
  /** How many people have reached a goal, by its node id. */
  readonly conversions: Readonly<Record<string, number>>
}

// The drawing of the version asked for, or the live one's, or the draft's while nothing is published.
const text = `
select array(select jsonb_object_keys(drawing -> 'nodes')) as nodes,
  array(select (edge.value ->> 'from') || '.' || (edge.value ->> 'outlet') from jsonb_each(drawing -> 'edges') edge) as outlets,
  array(select node.key from jsonb_each(drawing -> 'nodes') node where node.value ->> 'type' = 'goal') as goals
from (
  select coalesce(v.graph, p.draft) as drawing
  from program p
  left join program_version v
    on v.workspace_id = p.workspace_id and v.program_id = p.id and v.number = coalesce($3, p.live_version)
  where p.workspace_id = $1 and p.id = $2
) drawn`

const none: NodeCounts = { entered: 0, waiting: 0, movedOn: 0, exited: 0, failed: 0 }

/** countProgram for readers who do not hold the drawing: nodes and edges that nobody has reached are there, with zeros. */
export async function countEveryNode(scope: Scope, programId: number, version?: number): Promise<EveryNode> {
  const counted = await countProgram(scope, programId, { version })
  const { rows } = await scope.database.pool.query<Row>({
    name: 'drawn-nodes',
    text,
    values: [scope.workspaceId, programId, version ?? null],
  })
  const drawn = rows[0] ?? { nodes: [], outlets: [], goals: [] }
  const nodes = { ...Object.fromEntries(drawn.nodes.map((id) => [id, none])), ...counted.nodes }
  return {
    ...counted,
    nodes,
    edges: { ...Object.fromEntries(drawn.outlets.map((outlet) => [outlet, 0])), ...counted.edges },
    conversions: Object.fromEntries(drawn.goals.map((id) => [id, nodes[id]?.entered ?? 0])),
  }
}
