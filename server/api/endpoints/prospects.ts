import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { Paging, PathBigId, pageOf, QueryId } from '#server/api/schemas/paging.ts'
import { Prospect, ProspectDetails } from '#server/api/schemas/prospectAnswer.ts'
import { CreateProspect, createProspect } from '#server/prospects/createProspect.ts'
import { findByEmail } from '#server/prospects/findByEmail.ts'
import { getProspect } from '#server/prospects/getProspect.ts'
import { listProspects, type ProspectRow } from '#server/prospects/listProspects.ts'
import { MinScore, Stage } from '#server/prospects/prospectFilter.ts'
import { prospectTimeline } from '#server/prospects/prospectTimeline.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

const tag = 'Prospects'

const added = defineEndpoint({
  method: 'post',
  path: '/prospects',
  tag,
  summary: 'Add a person, or bring one up to date',
  about:
    'A known address is the same person: what is given is changed, the rest stays. `consent` says on what basis the ' +
    'person may be mailed; left out it is legitimateInterest with the source API.',
  body: z.strictObject(CreateProspect.shape),
  response: z.object({ id: z.number(), created: z.boolean() }),
  async answer({ scope, body }) {
    const { id, created } = await createProspect(scope, body, 'update')
    return { id, created }
  },
})

const listed = defineEndpoint({
  method: 'get',
  path: '/prospects',
  tag,
  summary: 'Find people',
  query: Paging.extend({
    email: z.string().max(1000).optional().meta({ description: 'The one person with this address, however written.' }),
    search: z.string().trim().max(200).optional().meta({ description: 'Words in the name, address or company.' }),
    list: QueryId.optional().meta({ description: "A list's id." }),
    stage: Stage.optional(),
    minScore: z.coerce.number().pipe(MinScore).optional(),
  }),
  response: pageOf(Prospect),
  async answer({ scope, query: { email, list, ...query } }) {
    if (email !== undefined) return { rows: await withEmail(scope, email), next: null }
    return listProspects(scope, { ...query, listId: list, sort: 'created', direction: 'descending' })
  },
})

async function withEmail(scope: Scope, email: string): Promise<ProspectRow[]> {
  try {
    const found = await findByEmail(scope, email)
    return [Prospect.parse(found)]
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notFound.prospect') return []
    throw error
  }
}

const one = defineEndpoint({
  method: 'get',
  path: '/prospects/{id}',
  tag,
  summary: 'Read a person: lists, programs and consents with it',
  params: PathBigId,
  response: ProspectDetails,
  async answer({ scope, params }) {
    const { lists, enrollments, consents, fields, ...person } = await getProspect(scope, { id: params.id })
    return {
      ...person,
      fields: { ...fields },
      lists: [...lists],
      enrollments: [...enrollments],
      consents: [...consents],
    }
  },
})

const timeline = defineEndpoint({
  method: 'get',
  path: '/prospects/{id}/timeline',
  tag,
  summary: 'What happened to a person, newest first',
  params: PathBigId,
  query: Paging,
  response: z.object({
    items: z.array(
      z.looseObject({
        id: z.string(),
        at: z.string(),
        kind: z
          .string()
          .meta({ description: 'event, score, message, entered, step, ended, joined, lead, leadAction or consent.' }),
      }),
    ),
    next: z.string().nullable(),
  }),
  async answer({ scope, params, query }) {
    const { items, next } = await prospectTimeline(scope, { id: params.id, ...query })
    return { items: items.map((item) => ({ ...item })), next }
  },
})

export const prospectEndpoints = [added, listed, one, timeline]
