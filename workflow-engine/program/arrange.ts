import type { Position } from '../nodes/fields.ts'
import { readFlow } from './flow.ts'
import type { Graph } from './graph.ts'
import { snap, step } from './place.ts'

/** Gives every node a place: one row lower than the lowest that leads to it, side by side within a row. For drawings
 *  that come without positions; the canvas tidies more finely. */
export function arrange(graph: Graph): Graph {
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
  for (const [row, ids] of rows.entries()) {
    for (const [column, id] of ids.entries()) {
      places.set(id, snap({ x: (column - (ids.length - 1) / 2) * step.x, y: row * step.y }))
    }
  }
  const placed = flow.order.map(
    (node) => [node.id, { ...node, position: places.get(node.id) ?? node.position }] as const,
  )
  return { ...graph, nodes: Object.fromEntries(placed) }
}
