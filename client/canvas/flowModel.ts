import { Position, type Edge as XyEdge, type Node as XyNode } from '@xyflow/react'
import type { Issue } from '#engine/nodes/issue.ts'
import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import { type Edge, type Graph, isRoot } from '#engine/program/graph.ts'
import { card } from '#engine/program/place.ts'

/** What a card is drawn from. Numbers of people are never in here: they come from MetricsStore. */
export interface StepData extends Record<string, unknown> {
  readonly node: Node
  readonly issues: readonly Issue[]
  /** Outlets that lead nowhere yet. */
  readonly open: readonly string[]
  /** It is the target that C points at now, or the step that an edge is being drawn from. */
  readonly mark: 'target' | 'source' | null
}
export type StepNode = XyNode<StepData, 'step'>

export interface FlowData extends Record<string, unknown> {
  readonly edge: Edge
  /** The node it leaves has several outlets. */
  readonly split: boolean
}
export type FlowEdge = XyEdge<FlowData, 'flow'>

/** Where an outlet's edge begins, from the card's top left corner. */
export function outletPoint(node: Node, outlet: string): { x: number; y: number } {
  const outlets = outletsOf(node)
  const index = Math.max(0, outlets.indexOf(outlet))
  return { x: (card.width * (2 * index + 1)) / (2 * outlets.length), y: card.height }
}

/** Everything but the drawing that decides how it is shown. */
export interface Showing {
  readonly issues: ReadonlyMap<string, readonly Issue[]>
  readonly selection: ReadonlySet<string>
  /** The step in the tab order. */
  readonly current: string | null
  readonly connecting: { readonly from: string; readonly target: string | null } | null
  readonly editable: boolean
  /** What a screen reader says of each. */
  readonly labels: ReadonlyMap<string, string>
}

const noIssues: readonly Issue[] = []
const measured = { width: card.width, height: card.height }

/** Turns the drawing into what xyflow shows. What did not change keeps its identity, so that it is not drawn again. */
export class FlowModel {
  #nodes = new Map<string, StepNode>()
  #edges = new Map<string, FlowEdge>()

  /** @param order the nodes as people meet them, which is the order screen readers and Tab meet them in too */
  nodes(graph: Graph, order: readonly Node[], showing: Showing): StepNode[] {
    const taken = new Map<string, Set<string>>()
    for (const { from, outlet } of Object.values(graph.edges)) {
      const outlets = taken.get(from) ?? new Set()
      taken.set(from, outlets.add(outlet))
    }
    const next = new Map<string, StepNode>()
    for (const node of order) {
      next.set(node.id, this.#node(node, taken.get(node.id), showing))
    }
    this.#nodes = next
    return [...next.values()]
  }

  edges(graph: Graph): FlowEdge[] {
    const next = new Map<string, FlowEdge>()
    for (const edge of Object.values(graph.edges)) {
      const source = graph.nodes[edge.from]
      if (!source || !graph.nodes[edge.to]) continue
      const split = outletsOf(source).length > 1
      const before = this.#edges.get(edge.id)
      const same = before?.data?.edge === edge && before.data.split === split
      next.set(edge.id, same ? before : drawnEdge(edge, split))
    }
    this.#edges = next
    return [...next.values()]
  }

  #node(node: Node, taken: ReadonlySet<string> | undefined, showing: Showing): StepNode {
    const before = this.#nodes.get(node.id)
    const issues = showing.issues.get(node.id) ?? noIssues
    const { position } = node
    const selected = showing.selection.has(node.id)
    const tabIndex = showing.current === node.id ? 0 : -1
    const { connecting } = showing
    const mark = connecting?.from === node.id ? 'source' : connecting?.target === node.id ? 'target' : null
    const open = outletsOf(node).filter((outlet) => !taken?.has(outlet))
    const sameData =
      before?.data.node === node &&
      before.data.issues === issues &&
      before.data.mark === mark &&
      before.data.open.length === open.length &&
      before.data.open.every((outlet, i) => outlet === open[i])
    const ariaLabel = showing.labels.get(node.id) ?? node.type
    if (
      before &&
      sameData &&
      before.position.x === position.x &&
      before.position.y === position.y &&
      before.selected === selected &&
      before.draggable === showing.editable &&
      before.domAttributes?.tabIndex === tabIndex &&
      before.ariaLabel === ariaLabel
    ) {
      return before
    }
    return {
      id: node.id,
      type: 'step',
      position,
      data: sameData ? before.data : { node, issues, open, mark },
      selected,
      draggable: showing.editable,
      connectable: showing.editable,
      initialWidth: card.width,
      initialHeight: card.height,
      measured: before?.measured ?? measured,
      handles:
        before?.handles && before.data.node.type === node.type && hasSameOutlets(before.data.node, node)
          ? before.handles
          : handlesOf(node),
      ariaLabel,
      ariaRole: 'group',
      domAttributes: { tabIndex },
    }
  }
}

/** A handle's size in px. StepCard.module.css draws it so, that what is measured agrees. */
const handle = { width: 16, height: 4 }

/** A handle's point is the middle of its lower side (an outlet) or of its upper side (the way in). */
function handlesOf(node: Node): NonNullable<StepNode['handles']> {
  const sources = outletsOf(node).map((outlet) => {
    const { x, y } = outletPoint(node, outlet)
    const corner = { x: x - handle.width / 2, y: y - handle.height }
    return { id: outlet, type: 'source' as const, position: Position.Bottom, ...corner, ...handle }
  })
  if (isRoot(node)) return sources
  const x = card.width / 2 - handle.width / 2
  return [{ id: null, type: 'target' as const, position: Position.Top, x, y: 0, ...handle }, ...sources]
}

/** Paths may be added to a step, and taken away. */
function hasSameOutlets(before: Node, node: Node): boolean {
  const [was, is] = [outletsOf(before), outletsOf(node)]
  return was.length === is.length && was.every((outlet, i) => outlet === is[i])
}

/** The same nodes with some of them where the pointer holds them. */
export function whileDragged(
  nodes: readonly StepNode[],
  dragged: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): StepNode[] {
  return nodes.map((node) => {
    const position = dragged.get(node.id)
    return position ? { ...node, position } : node
  })
}

function drawnEdge(edge: Edge, split: boolean): FlowEdge {
  return {
    id: edge.id,
    type: 'flow',
    source: edge.from,
    sourceHandle: edge.outlet,
    target: edge.to,
    data: { edge, split },
    selectable: false,
    focusable: false,
    // What an edge leads to is said by its step; the line itself is a picture.
    ariaRole: 'presentation',
    ariaLabel: null as unknown as string,
  }
}
