import { ElementId, type Position } from '../nodes/fields.ts'
import type { Issue } from '../nodes/issue.ts'
import { type Node, outletsOf } from '../nodes/registry.ts'
import { done, type Edit, edgeOf, freeEdgeId, objection, placedAt, refuse, withEdge, withNodes } from './edit.ts'
import { reach, readFlow } from './flow.ts'
import { type Edge, edgeAt, type Graph, isRoot, nodeAt } from './graph.ts'
import { joinedBetween, withoutMembers } from './groups.ts'
import { axesOf, behind, free, stepOf } from './place.ts'

/** Puts a node on the canvas, connected to nothing. */
export function addNode(graph: Graph, node: Node): Edit {
  const objected = cannotAdd(graph, node)
  return objected ? refuse(graph, objected) : done(withNodes(graph, [placedAt(node, node.position)]), [node.id])
}

/** Puts a node between two others. What followed goes on by the outlet `through`; a branch's first one by default.
 *  The node takes the place of the one below, and everything downstream makes room. */
export function insertOnEdge(graph: Graph, edgeId: string, node: Node, through = outletsOf(node)[0]): Edit {
  const edge = edgeAt(graph, edgeId)
  const objected = edge ? (cannotAdd(graph, node) ?? cannotPass(node, through)) : objection('noEdge')
  if (!edge || through === undefined || objected) return refuse(graph, objected ?? objection('noEdge'))
  const { placed, roomy } = makeRoom(graph, edge, node)
  const grown = withEdge(withNodes(roomy, [placed]), { ...edge, to: node.id })
  const onward = { id: freeEdgeId(grown.edges, node.id, through), from: node.id, outlet: through, to: edge.to }
  return done(joinedBetween(withEdge(grown, onward), edge.from, edge.to, node.id), [node.id])
}

/** Adds a node behind an outlet: at the end of the path when it is open, else between it and what follows. */
export function addAfter(graph: Graph, from: string, outlet: string, node: Node, through = outletsOf(node)[0]): Edit {
  const edge = edgeOf(graph, from, outlet)
  if (edge) return insertOnEdge(graph, edge.id, node, through)
  const source = nodeAt(graph, from)
  const objected = cannotLeave(graph, from, outlet) ?? cannotAdd(graph, node) ?? cannotEnter(node)
  if (!source || objected) return refuse(graph, objected ?? objection('noNode'))
  const others = Object.values(graph.nodes).map(({ position }) => position)
  const grown = withNodes(graph, [placedAt(node, free(spotBehind(graph, source, outlet), others, graph.direction))])
  return done(withEdge(grown, { id: freeEdgeId(graph.edges, from, outlet), from, outlet, to: node.id }), [node.id])
}

/** Leads an outlet to a node. An edge that leaves by it already is led there instead, and keeps its id. */
export function connect(graph: Graph, from: string, outlet: string, to: string): Edit {
  const objected = cannotConnect(graph, from, outlet, to)
  if (objected) return refuse(graph, objected)
  const edge = edgeOf(graph, from, outlet)
  if (edge?.to === to) return done(graph)
  return done(withEdge(graph, { id: edge?.id ?? freeEdgeId(graph.edges, from, outlet), from, outlet, to }))
}

/** Why an outlet cannot lead to a node; null when it can. */
export function cannotConnect(graph: Graph, from: string, outlet: string, to: string): Issue | null {
  const target = nodeAt(graph, to)
  if (!target) return objection('noNode')
  if (from === to) return objection('toItself', to)
  return cannotLeave(graph, from, outlet) ?? cannotEnter(target)
}

export function disconnect(graph: Graph, edgeId: string): Edit {
  if (!edgeAt(graph, edgeId)) return refuse(graph, objection('noEdge'))
  const { [edgeId]: _, ...edges } = graph.edges
  return done({ ...graph, edges })
}

/** Takes a node out and closes the gap: what led to it leads to what followed by the outlet `keep`. A node with one
 *  outlet keeps that one; for a branch the caller says which path stays, else none does. Nodes of the other paths stay
 *  on the canvas, unconnected. */
export function removeNode(graph: Graph, nodeId: string, keep: string | null = onlyOutlet(graph, nodeId)): Edit {
  return nodeAt(graph, nodeId) ? done(without(graph, new Map([[nodeId, keep]]))) : refuse(graph, objection('noNode'))
}

/** Takes out a selection, closing the gaps. `keep` says by which outlet the way goes on through branches among them; the
 *  gap of one that is not named stays. Ids that are not there are passed over. */
export function removeNodes(
  graph: Graph,
  nodeIds: readonly string[],
  keep: Readonly<Record<string, string | null>> = {},
): Edit {
  const there = nodeIds.filter((id) => nodeAt(graph, id))
  if (there.length === 0) return done(graph)
  return done(without(graph, new Map(there.map((id) => [id, keep[id] ?? onlyOutlet(graph, id)]))))
}

/** The drawing without some nodes. `kept` says by which of its outlets the way goes on through each of them. */
function without(graph: Graph, kept: ReadonlyMap<string, string | null>): Graph {
  const edges = Object.values(graph.edges)
  const onward = new Map(
    edges.filter(({ from, outlet }) => kept.get(from) === outlet).map(({ from, to }) => [from, to]),
  )
  const healed: Edge[] = []
  for (const edge of edges) {
    if (kept.has(edge.from)) continue
    let to: string | undefined = edge.to
    for (const passed = new Set<string>(); to !== undefined && kept.has(to); to = onward.get(to)) {
      // A loop of nodes that are all taken out leads nowhere.
      if (passed.has(to)) break
      passed.add(to)
    }
    if (to === edge.to) healed.push(edge)
    else if (to !== undefined && !kept.has(to) && to !== edge.from) healed.push({ ...edge, to })
  }
  return {
    ...withoutMembers(graph, (id) => kept.has(id)),
    nodes: Object.fromEntries(Object.entries(graph.nodes).filter(([id]) => !kept.has(id))),
    edges: Object.fromEntries(healed.map((edge) => [edge.id, edge])),
  }
}

/** Moves nodes to where they were dropped. Unknown ids are passed over. */
export function moveNodes(graph: Graph, places: Readonly<Record<string, Position>>): Edit {
  const moved: Node[] = []
  for (const [id, place] of Object.entries(places)) {
    const node = nodeAt(graph, id)
    if (!node) continue
    const { x, y } = node.position
    const placed = placedAt(node, place)
    if (placed.position.x !== x || placed.position.y !== y) moved.push(placed)
  }
  return moved.length === 0 ? done(graph) : done(withNodes(graph, moved))
}

const onlyOutlet = (graph: Graph, nodeId: string): string | null => {
  const node = nodeAt(graph, nodeId)
  const outlets = node ? outletsOf(node) : []
  return outlets.length === 1 ? (outlets[0] ?? null) : null
}

/** Why a node cannot be put on the canvas; null when it can. */
export function cannotAdd(graph: Graph, { id }: Node): Issue | null {
  if (!ElementId.safeParse(id).success) return objection('badId')
  return nodeAt(graph, id) ? objection('idTaken', id) : null
}

function cannotLeave(graph: Graph, from: string, outlet: string): Issue | null {
  const source = nodeAt(graph, from)
  if (!source) return objection('noNode')
  return outletsOf(source).includes(outlet) ? null : objection('noOutlet', from)
}

function cannotEnter({ id, type }: Node): Issue | null {
  if (!isRoot({ type })) return null
  return objection(type === 'goal' ? 'intoGoal' : 'intoEntry', id)
}

/** Why a path cannot go in and out of a node. */
function cannotPass(node: Node, through: string | undefined): Issue | null {
  const objected = cannotEnter(node)
  if (objected) return objected
  if (through === undefined) return objection('endsPath', node.id)
  return outletsOf(node).includes(through) ? null : objection('noOutlet', node.id)
}

function spotBehind({ direction }: Graph, source: Node, outlet: string): Position {
  const outlets = outletsOf(source)
  return behind(source.position, outlets.indexOf(outlet), outlets.length, direction)
}

/** A place for `node` on the edge, and the drawing with everything behind that place moved on as far as it must.
 *  Nothing but what is downstream moves, and no pinned step. */
function makeRoom(graph: Graph, edge: Edge, node: Node): { placed: Node; roomy: Graph } {
  const source = nodeAt(graph, edge.from)
  const target = nodeAt(graph, edge.to)
  if (!source || !target) return { placed: node, roomy: graph }
  const { along, across } = axesOf(graph.direction)
  const flow = readFlow(graph)
  const spot = spotBehind(graph, source, edge.outlet)
  const from = source.position[along]
  const start = target.position[along]
  // In the column of what follows, unless several paths meet there.
  const inColumn = flow.previous(target.id).length === 1 && start > from
  const wanted = inColumn ? { ...spot, [across]: target.position[across] } : spot
  const by = wanted[along] + stepOf(graph.direction)[along] - start
  const downstream =
    by > 0 && start >= from ? reach(flow, [target.id], (id) => !isPinned(graph, id)) : new Set<string>()
  const places: Record<string, Position> = {}
  const standing: Position[] = []
  const moving: Node[] = []
  // What stands before the target is upstream of it in a loop, or was put there on purpose.
  for (const one of Object.values(graph.nodes)) {
    const moves = downstream.has(one.id) && !one.pinned && one.id !== source.id && one.position[along] >= start
    if (moves) moving.push(one)
    else standing.push(one.position)
  }
  // What would come to lie on a card that stays goes past it.
  const staying = standing.filter((position) => position[along] >= start)
  for (const { id, position } of moving) {
    places[id] = free({ ...position, [along]: position[along] + by }, staying, graph.direction)
  }
  const roomy = moving.length > 0 ? moveNodes(graph, places).graph : graph
  const others = Object.values(roomy.nodes).map(({ position }) => position)
  return { placed: placedAt(node, free(wanted, others, graph.direction)), roomy }
}

const isPinned = (graph: Graph, id: string): boolean => nodeAt(graph, id)?.pinned === true
