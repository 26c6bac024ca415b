import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { advanceClock } from '#server/clock/advanceClock.ts'

const advanced = defineEndpoint({
  method: 'post',
  path: '/sandbox/clock',
  tag: 'Sandbox',
  summary: "Move a sandbox's clock forward",
  about: 'Answers when everything due by then is done, mail included.',
  body: z.strictObject({
    advance: z
      .string()
      .max(40)
      .meta({ description: 'ISO 8601: P5D for five days, PT2H for two hours.', examples: ['P5D'] }),
  }),
  response: z.object({
    now: z.string().meta({ description: "The workspace's time now." }),
    settled: z.boolean().meta({ description: 'false: there is still work to do; it goes on.' }),
  }),
  answer: ({ scope, body }) => advanceClock(scope, body.advance, 'advance'),
})

export const sandboxEndpoints = [advanced]
