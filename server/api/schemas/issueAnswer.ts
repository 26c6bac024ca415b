import { z } from 'zod'

/** Something wrong with a drawing or an email in it. */
export const IssueAnswer = z.object({
  code: z.string(),
  severity: z.enum(['blocker', 'warning', 'tip']).meta({ description: 'Publishing refuses while there are blockers.' }),
  nodeId: z.string().nullable().meta({ description: 'null: the drawing as a whole.' }),
  field: z.string().optional().meta({ description: "Path into the node's config." }),
  message: z.string(),
})
