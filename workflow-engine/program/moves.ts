import type { Issue } from '../nodes/issue.ts'
import { type Node, outletsOf } from '../nodes/registry.ts'
import { done, type Edit, edgeOf, freeEdgeId, objection, placedAt, refuse, withEdge, withNodes } from './edit.ts'
import { addAfter, insertOnEdge } from './edits.ts'
import { edgeAt, type Graph, nodeAt } from './graph.ts'
import { membersOf, withGroups, withoutMembers } from './groups.ts'
import { type Piece, pieceOf } from './piece.ts'
import { free } from './place.ts'

// A piece of a program is taken out, the gap is closed, and it is put somewhere else: between two steps or at the end of
// a path. However it was asked for, it is one of these two edits.

/** Where something can go: between two steps, or behind an outlet that leads nowhere. */
export type Spot =
  | { readonly kind: 'edge'; readonly edgeId: string }
  | { readonly kind: 'outlet'; readonly nodeId: string; readonly outlet: string }

/** Puts a step, or several that follow each other, between two others. Their settings, ids and side paths go along. */
export function moveToEdge(graph: Graph, nodeIds: readonly string[], edgeId: string): Edit {
  return moveTo(graph, nodeIds, { kind: 'edge', edgeId })
}

/** Puts them behind an outlet: at the end of the path when it is open, else between it and what follows. */
export function moveAfter(graph: Graph, nodeIds: readonly string[], from: string, outlet: string): Edit {
  const edge = edgeOf(graph, from, outlet)
  return moveTo(graph, nodeIds, edge ? { kind: 'edge', edgeId: edge.id } : { kind: 'outlet', nodeId: from, outlet })
}

export function moveTo(graph: Graph, nodeIds: readonly string[], spot: Spot): Edit {
  const piece = pieceOf(graph, nodeIds)
  if ('code' in piece) return refuse(graph, piece)
  const objected = whyNot(graph, piece, spot)
  if (objected) return refuse(graph, objected)
  return standsThere(piece, spot) ? done(graph) : put(piece, spot)
}

/** Every place where the piece may go and does not stand already, in the order people pass them. */
export function spotsFor(graph: Graph, nodeIds: readonly string[]): Spot[] {
  const piece = pieceOf(graph, nodeIds)
  if ('code' in piece) return []
  const spots = piece.flow.order.flatMap((node) =>
    outletsOf(node).map((outlet): Spot => {
      const edge = piece.flow.next(node.id).find((one) => one.outlet === outlet)
      return edge ? { kind: 'edge', edgeId: edge.id } : { kind: 'outlet', nodeId: node.id, outlet }
    }),
  )
  return spots.filter((spot) => whyNot(graph, piece, spot) === null && !standsThere(piece, spot))
}

/** Why a piece cannot go there; null when it can. */
export function whyNotMoved(graph: Graph, nodeIds: readonly string[], spot: Spot): Issue | null {
  const piece = pieceOf(graph, nodeIds)
  return 'code' in piece ? piece : whyNot(graph, piece, spot)
}

function whyNot(graph: Graph, piece: Piece, spot: Spot): Issue | null {
  if (spot.kind === 'outlet') {
    const node = nodeAt(graph, spot.nodeId)
    if (!node) return objection('noNode')
    if (!outletsOf(node).includes(spot.outlet)) return objection('noOutlet', node.id)
    return cannotFollow(piece, node.id)
  }
  const edge = edgeAt(graph, spot.edgeId)
  if (!edge) return objection('noEdge')
  if (standsThere(piece, spot)) return null
  if (!piece.exit) return objection('endsPath', piece.head.id)
  return (
    cannotFollow(piece, edge.from) ??
    (piece.inside.has(edge.to) && edge.to !== piece.head.id ? intoItself(piece) : null)
  )
}

function cannotFollow(piece: Piece, from: string): Issue | null {
  if (piece.inside.has(from)) return intoItself(piece)
  return piece.beyond.has(from)
    ? objection('intoOwnPath', piece.head.id, { node: { ref: 'node', id: piece.head.id } })
    : null
}

const intoItself = ({ head }: Piece): Issue => objection('intoItself', head.id)

/** The arrow that leads to it alone, and the one that it goes on by, are where it stands. */
function standsThere({ head, exit, onward, comesBy }: Piece, spot: Spot): boolean {
  if (spot.kind !== 'edge') return false
  if (spot.edgeId === exit?.edge?.id) return true
  const leadsHere = comesBy.some(({ id, to }) => id === spot.edgeId && to === head.id)
  return leadsHere && (comesBy.length === 1 || onward === null)
}

/** The piece's main path is put in step by step, so that each finds a place as a new one would. */
function put(piece: Piece, spot: Spot): Edit {
  const { spine, exit } = piece
  let graph = withoutMembers(piece.rest, (id) => piece.inside.has(id))
  let at: Spot = spot
  let last: string | null = null
  for (const { node, outlet } of spine) {
    const { pinned: _, ...loose } = node
    const edit: Edit =
      at.kind === 'edge'
        ? insertOnEdge(graph, at.edgeId, loose as Node, outlet)
        : addAfter(graph, at.nodeId, at.outlet, loose as Node)
    if (edit.refused) return refuse(piece.graph, edit.refused)
    graph = edit.graph
    const onward = edgeOf(graph, node.id, outlet ?? '')
    last = onward?.to ?? null
    at = onward ? { kind: 'edge', edgeId: onward.id } : { kind: 'outlet', nodeId: node.id, outlet: outlet ?? '' }
  }
  return done(withOwnGroups(withOwnEdges(withSides(graph, piece), piece, exit === null ? null : last), piece))
}

/** What hangs beside the main path moves by as much as its first step did. */
function withSides(graph: Graph, { nodes, head, spine }: Piece): Graph {
  const placed = nodeAt(graph, head.id)?.position ?? head.position
  const by = { x: placed.x - head.position.x, y: placed.y - head.position.y }
  const onSpine = new Set(spine.map(({ node }) => node.id))
  let grown = graph
  for (const node of nodes) {
    if (onSpine.has(node.id)) continue
    const { pinned: _, ...loose } = node
    const others = Object.values(grown.nodes).map(({ position }) => position)
    const wanted = { x: node.position.x + by.x, y: node.position.y + by.y }
    grown = withNodes(grown, [placedAt(loose as Node, free(wanted, others, graph.direction))])
  }
  return grown
}

/** Steps leave the groups that others stay in; a group that is moved as a whole stays one. */
function withOwnGroups(graph: Graph, { graph: before, inside }: Piece): Graph {
  const whole = Object.values(before.groups ?? {}).filter((group) => {
    const members = membersOf(before, group)
    return members.length > 0 && members.every((id) => inside.has(id))
  })
  if (whole.length === 0) return graph
  const theirs = new Set(whole.flatMap(({ nodeIds }) => nodeIds))
  const others = Object.values(withoutMembers(graph, (id) => theirs.has(id)).groups ?? {})
  return withGroups(graph, [...others, ...whole])
}

/** The piece's arrows as they were, but the one that it goes on by: that leads to what follows now, or nowhere. */
function withOwnEdges(graph: Graph, piece: Piece, onward: string | null): Graph {
  const { inside, exit } = piece
  const edges = Object.fromEntries(Object.entries(graph.edges).filter(([, { from }]) => !inside.has(from)))
  const own = Object.values(piece.graph.edges).filter(({ id, from }) => inside.has(from) && id !== exit?.edge?.id)
  const kept = { ...graph, edges: { ...edges, ...Object.fromEntries(own.map((edge) => [edge.id, edge])) } }
  if (!exit || onward === null) return kept
  const id = exit.edge?.id ?? freeEdgeId(kept.edges, exit.from, exit.outlet)
  return withEdge(kept, { id, from: exit.from, outlet: exit.outlet, to: onward })
}
