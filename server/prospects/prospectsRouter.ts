import { z } from 'zod'
import { BigId, Cursor, Id, PageLimit } from '#server/inputs.ts'
import { addListMembers } from '#server/lists/addListMembers.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { countProspects } from './countProspects.ts'
import { CreateProspect, createProspect } from './createProspect.ts'
import { getProspect } from './getProspect.ts'
import { ListProspects, listProspects } from './listProspects.ts'
import { ProspectFilter } from './prospectFilter.ts'
import { prospectTimeline } from './prospectTimeline.ts'
import { UpdateProspect, updateProspect } from './updateProspect.ts'

export const prospectsRouter = router({
  list: workspaceProcedure('viewer')
    .input(ListProspects)
    .query(({ ctx, input }) => listProspects(ctx.scope, input)),
  count: workspaceProcedure('viewer')
    .input(ProspectFilter)
    .query(({ ctx, input }) => countProspects(ctx.scope, input)),
  get: workspaceProcedure('viewer')
    .input(z.object({ id: BigId }))
    .query(({ ctx, input }) => getProspect(ctx.scope, input)),
  timeline: workspaceProcedure('viewer')
    .input(z.object({ id: BigId, cursor: Cursor.optional(), limit: PageLimit }))
    .query(({ ctx, input }) => prospectTimeline(ctx.scope, input)),
  create: workspaceProcedure('marketer')
    .input(CreateProspect)
    .mutation(({ ctx, input }) => createProspect(ctx.scope, input)),
  update: workspaceProcedure('sales')
    .input(UpdateProspect)
    .mutation(({ ctx, input }) => updateProspect(ctx.scope, input)),
  addToList: workspaceProcedure('marketer')
    .input(z.object({ listId: Id, prospectIds: z.array(BigId).min(1).max(1000) }))
    .mutation(({ ctx, input }) => addListMembers(ctx.scope, { id: input.listId, prospectIds: input.prospectIds })),
})
