import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { ActOnLead, actOnLead } from './actOnLead.ts'
import { AssignLead, assignLead } from './assignLead.ts'
import { countLeads } from './countLeads.ts'
import { getLead } from './getLead.ts'
import { ListLeads, listLeads } from './listLeads.ts'

export const leadsRouter = router({
  list: workspaceProcedure('viewer')
    .input(ListLeads)
    .query(({ ctx, input }) => listLeads(ctx.scope, input)),
  counts: workspaceProcedure('viewer').query(({ ctx }) => countLeads(ctx.scope)),
  get: workspaceProcedure('viewer')
    .input(z.object({ id: BigId }))
    .query(({ ctx, input }) => getLead(ctx.scope, input)),
  act: workspaceProcedure('sales')
    .input(ActOnLead)
    .mutation(({ ctx, input }) => actOnLead(ctx.scope, input)),
  assign: workspaceProcedure('sales')
    .input(AssignLead)
    .mutation(({ ctx, input }) => assignLead(ctx.scope, input)),
})
