import { outletsOf } from '#engine/nodes/registry.ts'
import type { Group } from '#engine/program/annotations.ts'
import type { Flow } from '#engine/program/flow.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import { groupOfNodes, membersOf } from '#engine/program/groups.ts'
import { axesOf, card } from '#engine/program/place.ts'

/** What a layout moves as one: a step, or a folded group with all its steps. */
export interface Unit {
  readonly id: string
  readonly nodeIds: readonly string[]
  /** Its card's top left corner. */
  readonly position: { readonly x: number; readonly y: number }
  readonly pinned: boolean
  /** How much room it takes across the flow, where that is more than a card. */
  readonly size: number | null
}

/** How far apart the names of paths stand on the right side of a card. */
export const pathHeight = 24

/** The units of a drawing in the order people pass them, and which one each step is in. */
export function unitsOf(graph: Graph, { order }: Flow): { units: Map<string, Unit>; unitOf: Map<string, string> } {
  const groups = groupOfNodes(graph)
  const units = new Map<string, Unit>()
  const unitOf = new Map<string, string>()
  for (const node of order) {
    const group = groups.get(node.id)
    if (!group?.isFolded) {
      const tall = graph.direction === 'right' ? outletsOf(node).length * pathHeight : 0
      const { id, position, pinned = false } = node
      units.set(id, { id, nodeIds: [id], position, pinned, size: tall > card.height ? tall : null })
      unitOf.set(id, id)
      continue
    }
    const id = foldedId(group.id)
    unitOf.set(node.id, id)
    if (units.has(id)) continue
    const nodeIds = membersOf(graph, group).filter((member) => groups.get(member) === group)
    const pinned = nodeIds.some((member) => nodeAt(graph, member)?.pinned)
    units.set(id, { id, nodeIds, position: foldedCorner(graph, nodeIds), pinned, size: null })
  }
  return { units, unitOf }
}

/** What a folded group is called among steps; no step is called so. */
export const foldedId = (groupId: string): string => `group:${groupId}`

/** The top left corner of where some steps stand. */
export function cornerOf(graph: Graph, nodeIds: readonly string[]): { x: number; y: number } {
  const places = nodeIds.flatMap((id) => nodeAt(graph, id)?.position ?? [])
  return {
    x: places.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY),
    y: places.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY),
  }
}

/** Where the steps of some units come to stand when the units do. */
export function placesOfSteps(
  graph: Graph,
  units: ReadonlyMap<string, Unit>,
  places: Readonly<Record<string, { readonly x: number; readonly y: number }>>,
): Record<string, { x: number; y: number }> {
  const found: Record<string, { x: number; y: number }> = {}
  for (const [id, place] of Object.entries(places)) {
    const unit = units.get(id)
    for (const nodeId of unit?.nodeIds ?? []) {
      const from = nodeAt(graph, nodeId)?.position
      if (!unit || !from) continue
      found[nodeId] = { x: from.x + place.x - unit.position.x, y: from.y + place.y - unit.position.y }
    }
  }
  return found
}

/** Where the card of a folded group stands: in the place of the step that the flow comes to first. */
export function foldedCorner(graph: Graph, nodeIds: readonly string[]): { x: number; y: number } {
  const { along, across } = axesOf(graph.direction)
  const places = nodeIds.flatMap((id) => nodeAt(graph, id)?.position ?? [])
  const first = places.reduce<{ x: number; y: number } | null>(
    (best, place) =>
      !best || place[along] < best[along] || (place[along] === best[along] && place[across] < best[across])
        ? place
        : best,
    null,
  )
  return first ?? { x: 0, y: 0 }
}

/** What a step is drawn as: itself, or the folded group that it is in. */
export function drawnAs(graph: Graph, nodeId: string): { id: string; position: { x: number; y: number } } | null {
  const node = nodeAt(graph, nodeId)
  if (!node) return null
  const group = foldedGroupOf(graph, nodeId)
  if (!group) return { id: nodeId, position: node.position }
  return { id: foldedId(group.id), position: foldedCorner(graph, membersOf(graph, group)) }
}

export function foldedGroupOf(graph: Graph, nodeId: string): Group | null {
  if (!graph.groups) return null
  const group = Object.values(graph.groups).find(({ nodeIds }) => nodeIds.includes(nodeId))
  return group?.isFolded ? group : null
}
