import type { Position } from '../nodes/fields.ts'
import { readFlow } from './flow.ts'
import type { Graph } from './graph.ts'
import { axesOf, free, snap, stepOf } from './place.ts'

/** A drawing of which some nodes may have no place yet. */
export type Unplaced = Omit<Graph, 'nodes'> & { readonly nodes: Readonly<Record<string, UnplacedNode>> }
type Node = Graph['nodes'][string]
type UnplacedNode = Omit<Node, 'position'> & { readonly position?: Position | undefined }

/** Gives a place to every node that has none: one row lower than the lowest that leads to it, side by side within a
 *  row, covering nobody. For drawings that come without positions; the canvas tidies more finely. */
export function arrange(graph: Unplaced): Graph {
  const nodes = Object.values(graph.nodes) as Node[]
  if (nodes.every(({ position }) => position)) return graph as Graph
  const places = placesOf(graph as Graph)
  const taken = nodes.flatMap(({ position }) => position ?? [])
  const placed = nodes.map((node): Node => {
    if (node.position) return node
    const position = free(places.get(node.id) ?? { x: 0, y: 0 }, taken, graph.direction)
    taken.push(position)
    return { ...node, position }
  })
  return { ...graph, nodes: Object.fromEntries(placed.map((node) => [node.id, node])) }
}

function placesOf(graph: Graph): ReadonlyMap<string, Position> {
  const flow = readFlow(graph)
  const rowOf = new Map<string, number>()
  const rows: string[][] = []
  for (const { id } of flow.order) {
    const row = Math.max(0, ...flow.previous(id).map(({ from }) => (rowOf.get(from) ?? -1) + 1))
    rowOf.set(id, row)
    const ids = rows[row] ?? []
    rows[row] = ids
    ids.push(id)
  }
  const places = new Map<string, Position>()
  const { along, across } = axesOf(graph.direction)
  const by = stepOf(graph.direction)
  for (const [row, ids] of rows.entries()) {
    for (const [column, id] of ids.entries()) {
      const place = { x: 0, y: 0, [along]: row * by[along], [across]: (column - (ids.length - 1) / 2) * by[across] }
      places.set(id, snap(place))
    }
  }
  return places
}
