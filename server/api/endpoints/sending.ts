import { z } from 'zod'
import { SendingPolicy } from '#engine/sending/sendingPolicy.ts'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { Paging, pageOf, QueryId } from '#server/api/schemas/paging.ts'
import { BigId } from '#server/inputs.ts'
import { dropHeld, releaseHeld } from '#server/sending/decideHeld.ts'
import { HeldChoice } from '#server/sending/heldChoice.ts'
import { DoubtChoice, leaveInDoubt, listInDoubt, sendAgain } from '#server/sending/inDoubt.ts'
import { countHeld, listHeld } from '#server/sending/listHeld.ts'
import { getSendingPolicy, saveSendingPolicy } from '#server/sending/sendingPolicyOf.ts'
import { sendingStatus } from '#server/sending/sendingStatus.ts'
import { confirmSending, stopAllSending } from '#server/sending/stopAllSending.ts'
import { CallState, callAgain, listWebhookCalls } from '#server/sending/webhookCalls.ts'
import { pauseSending } from '#server/workspace/pauseSending.ts'
import { updateWorkspace } from '#server/workspace/updateWorkspace.ts'

const tag = 'Sending'
const Count = z.object({ count: z.number() })

const Status = z.object({
  state: z.enum(['on', 'paused', 'stopped', 'safeMode', 'transportPaused']),
  reason: z.string().nullable().meta({ description: 'For safeMode and transportPaused: why.' }),
  since: z.string().nullable(),
  held: z
    .number()
    .meta({ description: 'Emails that wait for somebody to look at them: they are late by more than a day.' }),
  inDoubt: z.number().meta({ description: 'Emails that were almost certainly sent; the answer was lost.' }),
  deferred: z
    .array(z.object({ reason: z.string(), count: z.number() }))
    .meta({ description: 'Emails that wait by the rules: quietHours, cap, companyCap, distance, serverBusy, held.' }),
  failedWebhooks: z.number().meta({ description: 'In the last seven days.' }),
})

const Waiting = z.object({
  id: z.number(),
  prospectId: z.number().nullable(),
  name: z.string(),
  email: z.string(),
  programId: z.number().nullable(),
  program: z.string(),
  nodeId: z.string().nullable(),
  step: z.string(),
  variant: z.string().nullable(),
  subject: z.string(),
  dueAt: z.string(),
  attempts: z.number(),
  reason: z.string(),
})

const status = defineEndpoint({
  method: 'get',
  path: '/sending',
  tag,
  summary: 'Whether mail leaves, and what waits for what',
  response: Status,
  async answer({ scope }) {
    const { deferred, ...rest } = await sendingStatus(scope)
    return { ...rest, deferred: [...deferred] }
  },
})

const paused = defineEndpoint({
  method: 'post',
  path: '/sending/pause',
  tag,
  summary: 'Pause or resume all marketing mail of the workspace',
  body: z.strictObject({ paused: z.boolean() }),
  response: z.object({ sendingPausedAt: z.string().nullable() }),
  answer: ({ scope, body }) => pauseSending(scope, body.paused),
})

const openings = defineEndpoint({
  method: 'put',
  path: '/sending/openings',
  tag,
  summary: 'Whether marketing mail carries a pixel that tells when it is opened',
  body: z.strictObject({ tracked: z.boolean() }),
  response: z.object({ tracked: z.boolean() }),
  answer: async ({ scope, body }) => ({
    tracked: (await updateWorkspace(scope, { trackOpens: body.tracked })).trackOpens,
  }),
})

const stopped = defineEndpoint({
  method: 'post',
  path: '/sending/stop',
  tag,
  summary: 'Stop all mail and webhooks of the installation, or let them go on',
  about: 'Only where no other workspace sends; else on the server: npm run sending.',
  body: z.strictObject({ stopped: z.boolean() }),
  response: Status,
  async answer({ scope, body }) {
    const { deferred, ...rest } = await stopAllSending(scope, body.stopped)
    return { ...rest, deferred: [...deferred] }
  },
})

const confirmed = defineEndpoint({
  method: 'post',
  path: '/sending/confirm',
  tag,
  summary: 'Say that this installation, which may be a copy, is the one to send',
  about: 'Only where no other workspace sends; else on the server: npm run sending -- confirm.',
  response: Status,
  async answer({ scope }) {
    const { deferred, ...rest } = await confirmSending(scope)
    return { ...rest, deferred: [...deferred] }
  },
})

const policy = defineEndpoint({
  method: 'get',
  path: '/sending/policy',
  tag,
  summary: 'Quiet hours, caps and days between marketing emails',
  response: SendingPolicy,
  answer: ({ scope }) => getSendingPolicy(scope),
})

const policySaved = defineEndpoint({
  method: 'put',
  path: '/sending/policy',
  tag,
  summary: 'Set them; what is left out is not limited',
  body: SendingPolicy,
  response: SendingPolicy,
  answer: ({ scope, body }) => saveSendingPolicy(scope, body),
})

const heldCounted = defineEndpoint({
  method: 'get',
  path: '/sending/held/counts',
  tag,
  summary: 'Emails that wait for somebody to look at them, by program and step',
  response: pageOf(
    z.object({
      programId: z.number().nullable(),
      program: z.string(),
      nodeId: z.string().nullable(),
      step: z.string(),
      count: z.number(),
      oldestDueAt: z.string(),
    }),
  ),
  answer: async ({ scope }) => ({ rows: await countHeld(scope), next: null }),
})

const heldListed = defineEndpoint({
  method: 'get',
  path: '/sending/held',
  tag,
  summary: 'Who would get what of them',
  query: Paging.extend({ program: QueryId.optional(), node: z.string().min(1).max(100).optional() }),
  response: pageOf(Waiting),
  answer: ({ scope, query: { program, node, ...paging } }) =>
    listHeld(scope, { ...paging, programId: program, nodeId: node }),
})

const heldReleased = defineEndpoint({
  method: 'post',
  path: '/sending/held/release',
  tag,
  summary: 'Let them go: all, those of a program or a step, or named ones',
  body: z.strictObject({
    ...HeldChoice.shape,
    overHours: z.number().min(0).max(168).default(0).meta({ description: 'Spread evenly over so many hours.' }),
  }),
  response: Count,
  answer: ({ scope, body }) => releaseHeld(scope, body),
})

const heldDropped = defineEndpoint({
  method: 'post',
  path: '/sending/held/drop',
  tag,
  summary: 'Do not send them',
  body: z.strictObject(HeldChoice.shape),
  response: Count,
  answer: ({ scope, body }) => dropHeld(scope, body),
})

const doubtListed = defineEndpoint({
  method: 'get',
  path: '/sending/in-doubt',
  tag,
  summary: 'Emails that were almost certainly sent, but whose answer was lost',
  query: Paging,
  response: pageOf(Waiting),
  answer: ({ scope, query }) => listInDoubt(scope, query),
})

const doubtAgain = defineEndpoint({
  method: 'post',
  path: '/sending/in-doubt/send-again',
  tag,
  summary: 'Send them once more, with the same Message-ID; named ones, or all',
  body: z.strictObject(DoubtChoice.shape),
  response: Count,
  answer: ({ scope, body }) => sendAgain(scope, body),
})

const doubtLeft = defineEndpoint({
  method: 'post',
  path: '/sending/in-doubt/leave',
  tag,
  summary: 'Let them be; named ones, or all',
  body: z.strictObject(DoubtChoice.shape),
  response: Count,
  answer: ({ scope, body }) => leaveInDoubt(scope, body),
})

const webhooksListed = defineEndpoint({
  method: 'get',
  path: '/sending/webhooks',
  tag,
  summary: 'Calls to other systems and what they answered, newest first',
  query: Paging.extend({ state: CallState.optional() }),
  response: pageOf(
    z.object({
      id: z.number(),
      state: CallState,
      url: z.string(),
      prospectId: z.number(),
      programId: z.number(),
      nodeId: z.string(),
      status: z.number().nullable(),
      failure: z.string().nullable(),
      attempts: z.number(),
      dueAt: z.string(),
      doneAt: z.string().nullable(),
      answer: z.unknown(),
    }),
  ),
  answer: ({ scope, query }) => listWebhookCalls(scope, query),
})

const webhooksAgain = defineEndpoint({
  method: 'post',
  path: '/sending/webhooks/call-again',
  tag,
  summary: 'Make failed calls once more; named ones, or all',
  body: z.strictObject({ ids: z.array(BigId).min(1).max(1000).optional() }),
  response: Count,
  answer: ({ scope, body }) => callAgain(scope, body.ids ?? null),
})

export const sendingEndpoints = [
  ...[status, paused, openings, stopped, confirmed, policy, policySaved],
  ...[heldCounted, heldListed, heldReleased, heldDropped, doubtListed, doubtAgain, doubtLeft],
  ...[webhooksListed, webhooksAgain],
]
