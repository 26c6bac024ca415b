import type { Position } from '../nodes/fields.ts'
import { kindOf, type Node } from '../nodes/registry.ts'
import { done, type Edit, freeEdgeId, placedAt, refuse } from './edit.ts'
import { cannotAdd } from './edits.ts'
import { type Edge, emptyGraph, type Graph, nodeAt } from './graph.ts'
import { card, onCanvas, snap, step } from './place.ts'
import { put } from './settings.ts'

/** A selection as a drawing of its own: with the edges between its nodes, the groups that lie wholly in it, and the notes
 *  that stand among its cards. */
export function copyNodes(graph: Graph, nodeIds: readonly string[]): Graph {
  const nodes = nodeIds.flatMap((id) => nodeAt(graph, id) ?? [])
  const inside = new Set(nodes.map(({ id }) => id))
  const edges = Object.values(graph.edges).filter(({ from, to }) => inside.has(from) && inside.has(to))
  return {
    ...emptyGraph,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
    ...annotationsAround(graph, nodes),
  }
}

/** How far from the cards a note may stand, in canvas units. */
const near = 48

function annotationsAround(
  { notes = {}, groups = {} }: Graph,
  nodes: readonly Node[],
): Pick<Graph, 'notes' | 'groups'> {
  const inside = new Set(nodes.map(({ id }) => id))
  const { left, right, top, bottom } = boundsOf(nodes)
  const within = Object.entries(groups).filter(
    ([, { nodeIds }]) => nodeIds.some((id) => inside.has(id)) && nodeIds.every((id) => inside.has(id)),
  )
  const among = Object.entries(notes).filter(
    ([
      ,
      {
        position: { x, y },
        width,
        height,
      },
    ]) =>
      x < right + card.width + near &&
      x + width > left - near &&
      y < bottom + card.height + near &&
      y + height > top - near,
  )
  return {
    ...(among.length > 0 && { notes: Object.fromEntries(among) }),
    ...(within.length > 0 && { groups: Object.fromEntries(within) }),
  }
}

/** Puts a copied selection on the canvas, its top left corner at `at`. `ids` gives every copied id a new one; a note or a
 *  group without one stays behind. What one copied node asks about another, its copy asks about the copy. */
export function paste(graph: Graph, copied: Graph, ids: Readonly<Record<string, string>>, at: Position): Edit {
  const newId = (id: string) => (Object.hasOwn(ids, id) ? ids[id] : undefined)
  const { left, top } = boundsOf(Object.values(copied.nodes))
  const nodes: Record<string, Node> = { ...graph.nodes }
  const edges: Record<string, Edge> = { ...graph.edges }
  const made: string[] = []
  for (const node of Object.values(copied.nodes)) {
    const position = snap({ x: node.position.x - left + at.x, y: node.position.y - top + at.y })
    const fresh = placedAt(pointingAnew({ ...node, id: newId(node.id) ?? '' }, newId), position)
    const objected = cannotAdd({ ...graph, nodes }, fresh)
    if (objected) return refuse(graph, objected)
    nodes[fresh.id] = fresh
    made.push(fresh.id)
  }
  for (const { from, outlet, to } of Object.values(copied.edges)) {
    const [start, end] = [newId(from), newId(to)]
    if (!start || !end) continue
    const id = freeEdgeId(edges, start, outlet)
    edges[id] = { id, from: start, outlet, to: end }
  }
  return done(
    { ...graph, nodes, edges, ...pastedAnnotations(graph, copied, newId, { x: at.x - left, y: at.y - top }) },
    made,
  )
}

function pastedAnnotations(
  graph: Graph,
  copied: Graph,
  newId: (id: string) => string | undefined,
  by: Position,
): Pick<Graph, 'notes' | 'groups'> {
  const notes = Object.values(copied.notes ?? {}).flatMap((note) => {
    const id = newId(note.id)
    const position = onCanvas(snap({ x: note.position.x + by.x, y: note.position.y + by.y }))
    return id === undefined || graph.notes?.[id] ? [] : [{ ...note, id, position }]
  })
  const groups = Object.values(copied.groups ?? {}).flatMap((group) => {
    const id = newId(group.id)
    const nodeIds = group.nodeIds.flatMap((one) => newId(one) ?? [])
    return id === undefined || graph.groups?.[id] ? [] : [{ ...group, id, nodeIds }]
  })
  const byId = <T extends { id: string }>(rows: readonly T[]) => Object.fromEntries(rows.map((row) => [row.id, row]))
  return {
    ...(notes.length > 0 && { notes: { ...graph.notes, ...byId(notes) } }),
    ...(groups.length > 0 && { groups: { ...graph.groups, ...byId(groups) } }),
  }
}

/** Copies nodes to the right of themselves. `ids` names the nodes and what their copies are called. */
export function duplicateNodes(graph: Graph, ids: Readonly<Record<string, string>>): Edit {
  const copied = copyNodes(graph, Object.keys(ids))
  const { right, top } = boundsOf(Object.values(copied.nodes))
  return paste(graph, copied, ids, { x: right + step.x, y: top })
}

/** The node with every pointer to another copied node led to that one's copy. */
function pointingAnew(node: Node, newId: (id: string) => string | undefined): Node {
  let config: unknown = node.config
  for (const { ref, id, field } of kindOf(node).references?.(node.config) ?? []) {
    const copy = ref === 'node' ? newId(id) : undefined
    if (copy !== undefined) config = put(config, field.split('.'), copy)
  }
  return config === node.config ? node : ({ ...node, config } as Node)
}

/** The corners between which the nodes' own top left corners lie. */
function boundsOf(nodes: readonly Node[]): { left: number; right: number; top: number; bottom: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { position } of nodes) {
    left = Math.min(left, position.x)
    right = Math.max(right, position.x)
    top = Math.min(top, position.y)
    bottom = Math.max(bottom, position.y)
  }
  return { left, right, top, bottom }
}
