import type { Position } from '../nodes/fields.ts'
import type { Issue } from '../nodes/issue.ts'
import type { Params } from '../nodes/reference.ts'
import type { Node } from '../nodes/registry.ts'
import type { Edge, Graph } from './graph.ts'
import { onCanvas } from './place.ts'

// Every change of a drawing is an edit: a pure function from a graph to an Edit (edits.ts, settings.ts, copies.ts).
//
// D1. The graph given is never changed, and what an edit does not touch keeps its identity (diff.ts counts on it).
// D2. A well-formed drawing (graph.ts, G1 to G4) stays well-formed.
// D3. An edit that cannot be made answers the same graph and says why. None throws.
// D4. Same arguments, same answer: ids of nodes come from the caller, ids of edges from their outlet.

export interface Edit {
  readonly graph: Graph
  /** The ids of the nodes that this edit made. */
  readonly made: readonly string[]
  /** Why nothing was done; its sentence is issueMessage's. */
  readonly refused: Issue | null
}

export const done = (graph: Graph, made: readonly string[] = []): Edit => ({ graph, made, refused: null })

export const refuse = (graph: Graph, refused: Issue): Edit => ({ graph, made: [], refused })

/** Why an edit cannot be made. The codes are `edit.…` in issueTexts.ts. */
export const objection = (code: string, nodeId: string | null = null, params: Params = {}): Issue => ({
  code: `edit.${code}`,
  severity: 'blocker',
  nodeId,
  params,
})

export const withNodes = (graph: Graph, nodes: readonly Node[]): Graph => ({
  ...graph,
  nodes: { ...graph.nodes, ...Object.fromEntries(nodes.map((node) => [node.id, node])) },
})

/** A node put somewhere on the canvas. */
export const placedAt = (node: Node, position: Position): Node => ({ ...node, position: onCanvas(position) })

export const withEdge = (graph: Graph, edge: Edge): Graph => ({ ...graph, edges: { ...graph.edges, [edge.id]: edge } })

/** The edge that leaves a node by an outlet. */
export const edgeOf = (graph: Graph, from: string, outlet: string): Edge | undefined =>
  Object.values(graph.edges).find((edge) => edge.from === from && edge.outlet === outlet)

/** An edge is named after its outlet, which it has to itself: `n7-yes`. Where that is too long or taken: e1, e2 … */
export function freeEdgeId(edges: Graph['edges'], from: string, outlet: string): string {
  let id = `${from}-${outlet}`
  for (let n = 1; id.length > 40 || Object.hasOwn(edges, id); n++) id = `e${n}`
  return id
}
