import { z } from 'zod'
import { BigId, Id, Name } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { AddListMembers, addListMembers } from './addListMembers.ts'
import { archiveList } from './archiveList.ts'
import { createList } from './createList.ts'
import { listLists } from './listLists.ts'
import { removeListMember } from './removeListMember.ts'
import { renameList } from './renameList.ts'

export const listsRouter = router({
  list: workspaceProcedure('viewer').query(({ ctx }) => listLists(ctx.scope)),
  create: workspaceProcedure('marketer')
    .input(z.object({ name: Name }))
    .mutation(({ ctx, input }) => createList(ctx.scope, input)),
  rename: workspaceProcedure('marketer')
    .input(z.object({ id: Id, name: Name }))
    .mutation(({ ctx, input }) => renameList(ctx.scope, input)),
  archive: workspaceProcedure('marketer')
    .input(z.object({ id: Id, archived: z.boolean().default(true) }))
    .mutation(({ ctx, input }) => archiveList(ctx.scope, input)),
  addMembers: workspaceProcedure('marketer')
    .input(AddListMembers)
    .mutation(({ ctx, input }) => addListMembers(ctx.scope, input)),
  removeMember: workspaceProcedure('marketer')
    .input(z.object({ id: Id, prospectId: BigId }))
    .mutation(({ ctx, input }) => removeListMember(ctx.scope, input)),
})
