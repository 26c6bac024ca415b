import { type FlowEdge, FlowModel, type StepNode } from '#client/canvas/flowModel.ts'
import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import type { Change, Sign } from '#engine/program/describeChanges.ts'
import { nodeRow, type RowKey, wayRow } from '#engine/program/drawnRows.ts'
import { readFlow } from '#engine/program/flow.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import { free } from '#engine/program/place.ts'

export type Mark = Sign | 'moved'

/** What is drawn of two drawings laid over each other. */
export interface ComparedDrawing {
  readonly nodes: readonly StepNode[]
  readonly edges: readonly FlowEdge[]
}

/** What a marked card is drawn from, beside its step. */
export interface Marked extends Record<string, unknown> {
  readonly change: Mark | null
  /** How many details its change has. */
  readonly details: number
}

/** Lays the older drawing under the newer one: what is gone stands where it stood, beside what stands there now. */
export function compareDrawings(
  before: Graph,
  after: Graph,
  changes: readonly Change[],
  { movedShown, labels }: { readonly movedShown: boolean; readonly labels: ReadonlyMap<string, string> },
): ComparedDrawing {
  const byNode = new Map(changes.flatMap((change) => (change.nodeId ? [[change.nodeId, change] as const] : [])))
  const moved = new Set(movedShown ? (changes.find(({ id }) => id === 'moved')?.rows ?? []) : [])
  const ghosts = ghostsOf(before, after)
  const nodes = { ...after.nodes, ...ghosts }
  const ways = waysOf(after)
  const edges = { ...after.edges }
  const gone = new Set<string>()
  for (const edge of Object.values(before.edges)) {
    if (ways.get(wayRow(edge.from, edge.outlet)) === edge.to) continue
    const [from, to] = [nodes[edge.from], nodes[edge.to]]
    if (!from || !to || !outletsOf(from).includes(edge.outlet)) continue
    const id = `was-${edge.id}`
    edges[id] = { ...edge, id }
    gone.add(id)
  }
  const both: Graph = { ...after, nodes, edges }
  const order = readFlow(both).order
  const model = new FlowModel()
  const drawn = model.nodes(both, order, { ...showing, labels })
  const was = waysOf(before)
  return {
    nodes: drawn.map((node): StepNode => {
      const change = byNode.get(node.id)
      const mark: Mark | null = change?.sign ?? (moved.has(nodeRow(node.id)) ? 'moved' : null)
      const marked: Marked = { change: mark, details: change?.details.length ?? 0 }
      return { ...node, type: 'step', data: { ...node.data, ...marked } }
    }),
    edges: model.edges(both).map((edge): FlowEdge => {
      const { data } = edge
      if (gone.has(edge.id)) return { ...edge, className: 'removed', zIndex: -1 }
      const row = data ? wayRow(data.edge.from, data.edge.outlet) : ''
      return was.get(row) === data?.edge.to ? edge : { ...edge, className: 'added' }
    }),
  }
}

const showing = {
  issues: new Map(),
  selection: new Set<string>(),
  current: null,
  connecting: null,
  editable: false,
}

/** What is gone, where it stood or in the nearest free place to its right. */
function ghostsOf(before: Graph, after: Graph): Record<string, Node> {
  const taken = Object.values(after.nodes).map(({ position }) => position)
  const ghosts: Record<string, Node> = {}
  for (const node of readFlow(before).order) {
    if (nodeAt(after, node.id)) continue
    const position = free(node.position, taken)
    taken.push(position)
    ghosts[node.id] = { ...node, position }
  }
  return ghosts
}

const waysOf = ({ edges }: Graph): ReadonlyMap<RowKey, string> =>
  new Map(Object.values(edges).map(({ from, outlet, to }) => [wayRow(from, outlet), to]))
