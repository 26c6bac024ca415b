import { z } from 'zod'
import { Id } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { archiveSegment } from './archiveSegment.ts'
import { getSegment } from './getSegment.ts'
import { listSegments } from './listSegments.ts'
import { SegmentInput, saveSegment } from './saveSegment.ts'

export const segmentsRouter = router({
  list: workspaceProcedure('viewer').query(({ ctx }) => listSegments(ctx.scope)),
  get: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => getSegment(ctx.scope, input)),
  save: workspaceProcedure('marketer')
    .input(SegmentInput)
    .mutation(({ ctx, input }) => saveSegment(ctx.scope, input)),
  archive: workspaceProcedure('marketer')
    .input(z.object({ id: Id, archived: z.boolean().default(true) }))
    .mutation(({ ctx, input }) => archiveSegment(ctx.scope, input)),
})
