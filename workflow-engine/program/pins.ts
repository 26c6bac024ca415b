import type { Position } from '../nodes/fields.ts'
import type { Node } from '../nodes/registry.ts'
import { done, type Edit, withNodes } from './edit.ts'
import { moveNodes } from './edits.ts'
import { type Graph, nodeAt } from './graph.ts'

// A pinned step was put where it stands by hand: neither Tidy nor an insertion moves it.

/** Moves nodes to where a hand put them. What did not move is not pinned by it. */
export function placeNodes(graph: Graph, places: Readonly<Record<string, Position>>): Edit {
  const { graph: moved } = moveNodes(graph, places)
  const ids = Object.keys(places).filter((id) => nodeAt(moved, id) !== nodeAt(graph, id))
  return pinNodes(moved, ids)
}

/** Ids that are not there are passed over. */
export function pinNodes(graph: Graph, ids: readonly string[]): Edit {
  const pinned = ids.flatMap((id): Node[] => {
    const node = nodeAt(graph, id)
    return node && !node.pinned ? [{ ...node, pinned: true }] : []
  })
  return pinned.length > 0 ? done(withNodes(graph, pinned)) : done(graph)
}

export function unpinNodes(graph: Graph, ids: readonly string[]): Edit {
  const freed = ids.flatMap((id): Node[] => {
    const node = nodeAt(graph, id)
    if (!node?.pinned) return []
    const { pinned: _, ...rest } = node
    return [rest as Node]
  })
  return freed.length > 0 ? done(withNodes(graph, freed)) : done(graph)
}
