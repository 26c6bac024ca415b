import { z } from 'zod'
import { EmailContent } from '#engine/nodes/fields.ts'
import { languages } from '#engine/nodes/language.ts'
import { BigId, EmailAddress } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { listMergeFields } from './listMergeFields.ts'
import { listStarters } from './listStarters.ts'
import { MergePerson } from './loadPerson.ts'
import { previewEmail } from './previewEmail.ts'
import { sendTest } from './sendTest.ts'

export const emailsRouter = router({
  /** Without a prospect or a person: with the data of somebody who does not exist. */
  preview: workspaceProcedure('viewer')
    .input(z.object({ content: EmailContent, prospectId: BigId.nullable(), person: MergePerson.optional() }))
    .query(({ ctx, input }) => previewEmail(ctx.scope, input)),
  sendTest: workspaceProcedure('marketer')
    .input(z.object({ content: EmailContent, prospectId: BigId.nullable(), to: EmailAddress }))
    .mutation(({ ctx, input }) => sendTest(ctx.scope, input)),
  mergeFields: workspaceProcedure('viewer').query(({ ctx }) => listMergeFields(ctx.scope)),
  /** Emails to begin with, in the language they will be sent in. */
  starters: workspaceProcedure('viewer')
    .input(z.object({ language: z.enum(languages) }))
    .query(({ ctx, input }) => listStarters(ctx.scope.language, input.language)),
})
