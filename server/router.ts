import { clockRouter } from '#server/clock/clockRouter.ts'
import { emailsRouter } from '#server/emails/emailsRouter.ts'
import { filesRouter } from '#server/files/filesRouter.ts'
import { importsRouter } from '#server/imports/importsRouter.ts'
import { leadsRouter } from '#server/leads/leadsRouter.ts'
import { listsRouter } from '#server/lists/listsRouter.ts'
import { mailboxRouter } from '#server/mailbox/mailboxRouter.ts'
import { metricsRouter } from '#server/metrics/metricsRouter.ts'
import { notificationsRouter } from '#server/notifications/notificationsRouter.ts'
import { programsRouter } from '#server/programs/programsRouter.ts'
import { prospectsRouter } from '#server/prospects/prospectsRouter.ts'
import { sessionRouter } from '#server/session/sessionRouter.ts'
import { router } from '#server/trpc.ts'
import { workspaceRouter } from '#server/workspace/workspaceRouter.ts'

/** The table of contents of what the client may call. */
export const appRouter = router({
  session: sessionRouter,
  workspace: workspaceRouter,
  clock: clockRouter,
  programs: programsRouter,
  metrics: metricsRouter,
  emails: emailsRouter,
  files: filesRouter,
  lists: listsRouter,
  prospects: prospectsRouter,
  imports: importsRouter,
  leads: leadsRouter,
  notifications: notificationsRouter,
  mailbox: mailboxRouter,
})

export type AppRouter = typeof appRouter
