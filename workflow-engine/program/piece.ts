import type { Issue } from '../nodes/issue.ts'
import { type Node, outletsOf } from '../nodes/registry.ts'
import { objection } from './edit.ts'
import { type Flow, reach, readFlow } from './flow.ts'
import { type Edge, type Graph, isRoot, nodeAt } from './graph.ts'
import { isWayBack } from './loops.ts'

/** Steps that follow each other, seen as one: where people come in, where they go on, and the drawing without them. */
export interface Piece {
  readonly graph: Graph
  readonly flow: Flow
  readonly nodes: readonly Node[]
  readonly inside: ReadonlySet<string>
  /** Its first step. */
  readonly head: Node
  /** The outlet by which people go on from it; null: every path ends inside. `edge` is null while that outlet is open. */
  readonly exit: { readonly from: string; readonly outlet: string; readonly edge: Edge | null } | null
  /** The steps from the first one to the one that is left last, each with the outlet to the next. */
  readonly spine: readonly { readonly node: Node; readonly outlet: string | undefined }[]
  /** What follows it. */
  readonly onward: string | null
  /** The arrows that lead into it from elsewhere. */
  readonly comesBy: readonly Edge[]
  /** The drawing without it, the gap closed as deleting closes it. */
  readonly rest: Graph
  /** What its side paths lead to: to put it behind one of these would make a loop. */
  readonly beyond: ReadonlySet<string>
}

/** @returns why these steps cannot be taken out together, as an issue, when they cannot */
export function pieceOf(graph: Graph, nodeIds: readonly string[]): Piece | Issue {
  const flow = readFlow(graph)
  const inside = new Set(nodeIds.filter((id) => nodeAt(graph, id)))
  const nodes = flow.order.filter(({ id }) => inside.has(id))
  const [head] = nodes
  if (!head) return objection('noNode')
  const root = nodes.find(isRoot)
  if (root) return objection(root.type === 'goal' ? 'intoGoal' : 'intoEntry', root.id)
  const within = (edge: Edge) => inside.has(edge.from) && inside.has(edge.to)
  if (nodes.some(({ id }) => !reachesInside(flow, head.id, inside).has(id))) return objection('notOnePath', head.id)

  const exit = exitOf(flow, nodes, inside)
  const onward = exit?.edge?.to ?? null
  const comesBy = nodes.flatMap(({ id }) => flow.previous(id)).filter((edge) => !within(edge))
  const rest = withoutPiece(graph, inside, onward)
  const sides = nodes
    .flatMap(({ id }) => flow.next(id))
    .filter((edge) => !inside.has(edge.to) && edge.id !== exit?.edge?.id && !isWayBack(flow, edge))
  const spine = spineOf(flow, head, exit?.from ?? nodes.at(-1)?.id ?? head.id, exit?.outlet, inside)
  const beyond = reachOnward(rest, sides)
  return { graph, flow, nodes, inside, head, exit, spine, onward, comesBy, rest, beyond }
}

/** The way on: by the last step that leads out of the piece, or has an open outlet; by its first such outlet. */
function exitOf(flow: Flow, nodes: readonly Node[], inside: ReadonlySet<string>): Piece['exit'] {
  const last = nodes.toReversed()
  for (const { id } of last) {
    const edge = flow.next(id).find((one) => !inside.has(one.to) && !isWayBack(flow, one))
    if (edge) return { from: id, outlet: edge.outlet, edge }
  }
  for (const node of last) {
    const led = new Set(flow.next(node.id).map(({ outlet }) => outlet))
    const outlet = outletsOf(node).find((one) => !led.has(one) && !(node.type === 'repeat' && one === 'again'))
    if (outlet !== undefined) return { from: node.id, outlet, edge: null }
  }
  return null
}

/** The shortest way inside from the first step to the last one. */
function spineOf(flow: Flow, head: Node, last: string, exit: string | undefined, inside: ReadonlySet<string>) {
  const cameBy = new Map<string, Edge>()
  const reached = new Set([head.id])
  for (const id of reached) {
    for (const edge of flow.next(id)) {
      if (!inside.has(edge.to) || reached.has(edge.to)) continue
      reached.add(edge.to)
      cameBy.set(edge.to, edge)
    }
  }
  const spine: { node: Node; outlet: string | undefined }[] = []
  let outlet = exit
  for (let id: string | undefined = last; id !== undefined; ) {
    const node = flow.nodes.get(id)
    if (node) spine.unshift({ node, outlet })
    const edge = cameBy.get(id)
    outlet = edge?.outlet
    id = edge?.from
  }
  return spine
}

function withoutPiece(graph: Graph, inside: ReadonlySet<string>, onward: string | null): Graph {
  const nodes = Object.entries(graph.nodes).filter(([id]) => !inside.has(id))
  const edges = Object.values(graph.edges).flatMap((edge): Edge[] => {
    if (inside.has(edge.from)) return []
    if (!inside.has(edge.to)) return [edge]
    return onward === null || onward === edge.from ? [] : [{ ...edge, to: onward }]
  })
  return {
    ...graph,
    nodes: Object.fromEntries(nodes),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  }
}

function reachesInside(flow: Flow, head: string, inside: ReadonlySet<string>): ReadonlySet<string> {
  const reached = new Set([head])
  for (const id of reached) for (const { to } of flow.next(id)) if (inside.has(to)) reached.add(to)
  return reached
}

/** Ways back are no loops that anybody minds. */
function reachOnward(rest: Graph, sides: readonly Edge[]): ReadonlySet<string> {
  if (sides.length === 0) return new Set()
  const flow = readFlow(rest)
  const isRepeat = (id: string) => flow.nodes.get(id)?.type === 'repeat'
  const starts = sides.map(({ to }) => to)
  if (![...flow.nodes.keys()].some(isRepeat)) return reach(flow, starts)
  const reached = new Set(starts)
  for (const id of reached) for (const edge of flow.next(id)) if (!isWayBack(flow, edge)) reached.add(edge.to)
  return reached
}
