import { outletPoint } from '#client/canvas/outletPoint.ts'
import type { Point } from '#client/canvas/routeEdge.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'
import { groupOfNodes, membersOf } from '#engine/program/groups.ts'
import { card } from '#engine/program/place.ts'
import type { Arrow } from './lanes.ts'
import { foldedCorner, foldedId } from './units.ts'

/** An edge as it is drawn: between steps, or between the folded groups that they are in. */
export interface DrawnArrow extends Arrow {
  readonly edge: Edge
  readonly source: string
  readonly target: string
  /** It stands for several. */
  readonly isMany: boolean
}

/** Every edge that is drawn, and where all cards stand. Edges inside a folded group are not; several between the same two
 *  cards, one of them folded, are one. */
export function drawnArrows(graph: Graph): { arrows: DrawnArrow[]; cards: Point[] } {
  const { nodes, edges, direction = 'down' } = graph
  const groups = graph.groups ? groupOfNodes(graph) : null
  const corners = new Map<string, Point>()
  const cards: Point[] = []
  for (const { id, position } of Object.values(nodes)) if (!groups?.get(id)?.isFolded) cards.push(position)
  for (const group of Object.values(graph.groups ?? {})) {
    if (!group.isFolded) continue
    const members = membersOf(graph, group).filter((id) => groups?.get(id) === group)
    if (members.length === 0) continue
    corners.set(group.id, foldedCorner(graph, members))
    cards.push(foldedCorner(graph, members))
  }
  const out = direction === 'down' ? { x: card.width / 2, y: card.height } : { x: card.width, y: card.height / 2 }
  const into = direction === 'down' ? { x: card.width / 2, y: 0 } : { x: 0, y: card.height / 2 }
  const at = (corner: Point, by: Point): Point => ({ x: corner.x + by.x, y: corner.y + by.y })

  const arrows = new Map<string, DrawnArrow>()
  for (const edge of Object.values(edges)) {
    const [from, to] = [nodes[edge.from], nodes[edge.to]]
    if (!from || !to) continue
    const [outer, inner] = [groups?.get(edge.from), groups?.get(edge.to)]
    const fromFolded = outer?.isFolded ? outer : null
    const toFolded = inner?.isFolded ? inner : null
    if (fromFolded && fromFolded === toFolded) continue
    const source = fromFolded ? foldedId(fromFolded.id) : edge.from
    const target = toFolded ? foldedId(toFolded.id) : edge.to
    const split = !fromFolded && outletsOf(from).length > 1
    const key = fromFolded ? `${source} ${target}` : `${source}.${edge.outlet} ${target}`
    const before = arrows.get(key)
    if (before) {
      arrows.set(key, { ...before, isMany: true })
      continue
    }
    const start = fromFolded
      ? at(corners.get(fromFolded.id) as Point, out)
      : at(from.position, outletPoint(from, edge.outlet, direction))
    const end = at(toFolded ? (corners.get(toFolded.id) as Point) : to.position, into)
    arrows.set(key, { id: edge.id, edge, source, target, from: start, to: end, split, isMany: false })
  }
  return { arrows: [...arrows.values()], cards }
}
