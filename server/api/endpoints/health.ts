import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { stuckKinds } from '#server/health/stuckKinds.ts'
import { stuckWork } from '#server/health/stuckWork.ts'

const stuck = defineEndpoint({
  method: 'get',
  path: '/health/stuck',
  tag: 'Health',
  summary: 'Work that does not go on',
  about: 'Empty while all is well. Each class with its count, a sentence and what to do.',
  response: z.object({
    looked: z.number().meta({ description: 'Classes that were looked at.' }),
    stuck: z.array(
      z.object({
        kind: z.enum(Object.keys(stuckKinds) as [keyof typeof stuckKinds]),
        count: z.number(),
        since: z.string().nullable().meta({ description: 'When the oldest of it got stuck.' }),
        sentence: z.string(),
        remedy: z.string(),
      }),
    ),
  }),
  async answer({ scope }) {
    const { looked, stuck } = await stuckWork(scope)
    return { looked, stuck: [...stuck] }
  },
})

export const healthEndpoints = [stuck]
