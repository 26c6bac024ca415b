import { z } from 'zod'
import { languages } from '#engine/nodes/language.ts'
import { EmailAddress, Id, Name } from '#server/inputs.ts'
import { Password } from '#server/session/password.ts'
import { publicProcedure, router, workspaceProcedure } from '#server/trpc.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { createApiKey } from './createApiKey.ts'
import { getWorkspace } from './getWorkspace.ts'
import { invite } from './invite.ts'
import { listApiKeys } from './listApiKeys.ts'
import { listEventTypes } from './listEventTypes.ts'
import { listMembers } from './listMembers.ts'
import { listScoreRules } from './listScoreRules.ts'
import { pauseSending } from './pauseSending.ts'
import { readInvitation } from './readInvitation.ts'
import { removeMember } from './removeMember.ts'
import { removeScoreRule } from './removeScoreRule.ts'
import { revokeApiKey } from './revokeApiKey.ts'
import { Role } from './role.ts'
import { ScoreRuleInput, saveScoreRule } from './saveScoreRule.ts'
import { setRole } from './setRole.ts'
import { updateWorkspace } from './updateWorkspace.ts'

const InvitationToken = z.string().min(1).max(200)

export const workspaceRouter = router({
  get: workspaceProcedure('viewer').query(({ ctx }) => getWorkspace(ctx.scope)),
  update: workspaceProcedure('owner')
    .input(
      z.object({
        name: Name.optional(),
        timeZone: z.string().max(60).optional(),
        language: z.enum(languages).optional(),
        senderName: z.string().trim().max(120).optional(),
        senderEmail: z.union([z.literal(''), EmailAddress]).optional(),
        postalAddress: z.string().trim().max(500).optional(),
        trackOpens: z.boolean().optional(),
      }),
    )
    .mutation(({ ctx, input: { workspaceId: _, ...changes } }) => updateWorkspace(ctx.scope, changes)),
  pauseSending: workspaceProcedure('marketer')
    .input(z.object({ paused: z.boolean() }))
    .mutation(({ ctx, input }) => pauseSending(ctx.scope, input.paused)),

  members: workspaceProcedure('viewer').query(({ ctx }) => listMembers(ctx.scope)),
  invite: workspaceProcedure('owner')
    .input(z.object({ email: EmailAddress, role: Role }))
    .mutation(({ ctx, input }) => invite(ctx.scope, input)),
  invitation: publicProcedure
    .input(z.object({ token: InvitationToken }))
    .query(({ ctx, input }) => readInvitation(ctx.database, input.token)),
  /** Makes the account and the membership. Sign in with it afterwards. Somebody who has an account signs in first and
   *  accepts with the token alone. */
  acceptInvitation: publicProcedure
    .input(z.object({ token: InvitationToken, name: Name.optional(), password: Password.optional() }))
    .mutation(({ ctx, input }) => acceptInvitation(ctx.database, ctx.user, { ...input, language: ctx.language })),
  setRole: workspaceProcedure('owner')
    .input(z.object({ userId: z.string().max(100), role: Role }))
    .mutation(({ ctx, input }) => setRole(ctx.scope, input)),
  removeMember: workspaceProcedure('owner')
    .input(z.object({ userId: z.string().max(100) }))
    .mutation(({ ctx, input }) => removeMember(ctx.scope, input.userId)),

  apiKeys: workspaceProcedure('owner').query(({ ctx }) => listApiKeys(ctx.scope)),
  createApiKey: workspaceProcedure('owner')
    .input(z.object({ name: Name }))
    .mutation(({ ctx, input }) => createApiKey(ctx.scope, input.name)),
  revokeApiKey: workspaceProcedure('owner')
    .input(z.object({ id: Id }))
    .mutation(({ ctx, input }) => revokeApiKey(ctx.scope, input.id)),

  scoreRules: workspaceProcedure('viewer').query(({ ctx }) => listScoreRules(ctx.scope)),
  saveScoreRule: workspaceProcedure('marketer')
    .input(ScoreRuleInput)
    .mutation(({ ctx, input: { workspaceId: _, ...rule } }) => saveScoreRule(ctx.scope, rule)),
  removeScoreRule: workspaceProcedure('marketer')
    .input(z.object({ id: Id }))
    .mutation(({ ctx, input }) => removeScoreRule(ctx.scope, input.id)),
  eventTypes: workspaceProcedure('viewer').query(({ ctx }) => listEventTypes(ctx.scope)),
})
