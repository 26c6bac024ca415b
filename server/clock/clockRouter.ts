import { z } from 'zod'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { advanceClock } from './advanceClock.ts'

export const clockRouter = router({
  /** Sandbox only. Answers when everything due by then is done, mail included. */
  advance: workspaceProcedure('marketer')
    .input(z.object({ duration: z.string().max(40) }))
    .mutation(({ ctx, input }) => advanceClock(ctx.scope, input.duration)),
})
