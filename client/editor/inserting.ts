import { createNode, type Node, type NodeType, outletsOf } from '#engine/nodes/registry.ts'
import { edgeOf } from '#engine/program/edit.ts'
import { addAfter, insertOnEdge } from '#engine/program/edits.ts'
import { type Edge, edgeAt, type Graph } from '#engine/program/graph.ts'
import type { Slot } from './Moment.ts'

/** A branch on its way between two steps, and the path that what follows is to go on by. */
export interface Inserting {
  readonly type: NodeType
  readonly slot: Exclude<Slot, { kind: 'node' }>
  readonly through: string
}

/** What to ask before a step is added; null when there is nothing to choose: it has one way on, or nothing follows. */
export function askThrough(graph: Graph, type: NodeType, slot: Slot): Inserting | null {
  const [first, ...others] = outletsOf(createNode(type, 'new') as Node)
  if (slot.kind === 'node' || first === undefined || others.length === 0 || !onward(graph, slot)) return null
  return { type, slot, through: first }
}

/** How it would be: the new step in its place, and the step that follows it. */
export function trialOf(graph: Graph, { type, slot, through }: Inserting): { node: Node; next: string } | null {
  const fresh = createNode(type, 'trial') as Node
  const edge = onward(graph, slot)
  const edit =
    slot.kind === 'edge'
      ? insertOnEdge(graph, slot.edgeId, fresh, through)
      : addAfter(graph, slot.nodeId, slot.outlet, fresh, through)
  const node = edit.graph.nodes.trial
  return node && edge ? { node, next: edge.to } : null
}

const onward = (graph: Graph, slot: Inserting['slot']): Edge | undefined =>
  slot.kind === 'edge' ? edgeAt(graph, slot.edgeId) : edgeOf(graph, slot.nodeId, slot.outlet)
