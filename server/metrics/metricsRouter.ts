import { z } from 'zod'
import { BigId, Cursor, Id, Ordinal, PageLimit } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { countNumbers, watchNumbers } from './countNumbers.ts'
import { listPeople, Measure } from './listPeople.ts'
import { NodeId, numbersInput } from './NumbersQuestion.ts'
import { peopleInput } from './people/PeopleAsk.ts'
import { countPeople, readPeople } from './people/readPeople.ts'
import { rateVariants } from './rateVariants.ts'
import { readPath } from './readPath.ts'
import { watchProgram } from './watchProgram.ts'

export const metricsRouter = router({
  /** Of all that ever happened, or of a range and a part of it. */
  program: workspaceProcedure('viewer')
    .input(z.object({ programId: Id, ...numbersInput }))
    .query(({ ctx, input }) => countNumbers(ctx.scope, input.programId, input)),
  /** The same numbers as others who look see them, at most some seconds old when the ledger is large. */
  shared: workspaceProcedure('viewer')
    .input(z.object({ programId: Id, ...numbersInput }))
    .query(({ ctx, input }) => watchNumbers(ctx.scope, input.programId, input)),
  /** The same again, at once and then whenever they have changed, at most once a second. */
  live: workspaceProcedure('viewer')
    .input(z.object({ programId: Id, ...numbersInput }))
    .subscription(({ ctx, input, signal }) => watchProgram(ctx.scope, input.programId, signal, input)),
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
  /** The people behind a number from the `offset`th on, and why each of them is there. */
  peopleAt: workspaceProcedure('viewer')
    .input(z.object({ ...peopleInput, offset: z.number().int().min(0).max(10_000_000), limit: PageLimit }))
    .query(({ ctx, input }) => readPeople(ctx.scope, input)),
  peopleCount: workspaceProcedure('viewer')
    .input(z.object(peopleInput))
    .query(({ ctx, input }) => countPeople(ctx.scope, input)),
  variants: workspaceProcedure('viewer')
    .input(z.object({ programId: Id, nodeId: NodeId }))
    .query(({ ctx, input }) => rateVariants(ctx.scope, input)),
  path: workspaceProcedure('viewer')
    .input(z.object({ enrollmentId: BigId }))
    .query(({ ctx, input }) => readPath(ctx.scope, input.enrollmentId)),
})
