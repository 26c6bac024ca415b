import { z } from 'zod'
import { EmailContent } from '#engine/nodes/fields.ts'
import { BigId, EmailAddress } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { listMergeFields } from './listMergeFields.ts'
import { previewEmail } from './previewEmail.ts'
import { sendTest } from './sendTest.ts'

export const emailsRouter = router({
  /** Without a prospect: with the data of a person who does not exist. */
  preview: workspaceProcedure('viewer')
    .input(z.object({ content: EmailContent, prospectId: BigId.nullable() }))
    .query(({ ctx, input }) => previewEmail(ctx.scope, input)),
  sendTest: workspaceProcedure('marketer')
    .input(z.object({ content: EmailContent, prospectId: BigId.nullable(), to: EmailAddress }))
    .mutation(({ ctx, input }) => sendTest(ctx.scope, input)),
  mergeFields: workspaceProcedure('viewer').query(({ ctx }) => listMergeFields(ctx.scope)),
})
