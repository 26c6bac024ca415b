import { z } from 'zod'
import { Stage } from '#server/prospects/prospectFilter.ts'

const Consent = z.enum(['none', 'granted', 'withdrawn'])
const MomentOrNull = z.string().nullable()

/** A person in a list of people. */
export const Prospect = z.object({
  id: z.number(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  jobTitle: z.string(),
  score: z.number(),
  stage: Stage,
  owner: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'Who looks after the person.' }),
  consent: Consent,
  source: z.string(),
  createdAt: z.string(),
  lastActiveAt: MomentOrNull,
})

/** One person with everything around it but the timeline. */
export const ProspectDetails = Prospect.extend({
  phone: z.string(),
  language: z.string(),
  timeZone: z.string(),
  fields: z.record(z.string(), z.string()).meta({ description: "The workspace's own properties." }),
  updatedAt: z.string(),
  suppression: z
    .object({ reason: z.string(), at: z.string() })
    .nullable()
    .meta({ description: 'Set when the address gets no marketing mail whatever its consent says.' }),
  lists: z.array(z.object({ id: z.number(), name: z.string(), joinedAt: z.string() })),
  enrollments: z.array(
    z.object({
      id: z.number(),
      programId: z.number(),
      programName: z.string(),
      version: z.number(),
      status: z.enum(['waiting', 'ended', 'failed']),
      nodeId: z.string(),
      enteredAt: z.string(),
      dueAt: MomentOrNull,
      endedAt: MomentOrNull,
      outcome: z.string().nullable(),
    }),
  ),
  consents: z.array(
    z.object({
      state: Consent,
      basis: z.string(),
      source: z.string(),
      wording: z.string(),
      actor: z.string(),
      at: z.string(),
    }),
  ),
})
