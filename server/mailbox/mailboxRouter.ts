import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { getMail } from './getMail.ts'
import { ListMail, listMail } from './listMail.ts'

export const mailboxRouter = router({
  list: workspaceProcedure('viewer')
    .input(ListMail)
    .query(({ ctx, input }) => listMail(ctx.scope, input)),
  get: workspaceProcedure('viewer')
    .input(z.object({ id: BigId }))
    .query(({ ctx, input }) => getMail(ctx.scope, input)),
})
