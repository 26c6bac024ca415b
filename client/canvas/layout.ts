import { Graph as DagreGraph, layout as lay } from '@dagrejs/dagre'
import { card, gap, grid } from '#engine/program/place.ts'

/** A drawing reduced to what its layout depends on. Edges stand in the order of their outlets. */
export interface Shape {
  readonly ids: readonly string[]
  readonly edges: readonly { readonly from: string; readonly to: string }[]
}

export type Places = Record<string, { x: number; y: number }>

/** Top to bottom, branches in the order of their outlets, on the grid. It reads the shape alone, so laying out what is
 *  laid out changes nothing. */
export function layout(shape: Shape): Places {
  const graph = new DagreGraph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: gap.x, ranksep: gap.y, ranker: 'network-simplex' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const id of shape.ids) graph.setNode(id, { width: card.width, height: card.height })
  for (const [index, { from, to }] of shape.edges.entries()) {
    if (from !== to) graph.setEdge(from, to, { weight: 1 }, String(index))
  }
  lay(graph, { disableOptimalOrderHeuristic: true })
  return Object.fromEntries(
    shape.ids.map((id) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number }
      return [id, { x: snapped(x - card.width / 2), y: snapped(y - card.height / 2) }]
    }),
  )
}

const snapped = (value: number): number => Math.round(value / grid) * grid
