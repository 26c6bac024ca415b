import { z } from 'zod'
import { Id } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { archiveForm } from './archiveForm.ts'
import { listForms } from './listForms.ts'
import { FormInput, saveForm } from './saveForm.ts'
import { FormSubmission, submitForm } from './submitForm.ts'

export const formsRouter = router({
  list: workspaceProcedure('viewer').query(({ ctx }) => listForms(ctx.scope)),
  save: workspaceProcedure('marketer')
    .input(FormInput)
    .mutation(({ ctx, input }) => saveForm(ctx.scope, input)),
  archive: workspaceProcedure('marketer')
    .input(z.object({ id: Id, archived: z.boolean().default(true) }))
    .mutation(({ ctx, input }) => archiveForm(ctx.scope, input)),
  submit: workspaceProcedure('marketer')
    .input(FormSubmission.extend({ id: Id }))
    .mutation(({ ctx, input }) => submitForm(ctx.scope, input)),
})
