import { router, workspaceProcedure } from '#server/trpc.ts'
import { stuckWork } from './stuckWork.ts'

export const healthRouter = router({
  /** Work that does not go on, with a sentence and a remedy for each class. */
  stuck: workspaceProcedure('marketer').query(({ ctx }) => stuckWork(ctx.scope)),
})
