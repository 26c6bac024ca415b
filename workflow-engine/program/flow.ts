import { kindOf, type Node, outletsOf } from '../nodes/registry.ts'
import { type Edge, type Graph, isRoot } from './graph.ts'

/** A drawing, read along its arrows. */
export interface Flow {
  /** Every node once: what entries reach in the order people pass it (all ways into a node stand before it, loops
   *  aside; a branch's first outlet before its second), then what nobody can reach. */
  readonly order: readonly Node[]
  /** Where a node stands in that order. */
  readonly placeOf: ReadonlyMap<string, number>
  /** What an entry or a goal leads to, these included. Everything while the drawing has no entry. */
  readonly reachable: ReadonlySet<string>
  readonly nodes: ReadonlyMap<string, Node>
  /** Whether people who go this way have stood still before it for an hour at least. */
  holds(edge: Edge): boolean
  /** The edges out of a node, in the order of its outlets. */
  next(id: string): readonly Edge[]
  previous(id: string): readonly Edge[]
}

const none: readonly Edge[] = []

/** One pass over nodes and edges; loops and ten thousand nodes in a row are no trouble. */
export function readFlow(graph: Graph): Flow {
  const nodes = new Map(Object.entries(graph.nodes))
  const outgoing = new Map<string, Edge[]>()
  const incoming = new Map<string, Edge[]>()
  for (const edge of Object.values(graph.edges)) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue
    file(outgoing, edge.from, edge)
    file(incoming, edge.to, edge)
  }
  for (const [id, edges] of outgoing) if (edges.length > 1) sortByOutlet(edges, nodes.get(id))

  const next = (id: string) => outgoing.get(id) ?? none
  const previous = (id: string) => incoming.get(id) ?? none
  const all = [...nodes.keys()]
  const isRootId = (id: string) => {
    const node = nodes.get(id)
    return node !== undefined && isRoot(node)
  }
  const roots = all.filter((id) => isRootId(id))
  const hasEntry = roots.some((id) => nodes.get(id)?.type === 'entry')
  const seen = new Set<string>()
  const reached = walk(roots, next, seen)
  const others = walk(all, next, seen)
  const order = [...reached, ...others].map((id) => nodes.get(id) as Node)
  const holds = ({ from, outlet }: Edge) => {
    const node = nodes.get(from)
    return node !== undefined && isHeld(node, outlet)
  }
  const placeOf = new Map(order.map(({ id }, place) => [id, place]))
  return { order, placeOf, reachable: new Set(hasEntry ? reached : all), nodes, holds, next, previous }
}

/** Everything that `start` leads to, itself included. `past` says which nodes are not passed through. */
export function reach(flow: Flow, start: Iterable<string>, past: (id: string) => boolean = () => true): Set<string> {
  const reached = new Set(start)
  // A Set hands out what is added to it while it is read.
  for (const id of reached) if (past(id)) for (const { to } of flow.next(id)) reached.add(to)
  return reached
}

/** Depth first from each root in turn, written down when a node is left and read backwards: so every node stands
 *  after all that lead to it. Adds what it meets to `seen`. */
function walk(roots: readonly string[], next: Flow['next'], seen: Set<string>): string[] {
  const left: string[] = []
  for (const root of roots.toReversed()) {
    if (seen.has(root)) continue
    seen.add(root)
    const path = [root]
    /** How many edges of each node on the path are still to be followed; the last outlet goes first. */
    const open = [next(root).length]
    while (path.length > 0) {
      const top = path.length - 1
      const id = path[top] as string
      const edge = next(id)[(open[top] as number) - 1]
      if (!edge) {
        left.push(id)
        path.pop()
        open.pop()
        continue
      }
      open[top] = (open[top] as number) - 1
      if (seen.has(edge.to)) continue
      seen.add(edge.to)
      path.push(edge.to)
      open.push(next(edge.to).length)
    }
  }
  return left.reverse()
}

/** The shortest wait there is lasts an hour. */
const isHeld = (node: Node, outlet: string): boolean =>
  !node.off && (kindOf(node).holds?.(node.config, outlet) ?? null) !== null

function file(table: Map<string, Edge[]>, id: string, edge: Edge): void {
  const edges = table.get(id)
  if (edges) edges.push(edge)
  else table.set(id, [edge])
}

function sortByOutlet(edges: Edge[], node: Node | undefined): void {
  const outlets = node ? outletsOf(node) : []
  edges.sort((a, b) => outlets.indexOf(a.outlet) - outlets.indexOf(b.outlet))
}
