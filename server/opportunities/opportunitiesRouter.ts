import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { listOpportunities } from './listOpportunities.ts'
import { OpportunityInput, saveOpportunity } from './saveOpportunity.ts'

export const opportunitiesRouter = router({
  ofProspect: workspaceProcedure('viewer')
    .input(z.object({ prospectId: BigId }))
    .query(({ ctx, input }) => listOpportunities(ctx.scope, input)),
  save: workspaceProcedure('sales')
    .input(OpportunityInput)
    .mutation(({ ctx, input }) => saveOpportunity(ctx.scope, input)),
})
