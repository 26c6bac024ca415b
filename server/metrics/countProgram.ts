import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** entered = waiting + movedOn + exited + failed, on every node and at any moment. */
export interface NodeCounts {
  readonly entered: number
  readonly waiting: number
  readonly movedOn: number
  readonly exited: number
  readonly failed: number
}

export interface ProgramMetrics {
  /** By node id; a node that nobody has reached is not there. What entered a goal are its conversions. */
  readonly nodes: Readonly<Record<string, NodeCounts>>
  /** People who took an outlet, by `${nodeId}.${outlet}`. */
  readonly edges: Readonly<Record<string, number>>
  /** Of those who moved on from a node: who took no arrow, but was moved by a new version. By node id. */
  readonly moved: Readonly<Record<string, number>>
  /** Of those who moved on from a node: who took no arrow, but had reached a goal. By node id. */
  readonly converted: Readonly<Record<string, number>>
  /** Real time of the count. */
  readonly at: string
}

interface Row {
  readonly nodeId: string | null
  readonly outlet: string
  readonly measure: 'entered' | 'movedOn' | 'exited' | 'failed'
  readonly n: number
  readonly at: Date
}

// One statement, one snapshot: a rollup that moves deltas into tally is seen before or after, never half.
const text = `
select c.node_id as "nodeId", c.outlet, c.measure, sum(c.n)::bigint as n, now() as at
from program p
left join (
  select program_id, node_id, outlet, measure, n from tally
  where workspace_id = $1 and program_id = $2 and ($3::int is null or version = $3) and ($4::int is null or version >= $4)
  union all
  select program_id, node_id, outlet, measure, n from tally_delta
  where workspace_id = $1 and program_id = $2 and ($3::int is null or version = $3) and ($4::int is null or version >= $4)
) c on c.program_id = p.id
where p.workspace_id = $1 and p.id = $2
group by c.node_id, c.outlet, c.measure`

/** The outlets that are taken by rule and not by an arrow (journey/advance.ts, programs/inFlight). */
const byRule = { '~moved': 'moved', '~goal': 'converted' } as const

/**
 * A program's numbers, from counters that are written with the steps they count.
 * @param of only what happened in this version, or in it and later ones; left out: all of them together. Whoever was moved
 *   to another version at the same step counts there, as if the visit had begun there.
 */
export async function countProgram(
  { database, workspaceId }: Scope,
  programId: number,
  { version, since }: { readonly version?: number | undefined; readonly since?: number | undefined } = {},
): Promise<ProgramMetrics> {
  const { rows } = await database.pool.query<Row>({
    name: 'count-program',
    text,
    values: [workspaceId, programId, version ?? null, since ?? null],
  })
  const at = rows[0]?.at
  if (!at) throw new Refusal('notFound.program')
  const nodes = new Map<string, { -readonly [K in keyof NodeCounts]: number }>()
  const edges: Record<string, number> = {}
  const rules: Record<'moved' | 'converted', Record<string, number>> = { moved: {}, converted: {} }
  for (const { nodeId, outlet, measure, n } of rows) {
    if (nodeId === null) continue
    const counts = nodes.get(nodeId) ?? { entered: 0, waiting: 0, movedOn: 0, exited: 0, failed: 0 }
    nodes.set(nodeId, counts)
    counts[measure] += n
    if (measure !== 'movedOn') continue
    if (outlet in byRule) rules[byRule[outlet as keyof typeof byRule]][nodeId] = n
    else if (!outlet.startsWith('~')) edges[`${nodeId}.${outlet}`] = n
  }
  for (const counts of nodes.values()) counts.waiting = counts.entered - counts.movedOn - counts.exited - counts.failed
  return { nodes: Object.fromEntries(nodes), edges, ...rules, at: at.toISOString() }
}
