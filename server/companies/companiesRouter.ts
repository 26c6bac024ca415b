import { z } from 'zod'
import { Cursor, PageLimit } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { listCompanies } from './listCompanies.ts'
import { CompanyInput, saveCompany } from './saveCompany.ts'

export const companiesRouter = router({
  list: workspaceProcedure('viewer')
    .input(z.object({ search: z.string().trim().max(200).default(''), cursor: Cursor.optional(), limit: PageLimit }))
    .query(({ ctx, input }) => listCompanies(ctx.scope, input)),
  save: workspaceProcedure('marketer')
    .input(CompanyInput)
    .mutation(({ ctx, input }) => saveCompany(ctx.scope, input)),
})
