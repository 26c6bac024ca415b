import { type Node, outletsOf } from '../nodes/registry.ts'
import type { Graph } from './graph.ts'

// A step that is switched off is passed by its first outlet, at once, as if it were not there. It keeps its place, its
// settings and all its arrows, so that switching it on again brings back what was.

/** The outlets that people leave a node by: all of them, or the first one while it is off. */
export const waysOut = (node: Node): readonly string[] => (node.off ? outletsOf(node).slice(0, 1) : outletsOf(node))

/** The drawing as people walk it: without the arrows that nobody takes because their step is off. */
export function asWalked(graph: Graph): Graph {
  const off = Object.values(graph.nodes).filter((node) => node.off)
  if (off.length === 0) return graph
  const way = new Map(off.map((node) => [node.id, waysOut(node)[0]]))
  const edges = Object.entries(graph.edges).filter(([, { from, outlet }]) => !way.has(from) || way.get(from) === outlet)
  return { ...graph, edges: Object.fromEntries(edges) }
}
