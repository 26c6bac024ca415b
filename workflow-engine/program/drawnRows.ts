import { canonical } from './canonical.ts'
import type { Graph } from './graph.ts'
import { policyOf } from './policy.ts'

// A drawing as rows that can be compared one by one, wherever it comes from. An arrow is named by where it begins, not
// by its own id: an arrow that is drawn again to the same step is the same arrow.

/** `node s1`, `way s1 yes`, `note n1`, `group g1`, `policy`, `direction`. */
export type RowKey = string

export const nodeRow = (id: string): RowKey => `node ${id}`
export const wayRow = (from: string, outlet: string): RowKey => `way ${from} ${outlet}`
export const noteRow = (id: string): RowKey => `note ${id}`
export const groupRow = (id: string): RowKey => `group ${id}`

/** Every row of a drawing with what it holds, as text: equal texts are equal rows. */
export function drawnRows(graph: Graph): ReadonlyMap<RowKey, string> {
  const rows = new Map<RowKey, string>()
  for (const node of Object.values(graph.nodes)) rows.set(nodeRow(node.id), canonical(node))
  for (const { from, outlet, to } of Object.values(graph.edges)) rows.set(wayRow(from, outlet), to)
  for (const note of Object.values(graph.notes ?? {})) rows.set(noteRow(note.id), canonical(note))
  for (const group of Object.values(graph.groups ?? {})) rows.set(groupRow(group.id), canonical(group))
  rows.set('policy', canonical(policyOf(graph)))
  rows.set('direction', graph.direction ?? 'down')
  return rows
}

/** The rows that two drawings do not have in common: added, removed or changed. */
export function differingRows(before: Graph, after: Graph): RowKey[] {
  if (before === after) return []
  const [was, is] = [drawnRows(before), drawnRows(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key))
}
