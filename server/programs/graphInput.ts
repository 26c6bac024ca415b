import { z } from 'zod'
import { type Graph, GraphSchema } from '#engine/program/graph.ts'
import { maxNodes } from '#engine/program/limits.ts'
import { onCanvas } from '#engine/program/place.ts'
import { reason } from '#server/refuseInput.ts'

/** No kind of step has more outlets than this on average. */
const mostEdges = 4 * maxNodes

/** A drawing as it comes from outside: its form is checked here, its meaning is checkGraph's. One that is too large is
 *  refused before its steps are looked at and arranged, which takes the longer the more there are. */
export const GraphInput = z
  .preprocess((raw, context) => {
    const tooLarge = (path: string) =>
      context.addIssue({ code: 'custom', path: [path], message: reason('graph.tooLarge', { limit: maxNodes }) })
    if (sizeOf(raw, 'nodes') > maxNodes) tooLarge('nodes')
    else if (sizeOf(raw, 'edges') > mostEdges) tooLarge('edges')
    return raw
  }, GraphSchema)
  .transform(withinCanvas)
  .meta({ id: 'NewGraph' }) as unknown as z.ZodType<Graph, Graph>

function sizeOf(raw: unknown, table: 'nodes' | 'edges'): number {
  const rows = raw !== null && typeof raw === 'object' ? (raw as Record<string, unknown>)[table] : null
  return rows !== null && typeof rows === 'object' ? Object.keys(rows).length : 0
}

/** A long row that was arranged runs off the canvas, and such a drawing could not be read again. */
function withinCanvas(graph: Graph): Graph {
  const nodes = Object.values(graph.nodes).map((node) => [node.id, { ...node, position: onCanvas(node.position) }])
  return { ...graph, nodes: Object.fromEntries(nodes) }
}
