import { Position, type Edge as XyEdge, type Node as XyNode } from '@xyflow/react'
import { drawnArrows } from '#client/layout/drawnArrows.ts'
import { lanesOf } from '#client/layout/lanes.ts'
import { numbersId } from '#client/metrics/numbersId.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import type { Direction } from '#engine/program/annotations.ts'
import { type Edge, type Graph, isRoot } from '#engine/program/graph.ts'
import { card } from '#engine/program/place.ts'
import { outletPoint } from './outletPoint.ts'

/** What a card is drawn from. Numbers of people are never in here: they come from MetricsStore. */
export interface StepData extends Record<string, unknown> {
  readonly node: Node
  readonly issues: readonly Issue[]
  /** Outlets that lead nowhere yet. */
  readonly open: readonly string[]
  readonly direction: Direction
  /** It is the target that C points at now, or the step that an edge is being drawn from. */
  readonly mark: 'target' | 'source' | null
}
export type StepNode = XyNode<StepData, 'step'>

export interface FlowData extends Record<string, unknown> {
  readonly edge: Edge
  /** The node it leaves has several outlets. */
  readonly split: boolean
  /** It stands for several, between a folded group and something else. */
  readonly isMany: boolean
  readonly direction: Direction
  /** Where it runs beside the cards that stand in its way; null when none does. */
  readonly lane: number | null
}
export type FlowEdge = XyEdge<FlowData, 'flow'>

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
      next.set(node.id, this.#node(node, graph.direction ?? 'down', taken.get(node.id), showing))
    }
    this.#nodes = next
    return [...next.values()]
  }

  edges(graph: Graph): FlowEdge[] {
    const next = new Map<string, FlowEdge>()
    const direction = graph.direction ?? 'down'
    const { arrows, cards } = drawnArrows(graph)
    const lanes = lanesOf(arrows, cards, direction)
    for (const { edge, source, target, split, isMany } of arrows) {
      const lane = lanes.get(edge.id) ?? null
      const before = this.#edges.get(edge.id)
      const data = before?.data
      const same =
        before?.source === source &&
        before.target === target &&
        data?.edge === edge &&
        data.split === split &&
        data.isMany === isMany &&
        data.direction === direction &&
        data.lane === lane
      next.set(edge.id, same && before ? before : drawnEdge(source, target, { edge, split, isMany, direction, lane }))
    }
    this.#edges = next
    return [...next.values()]
  }

  #node(node: Node, direction: Direction, taken: ReadonlySet<string> | undefined, showing: Showing): StepNode {
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
      before.data.direction === direction &&
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
      data: sameData ? before.data : { node, issues, open, direction, mark },
      selected,
      draggable: showing.editable,
      connectable: showing.editable,
      initialWidth: card.width,
      initialHeight: card.height,
      measured: before?.measured ?? measured,
      handles:
        before?.handles &&
        before.data.direction === direction &&
        before.data.node.type === node.type &&
        hasSameOutlets(before.data.node, node)
          ? before.handles
          : handlesOf(node, direction),
      ariaLabel,
      ariaRole: 'group',
      domAttributes: { tabIndex, 'aria-describedby': numbersId(node.id) },
    }
  }
}

/** A handle's size in px, along the card's side and into it. StepCard.module.css draws it so, that what is measured
 *  agrees. */
const handle = { long: 16, deep: 4 }

type Handles = NonNullable<StepNode['handles']>

/** Where edges leave and enter a step's card. */
function handlesOf(node: Node, direction: Direction): Handles {
  const sources = outletsOf(node).map((id) => ({ id, ...outletPoint(node, id, direction) }))
  return cardHandles(direction, sources, !isRoot(node))
}

/** A handle's point is the middle of its outer side: that of the card where an edge leaves or comes in. */
export function cardHandles(
  direction: Direction,
  sources: readonly { id: string | null; x: number; y: number }[],
  isEntered = true,
): Handles {
  const down = direction === 'down'
  const size = down ? { width: handle.long, height: handle.deep } : { width: handle.deep, height: handle.long }
  const out = sources.map(({ id, x, y }) => {
    const corner = down ? { x: x - size.width / 2, y: y - size.height } : { x: x - size.width, y: y - size.height / 2 }
    return { id, type: 'source' as const, position: down ? Position.Bottom : Position.Right, ...corner, ...size }
  })
  if (!isEntered) return out
  const corner = down ? { x: (card.width - size.width) / 2, y: 0 } : { x: 0, y: (card.height - size.height) / 2 }
  const position = down ? Position.Top : Position.Left
  return [{ id: null, type: 'target' as const, position, ...corner, ...size }, ...out]
}

/** Paths may be added to a step, and taken away. */
function hasSameOutlets(before: Node, node: Node): boolean {
  const [was, is] = [outletsOf(before), outletsOf(node)]
  return was.length === is.length && was.every((outlet, i) => outlet === is[i])
}

/** The same nodes with some of them where the pointer holds them. */
export function whileDragged<Drawn extends XyNode>(
  nodes: readonly Drawn[],
  dragged: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): Drawn[] {
  return nodes.map((node) => {
    const position = dragged.get(node.id)
    return position ? { ...node, position } : node
  })
}

function drawnEdge(source: string, target: string, data: FlowData): FlowEdge {
  const { edge } = data
  return {
    id: edge.id,
    type: 'flow',
    source,
    sourceHandle: source === edge.from ? edge.outlet : null,
    target,
    data,
    selectable: false,
    focusable: false,
    // What an edge leads to is said by its step; the line itself is a picture.
    ariaRole: 'presentation',
    ariaLabel: null as unknown as string,
  }
}
