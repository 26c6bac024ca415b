import type { Group } from './annotations.ts'
import { type Graph, nodeAt } from './graph.ts'

/** The steps of a group that are still there, in the order they were put in. */
export const membersOf = (graph: Graph, { nodeIds }: Group): string[] => nodeIds.filter((id) => nodeAt(graph, id))

export const groupAt = (graph: Graph, id: string): Group | undefined =>
  graph.groups && Object.hasOwn(graph.groups, id) ? graph.groups[id] : undefined

/** Which group each node is in. A node that two groups claim is the first one's. */
export function groupOfNodes(graph: Graph): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>()
  for (const group of Object.values(graph.groups ?? {})) {
    for (const id of membersOf(graph, group)) if (!found.has(id)) found.set(id, group)
  }
  return found
}

/** The drawing with these groups; an empty table is left out. */
export function withGroups(graph: Graph, groups: readonly Group[]): Graph {
  const { groups: _, ...rest } = graph
  return groups.length > 0 ? { ...rest, groups: Object.fromEntries(groups.map((group) => [group.id, group])) } : rest
}

/** The drawing whose groups hold none of those that leave; a group that nothing is left of goes. */
export function withoutMembers(graph: Graph, leaves: (id: string) => boolean): Graph {
  if (!graph.groups) return graph
  let changed = false
  const kept: Group[] = []
  for (const group of Object.values(graph.groups)) {
    const left = group.nodeIds.filter((id) => !leaves(id))
    if (left.length === group.nodeIds.length) {
      kept.push(group)
      continue
    }
    changed = true
    if (left.some((id) => nodeAt(graph, id))) kept.push({ ...group, nodeIds: left })
  }
  return changed ? withGroups(graph, kept) : graph
}

/** What is put between two steps of one group belongs to it. */
export function joinedBetween(graph: Graph, from: string, to: string, nodeId: string): Graph {
  if (!graph.groups) return graph
  const of = groupOfNodes(graph)
  const group = of.get(from)
  if (!group || of.get(to) !== group) return graph
  return { ...graph, groups: { ...graph.groups, [group.id]: { ...group, nodeIds: [...group.nodeIds, nodeId] } } }
}
