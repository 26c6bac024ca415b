import { z } from 'zod'
import { BigId, Cursor, PageLimit } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { listTasks } from './listTasks.ts'
import { setTaskDone } from './setTaskDone.ts'

export const tasksRouter = router({
  list: workspaceProcedure('sales')
    .input(
      z.object({
        mine: z.boolean().default(false),
        done: z.boolean().default(false),
        prospectId: BigId.optional(),
        cursor: Cursor.optional(),
        limit: PageLimit,
      }),
    )
    .query(({ ctx, input }) => listTasks(ctx.scope, input)),
  setDone: workspaceProcedure('sales')
    .input(z.object({ id: BigId, done: z.boolean().default(true) }))
    .mutation(({ ctx, input }) => setTaskDone(ctx.scope, input)),
})
