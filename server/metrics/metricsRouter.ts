import { z } from 'zod'
import { BigId, Cursor, Id, PageLimit } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { countProgram } from './countProgram.ts'
import { listPeople, Measure } from './listPeople.ts'
import { rateVariants } from './rateVariants.ts'
import { readPath } from './readPath.ts'
import { watchProgram } from './watchProgram.ts'

const NodeId = z.string().min(1).max(100)

export const metricsRouter = router({
  program: workspaceProcedure('viewer')
    .input(z.object({ programId: Id }))
    .query(({ ctx, input }) => countProgram(ctx.scope, input.programId)),
  /** The same counts, at once and then whenever they have changed, at most once a second. */
  live: workspaceProcedure('viewer')
    .input(z.object({ programId: Id }))
    .subscription(({ ctx, input, signal }) => watchProgram(ctx.scope, input.programId, signal)),
  people: workspaceProcedure('viewer')
    .input(
      z.object({
        programId: Id,
        nodeId: NodeId,
        measure: Measure,
        outlet: z.string().max(100).optional(),
        cursor: Cursor.optional(),
        limit: PageLimit,
      }),
    )
    .query(({ ctx, input }) => listPeople(ctx.scope, input)),
  variants: workspaceProcedure('viewer')
    .input(z.object({ programId: Id, nodeId: NodeId }))
    .query(({ ctx, input }) => rateVariants(ctx.scope, input)),
  path: workspaceProcedure('viewer')
    .input(z.object({ enrollmentId: BigId }))
    .query(({ ctx, input }) => readPath(ctx.scope, input.enrollmentId)),
})
