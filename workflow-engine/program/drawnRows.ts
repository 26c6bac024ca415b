import { canonical } from './canonical.ts'
import type { Graph } from './graph.ts'
import { policyOf } from './policy.ts'

// A drawing as rows that can be compared one by one, wherever it comes from. An arrow is named by where it begins, not
// by its own id: an arrow that is drawn again to the same step is the same arrow.

/** `node s1`, `way s1 yes`, `note n1`, `group g1`, `policy`, `direction`, `ignored s1 noWait`. */
export type RowKey = string

export const nodeRow = (id: string): RowKey => `node ${id}`
export const wayRow = (from: string, outlet: string): RowKey => `way ${from} ${outlet}`
export const noteRow = (id: string): RowKey => `note ${id}`
export const groupRow = (id: string): RowKey => `group ${id}`

export const ignoredRow = (nodeId: string, code: string): RowKey => `ignored ${nodeId} ${code}`

type Row = readonly [key: RowKey, text: string]

/** A part of the drawing that is missing here does not compile. */
const rowsOf: { readonly [Part in keyof Required<Graph>]: (graph: Graph) => readonly Row[] } = {
  format: () => [],
  nodes: ({ nodes }) => Object.values(nodes).map((node) => [nodeRow(node.id), canonical(node)]),
  edges: ({ edges }) => Object.values(edges).map(({ from, outlet, to }) => [wayRow(from, outlet), to]),
  notes: ({ notes = {} }) => Object.values(notes).map((note) => [noteRow(note.id), canonical(note)]),
  groups: ({ groups = {} }) => Object.values(groups).map((group) => [groupRow(group.id), canonical(group)]),
  policy: (graph) => [['policy', canonical(policyOf(graph))]],
  direction: ({ direction = 'down' }) => [['direction', direction]],
  ignored: ({ ignored = {} }) => Object.values(ignored).map(({ nodeId, code }) => [ignoredRow(nodeId, code), '']),
}

/** Every row of a drawing with what it holds, as text: equal texts are equal rows. */
export const drawnRows = (graph: Graph): ReadonlyMap<RowKey, string> =>
  new Map(Object.values(rowsOf).flatMap((rows) => rows(graph)))

/** The rows that two drawings do not have in common: added, removed or changed. */
export function differingRows(before: Graph, after: Graph): RowKey[] {
  if (before === after) return []
  const [was, is] = [drawnRows(before), drawnRows(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key))
}
