import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { ExternalEvent, recordExternalEvents } from '#server/events/recordExternalEvents.ts'

const One = ExternalEvent.strict()

const recorded = defineEndpoint({
  method: 'post',
  path: '/events',
  tag: 'Events',
  summary: 'Tell what people did',
  about:
    'One event, or up to 1,000 in an array, all or nothing. `id` is yours: the same id again is the same event, for ever. ' +
    'Whom it is about is said by `email` or by `prospectId`. `occurredAt` is in the time of the workspace; default: now.',
  body: z.union([One, z.array(One).min(1).max(1000)]),
  response: z.object({
    recorded: z.number().meta({ description: 'How many were new.' }),
    repeated: z.number().meta({ description: 'How many were known by their id.' }),
  }),
  answer: ({ scope, body }) => recordExternalEvents(scope, Array.isArray(body) ? body : [body]),
})

export const eventEndpoints = [recorded]
