import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { Paging, PathId, pageOf } from '#server/api/schemas/paging.ts'
import { Ordinal } from '#server/inputs.ts'
import { countEveryNode } from '#server/metrics/countEveryNode.ts'
import { listPeople, Measure } from '#server/metrics/listPeople.ts'
import { rateVariants } from '#server/metrics/rateVariants.ts'

const tag = 'Numbers'
const Count = z.number().int()
const version = z.coerce.number().pipe(Ordinal).optional().meta({ description: 'Only what happened in this version.' })

const counted = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/metrics',
  tag,
  summary: "A program's numbers",
  about: 'On every node and at any moment: entered = waiting + movedOn + exited + failed.',
  params: PathId,
  query: z.strictObject({ version }),
  response: z.object({
    nodes: z
      .record(z.string(), z.object({ entered: Count, waiting: Count, movedOn: Count, exited: Count, failed: Count }))
      .meta({ description: 'By node id: every node of the live version, and what older versions counted beside it.' }),
    edges: z.record(z.string(), Count).meta({ description: 'People who took an outlet, by `<nodeId>.<outlet>`.' }),
    moved: z.record(z.string(), Count).meta({ description: 'Of movedOn: who was moved by a new version, by node.' }),
    converted: z.record(z.string(), Count).meta({ description: 'Of movedOn: who had reached a goal, by node.' }),
    conversions: z.record(z.string(), Count).meta({ description: 'People who have reached a goal, by the goal.' }),
    at: z.string(),
  }),
  async answer({ scope, params, query }) {
    const { at, ...counts } = await countEveryNode(scope, params.id, query.version)
    return { ...counts, at }
  },
})

const behind = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/nodes/{nodeId}/people',
  tag,
  summary: 'The people behind one number of a node',
  params: PathId.extend({ nodeId: z.string().min(1).max(100) }),
  query: Paging.extend({
    measure: Measure.default('entered'),
    outlet: z.string().max(100).optional().meta({ description: 'With movedOn: only those who left by this outlet.' }),
    version,
  }),
  response: pageOf(
    z.object({
      enrollmentId: z.number(),
      visit: z.number(),
      prospectId: z.number(),
      name: z.string(),
      email: z.string(),
      company: z.string(),
      score: z.number(),
      arrivedAt: z.string(),
      dueAt: z.string().nullable().meta({ description: 'When somebody who waits is visited next.' }),
      at: z.string().nullable().meta({ description: 'When it left the node, ended or failed there.' }),
      outlet: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
  ),
  answer: ({ scope, params: { id, nodeId }, query }) => listPeople(scope, { programId: id, nodeId, ...query }),
})

const Share = z.object({ rate: z.number(), low: z.number(), high: z.number() }).nullable()

const compared = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/nodes/{nodeId}/variants',
  tag,
  summary: 'How the variants of a send step do, with 90 % intervals',
  params: PathId.extend({ nodeId: z.string().min(1).max(100) }),
  response: pageOf(
    z.object({
      variantId: z.string(),
      sent: Count,
      clicked: Count,
      downloaded: Count,
      leads: Count,
      rates: z.object({ clicked: Share, downloaded: Share, leads: Share }),
    }),
  ),
  async answer({ scope, params: { id, nodeId } }) {
    return { rows: await rateVariants(scope, { programId: id, nodeId }), next: null }
  },
})

export const metricsEndpoints = [counted, behind, compared]
