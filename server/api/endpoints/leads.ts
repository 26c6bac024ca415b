import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { Paging, pageOf } from '#server/api/schemas/paging.ts'
import { LeadState, leadStates } from '#server/leads/leadState.ts'
import { listLeads } from '#server/leads/listLeads.ts'
import { Stage } from '#server/prospects/prospectFilter.ts'

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const Named = z.object({ id: z.number(), name: z.string() })

const listed = defineEndpoint({
  method: 'get',
  path: '/leads',
  tag: 'Leads',
  summary: 'The queue of sales, newest first',
  query: Paging.extend({
    state: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(LeadState).min(1).max(leadStates.length))
      .optional()
      .meta({ description: `One or more of ${leadStates.join(', ')}, separated by commas.` }),
  }),
  response: pageOf(
    z.object({
      id: z.number(),
      prospect: z.object({
        id: z.number(),
        firstName: z.string(),
        lastName: z.string(),
        email: z.string(),
        company: z.string(),
        jobTitle: z.string(),
        phone: z.string(),
        score: z.number(),
        stage: Stage,
      }),
      reasons: z
        .array(z.object({ code: z.string(), params: z.record(z.string(), Scalar) }))
        .meta({ description: 'Why it was handed off: {code: "downloaded", params: {file: "Second guide"}}.' }),
      urgent: z.boolean(),
      contactBy: z.string().nullable(),
      state: LeadState,
      owner: z.object({ id: z.string(), name: z.string() }).nullable(),
      program: Named.nullable(),
      createdAt: z.string(),
      updatedAt: z.string(),
    }),
  ),
  async answer({ scope, query }) {
    const { rows, next } = await listLeads(scope, { ...query, mine: false })
    return {
      rows: rows.map(({ reasons, ...row }) => ({
        ...row,
        reasons: reasons.map(({ code, params }) => ({ code, params: { ...params } })),
      })),
      next,
    }
  },
})

export const leadEndpoints = [listed]
