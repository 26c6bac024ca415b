import { z } from 'zod'
import { nodeTypes } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'

const Node = z.object({
  id: z.string(),
  type: z.enum(nodeTypes as [string, ...string[]]),
  name: z.string().optional(),
  config: z.record(z.string(), z.unknown()).meta({ description: 'Settings by the kind of node: see docs/nodes.md.' }),
  position: z.object({ x: z.number(), y: z.number() }),
})

const Edge = z.object({
  id: z.string(),
  from: z.string(),
  outlet: z.string().meta({ description: 'The named exit of the node `from`.' }),
  to: z.string(),
})

const Policy = z.object({
  reentry: z.object({
    kind: z.enum(['never', 'afterLeaving', 'afterDays', 'always']),
    days: z.number().optional().meta({ description: 'Of afterDays.' }),
  }),
  exits: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      rule: z.record(z.string(), z.json()).meta({ description: 'Whoever it holds for leaves: docs/nodes.md, Rules.' }),
    }),
  ),
})

/** A drawing in an answer. */
export const GraphAnswer = z
  .object({
    format: z.literal(1),
    policy: Policy.optional().meta({ description: 'The rules of the program as a whole; absent: the defaults.' }),
    nodes: z.record(z.string(), Node),
    edges: z.record(z.string(), Edge),
  })
  .meta({ id: 'Graph', description: 'A drawing: nodes and edges by their id.' }) as unknown as z.ZodType<Graph, Graph>
