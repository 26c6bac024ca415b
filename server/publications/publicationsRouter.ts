import { z } from 'zod'
import { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { Id, Moment, Ordinal } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { callOff, listPublications } from './listPublications.ts'
import { planPublication } from './planPublication.ts'

/** Drafts that go live at a time. `id` is the program. */
export const publicationsRouter = router({
  /** What is planned, and the last one that was not published, with the reason. */
  list: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => listPublications(ctx.scope, input.id)),
  plan: workspaceProcedure('marketer')
    .input(
      z.object({
        id: Id,
        revision: Ordinal,
        enrollExisting: z.boolean(),
        name: z.string().trim().max(200).optional(),
        note: z.string().trim().max(500),
        plan: MigrationPlan.optional(),
        seen: z.string().max(20_000),
        acceptOthers: z.boolean().optional(),
        dueAt: Moment,
      }),
    )
    .mutation(({ ctx, input }) => planPublication(ctx.scope, input)),
  callOff: workspaceProcedure('marketer')
    .input(z.object({ id: Id, publicationId: Id }))
    .mutation(({ ctx, input }) => callOff(ctx.scope, input)),
})
