import { z } from 'zod'
import { SendingPolicy } from '#engine/sending/sendingPolicy.ts'
import { BigId, Cursor, Id, PageLimit } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { dropHeld, releaseHeld } from './decideHeld.ts'
import { HeldChoice } from './heldChoice.ts'
import { DoubtChoice, leaveInDoubt, listInDoubt, sendAgain } from './inDoubt.ts'
import { countHeld, listHeld } from './listHeld.ts'
import { getSendingPolicy, saveSendingPolicy } from './sendingPolicyOf.ts'
import { sendingStatus } from './sendingStatus.ts'
import { confirmSending, stopAllSending } from './stopAllSending.ts'
import { CallState, callAgain, listWebhookCalls } from './webhookCalls.ts'
import { changeWebhookSecret, getWebhookSecret } from './webhookSecretOf.ts'

/** Hours over which released mail may be spread. */
export const SpreadHours = z.number().min(0).max(168).default(0)

const Paging = z.object({ cursor: Cursor.optional(), limit: PageLimit })

/** What leaves the house: whether it does, what waits, and what is not known for sure. */
export const sendingRouter = router({
  status: workspaceProcedure('viewer').query(({ ctx }) => sendingStatus(ctx.scope)),

  policy: workspaceProcedure('viewer').query(({ ctx }) => getSendingPolicy(ctx.scope)),
  savePolicy: workspaceProcedure('marketer')
    .input(z.object({ policy: SendingPolicy }))
    .mutation(({ ctx, input }) => saveSendingPolicy(ctx.scope, input.policy)),

  /** The whole installation. For whoever owns every workspace that sends. */
  stopAll: workspaceProcedure('owner')
    .input(z.object({ stopped: z.boolean() }))
    .mutation(({ ctx, input }) => stopAllSending(ctx.scope, input.stopped)),
  /** Ends safe mode. For whoever owns every workspace that sends. */
  confirm: workspaceProcedure('owner').mutation(({ ctx }) => confirmSending(ctx.scope)),

  heldCounts: workspaceProcedure('viewer').query(({ ctx }) => countHeld(ctx.scope)),
  held: workspaceProcedure('viewer')
    .input(Paging.extend({ programId: Id.optional(), nodeId: z.string().min(1).max(100).optional() }))
    .query(({ ctx, input: { workspaceId: _, ...question } }) => listHeld(ctx.scope, question)),
  releaseHeld: workspaceProcedure('marketer')
    .input(HeldChoice.extend({ overHours: SpreadHours }))
    .mutation(({ ctx, input: { workspaceId: _, ...choice } }) => releaseHeld(ctx.scope, choice)),
  dropHeld: workspaceProcedure('marketer')
    .input(HeldChoice)
    .mutation(({ ctx, input: { workspaceId: _, ...choice } }) => dropHeld(ctx.scope, choice)),

  inDoubt: workspaceProcedure('viewer')
    .input(Paging)
    .query(({ ctx, input }) => listInDoubt(ctx.scope, input)),
  sendAgain: workspaceProcedure('marketer')
    .input(DoubtChoice)
    .mutation(({ ctx, input: { ids } }) => sendAgain(ctx.scope, { ids })),
  leaveInDoubt: workspaceProcedure('marketer')
    .input(DoubtChoice)
    .mutation(({ ctx, input: { ids } }) => leaveInDoubt(ctx.scope, { ids })),

  webhookCalls: workspaceProcedure('viewer')
    .input(Paging.extend({ state: CallState.optional() }))
    .query(({ ctx, input: { workspaceId: _, ...question } }) => listWebhookCalls(ctx.scope, question)),
  callAgain: workspaceProcedure('marketer')
    .input(z.object({ ids: z.array(BigId).min(1).max(1000).optional() }))
    .mutation(({ ctx, input }) => callAgain(ctx.scope, input.ids ?? null)),
  webhookSecret: workspaceProcedure('owner').query(({ ctx }) => getWebhookSecret(ctx.scope)),
  rotateWebhookSecret: workspaceProcedure('owner').mutation(({ ctx }) => changeWebhookSecret(ctx.scope)),
})
