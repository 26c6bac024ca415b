import { z } from 'zod'
import { BigId, Cursor, Id, Ordinal, PageLimit } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { countProgram } from './countProgram.ts'
import { listPeople, Measure } from './listPeople.ts'
import { rateVariants } from './rateVariants.ts'
import { readPath } from './readPath.ts'
import { watchProgram } from './watchProgram.ts'

const NodeId = z.string().min(1).max(100)

export const metricsRouter = router({
  /** Of one version, or of all of them together. */
  program: workspaceProcedure('viewer')
    .input(z.object({ programId: Id, version: Ordinal.optional() }))
    .query(({ ctx, input }) => countProgram(ctx.scope, input.programId, input.version)),
  /** The same counts, at once and then whenever they have changed, at most once a second. */
  live: workspaceProcedure('viewer')
    .input(z.object({ programId: Id, version: Ordinal.optional() }))
    .subscription(({ ctx, input, signal }) => watchProgram(ctx.scope, input.programId, signal, input.version)),
  people: workspaceProcedure('viewer')
    .input(
      z.object({
        programId: Id,
        nodeId: NodeId,
        measure: Measure,
        outlet: z.string().max(100).optional(),
        version: Ordinal.optional(),
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
