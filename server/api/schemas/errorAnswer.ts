import { z } from 'zod'
import { IssueAnswer } from './issueAnswer.ts'

/** How every request that is declined is answered. */
export const ErrorAnswer = z.object({
  error: z.object({
    code: z.string().meta({ description: 'For programs: notFound.program, input.missing …' }),
    message: z.string().meta({ description: 'For people, in the language of Accept-Language.' }),
    field: z.string().optional().meta({ description: 'Path of the field that is wrong.' }),
    hint: z.string().optional(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    issues: z.array(IssueAnswer.partial({ message: true })).optional(),
    requestId: z.string(),
  }),
})
