import { clockRouter } from '#server/clock/router.ts'
import { emailsRouter } from '#server/emails/router.ts'
import { filesRouter } from '#server/files/router.ts'
import { metricsRouter } from '#server/metrics/router.ts'
import { programsRouter } from '#server/programs/router.ts'
import { sessionRouter } from '#server/session/router.ts'
import { router } from '#server/trpc.ts'
import { workspaceRouter } from '#server/workspace/router.ts'

/** The table of contents of what the client may call. */
export const appRouter = router({
  session: sessionRouter,
  workspace: workspaceRouter,
  clock: clockRouter,
  programs: programsRouter,
  metrics: metricsRouter,
  emails: emailsRouter,
  files: filesRouter,
})

export type AppRouter = typeof appRouter
