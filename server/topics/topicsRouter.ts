import { z } from 'zod'
import { BigId, Id, Name } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { archiveTopic } from './archiveTopic.ts'
import { createTopic } from './createTopic.ts'
import { listTopics } from './listTopics.ts'
import { renameTopic } from './renameTopic.ts'
import { setTopicChoice } from './setTopicChoice.ts'

export const topicsRouter = router({
  list: workspaceProcedure('viewer').query(({ ctx }) => listTopics(ctx.scope)),
  create: workspaceProcedure('marketer')
    .input(z.object({ name: Name }))
    .mutation(({ ctx, input }) => createTopic(ctx.scope, input)),
  rename: workspaceProcedure('marketer')
    .input(z.object({ id: Id, name: Name }))
    .mutation(({ ctx, input }) => renameTopic(ctx.scope, input)),
  archive: workspaceProcedure('marketer')
    .input(z.object({ id: Id, archived: z.boolean().default(true) }))
    .mutation(({ ctx, input }) => archiveTopic(ctx.scope, input)),
  setChoice: workspaceProcedure('marketer')
    .input(z.object({ id: Id, prospectId: BigId, wanted: z.boolean() }))
    .mutation(({ ctx, input }) => setTopicChoice(ctx.scope, input)),
})
