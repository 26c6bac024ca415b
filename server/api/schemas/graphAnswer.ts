import { z } from 'zod'
import { nodeTypes } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'

const Place = z.object({ x: z.number(), y: z.number() })

const Node = z.object({
  id: z.string(),
  type: z.enum(nodeTypes as [string, ...string[]]),
  name: z.string().optional(),
  config: z.record(z.string(), z.unknown()).meta({ description: 'Settings by the kind of node: see docs/nodes.md.' }),
  position: Place,
  pinned: z.literal(true).optional().meta({ description: 'Tidying leaves it where it is.' }),
  off: z.literal(true).optional().meta({ description: 'People pass it by its first outlet at once.' }),
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

const Note = z
  .object({ id: z.string(), text: z.string(), position: Place, width: z.number(), height: z.number() })
  .meta({ description: 'What is written beside the steps, in Markdown.' })

const Group = z
  .object({ id: z.string(), name: z.string(), nodeIds: z.array(z.string()), isFolded: z.boolean() })
  .meta({ description: 'Nodes that belong together.' })

const Ignored = z
  .object({ id: z.string(), code: z.string(), nodeId: z.string() })
  .meta({ description: 'A warning that those who draw have let be.' })

/** A drawing in an answer: all of it, so that what is read can be written back. */
export const GraphAnswer = z
  .object({
    format: z.literal(1),
    policy: Policy.optional().meta({ description: 'The rules of the program as a whole; absent: the defaults.' }),
    nodes: z.record(z.string(), Node),
    edges: z.record(z.string(), Edge),
    notes: z.record(z.string(), Note).optional(),
    groups: z.record(z.string(), Group).optional(),
    direction: z.enum(['down', 'right']).optional().meta({ description: 'Which way it runs; absent: down.' }),
    ignored: z.record(z.string(), Ignored).optional(),
  })
  .meta({ id: 'Graph', description: 'A drawing: nodes and edges by their id.' }) as unknown as z.ZodType<Graph, Graph>
