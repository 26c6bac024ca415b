import { z } from 'zod'
import { languages } from '#engine/nodes/language.ts'
import { EmailAddress, Name } from '#server/inputs.ts'
import { publicProcedure, router, userProcedure } from '#server/trpc.ts'
import { createOwner } from './createOwner.ts'
import { createWorkspace } from './createWorkspace.ts'
import { describeSession } from './describeSession.ts'
import { Password } from './password.ts'
import { setLanguage } from './setLanguage.ts'

// Signing in and out is better-auth's: POST /api/auth/sign-in/email {email, password}, POST /api/auth/sign-out,
// POST /api/auth/change-password {currentPassword, newPassword, revokeOtherSessions}. Refusals have the same shape as
// everywhere: {error: {code, message, …}}.

export const sessionRouter = router({
  me: publicProcedure.query(({ ctx }) => describeSession(ctx)),

  /** The first account of an installation. Sign in with it afterwards. */
  createOwner: publicProcedure
    .input(
      z.object({
        name: Name,
        email: EmailAddress,
        password: Password,
        workspaceName: Name,
        language: z.enum(languages),
      }),
    )
    .mutation(({ ctx, input }) => createOwner(ctx.database, input)),

  setLanguage: userProcedure
    .input(z.object({ language: z.enum(languages) }))
    .mutation(({ ctx, input }) => setLanguage(ctx.database, ctx.user.id, input.language)),

  createWorkspace: userProcedure
    .input(z.object({ name: Name, sandbox: z.boolean() }))
    .mutation(({ ctx, input }) => createWorkspace(ctx.database, ctx.user, input)),
})
