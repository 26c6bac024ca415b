import { z } from 'zod'
import type { SaidIssue } from '#server/programs/sayIssues.ts'

/** Something wrong with a drawing or an email in it. */
export const IssueAnswer = z.object({
  code: z.string(),
  severity: z.enum(['blocker', 'warning', 'tip']).meta({ description: 'Publishing refuses while there are blockers.' }),
  nodeId: z.string().nullable().meta({ description: 'null: the drawing as a whole.' }),
  field: z.string().optional().meta({ description: "Path into the node's config." }),
  message: z.string(),
})

/** What other systems see of an issue: its sentence instead of what it is made from. */
export function issueAnswer({ code, severity, nodeId, field, message }: SaidIssue): z.input<typeof IssueAnswer> {
  return { code, severity, nodeId, ...(field === undefined ? {} : { field }), message }
}
