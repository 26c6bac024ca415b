import type { Graph } from '#engine/program/graph.ts'

export interface GraphEntry {
  readonly nodeId: string
  readonly listId: number
}

/** Where people come into a drawing, and from which list; entries without a list are left out. */
export function entriesOf(graph: Graph): GraphEntry[] {
  return Object.values(graph.nodes).flatMap((node) =>
    node.type === 'entry' && node.config.listId !== null ? [{ nodeId: node.id, listId: node.config.listId }] : [],
  )
}
