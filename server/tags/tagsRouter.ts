import { z } from 'zod'
import { BigId } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { listTags } from './listTags.ts'
import { setTag, TagName } from './setTag.ts'

export const tagsRouter = router({
  list: workspaceProcedure('viewer').query(({ ctx }) => listTags(ctx.scope)),
  set: workspaceProcedure('marketer')
    .input(z.object({ tag: TagName, prospectIds: z.array(BigId).min(1).max(1000), tagged: z.boolean().default(true) }))
    .mutation(({ ctx, input }) => setTag(ctx.scope, input)),
})
