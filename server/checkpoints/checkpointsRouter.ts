import { z } from 'zod'
import { Id, Name, Ordinal } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { getCheckpoint, removeCheckpoint, renameCheckpoint } from './changeCheckpoint.ts'
import { keepCheckpoint } from './keepCheckpoint.ts'
import { listCheckpoints } from './listCheckpoints.ts'

const Which = z.object({ id: Id, checkpointId: Id })

/** Drafts with a name: to compare with, and to go back to. `id` is the program. */
export const checkpointsRouter = router({
  list: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => listCheckpoints(ctx.scope, input.id)),
  get: workspaceProcedure('viewer')
    .input(Which)
    .query(({ ctx, input }) => getCheckpoint(ctx.scope, input)),
  /** `revision` is that of the draft which is kept; a stale one is refused. */
  keep: workspaceProcedure('marketer')
    .input(z.object({ id: Id, revision: Ordinal, name: Name }))
    .mutation(({ ctx, input }) => keepCheckpoint(ctx.scope, input)),
  rename: workspaceProcedure('marketer')
    .input(Which.extend({ name: Name }))
    .mutation(({ ctx, input }) => renameCheckpoint(ctx.scope, input)),
  remove: workspaceProcedure('marketer')
    .input(Which)
    .mutation(({ ctx, input }) => removeCheckpoint(ctx.scope, input)),
})
