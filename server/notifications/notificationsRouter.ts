import { z } from 'zod'
import { Cursor, PageLimit } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { countUnread } from './countUnread.ts'
import { listNotifications } from './listNotifications.ts'
import { MarkRead, markRead } from './markRead.ts'

export const notificationsRouter = router({
  list: workspaceProcedure('viewer')
    .input(z.object({ cursor: Cursor.optional(), limit: PageLimit }))
    .query(({ ctx, input }) => listNotifications(ctx.scope, input)),
  unread: workspaceProcedure('viewer').query(({ ctx }) => countUnread(ctx.scope)),
  markRead: workspaceProcedure('viewer')
    .input(MarkRead)
    .mutation(({ ctx, input }) => markRead(ctx.scope, input)),
})
