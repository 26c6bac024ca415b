import { checkpointsRouter } from '#server/checkpoints/checkpointsRouter.ts'
import { clockRouter } from '#server/clock/clockRouter.ts'
import { companiesRouter } from '#server/companies/companiesRouter.ts'
import { emailsRouter } from '#server/emails/emailsRouter.ts'
import { filesRouter } from '#server/files/filesRouter.ts'
import { formsRouter } from '#server/forms/formsRouter.ts'
import { gradesRouter } from '#server/grades/gradesRouter.ts'
import { healthRouter } from '#server/health/healthRouter.ts'
import { importsRouter } from '#server/imports/importsRouter.ts'
import { leadsRouter } from '#server/leads/leadsRouter.ts'
import { listsRouter } from '#server/lists/listsRouter.ts'
import { mailboxRouter } from '#server/mailbox/mailboxRouter.ts'
import { metricsRouter } from '#server/metrics/metricsRouter.ts'
import { notificationsRouter } from '#server/notifications/notificationsRouter.ts'
import { opportunitiesRouter } from '#server/opportunities/opportunitiesRouter.ts'
import { personasRouter } from '#server/personas/personasRouter.ts'
import { presenceRouter } from '#server/presence/presenceRouter.ts'
import { programFilesRouter } from '#server/programFiles/programFilesRouter.ts'
import { programsRouter } from '#server/programs/programsRouter.ts'
import { prospectsRouter } from '#server/prospects/prospectsRouter.ts'
import { publicationsRouter } from '#server/publications/publicationsRouter.ts'
import { segmentsRouter } from '#server/segments/segmentsRouter.ts'
import { sendingRouter } from '#server/sending/sendingRouter.ts'
import { sessionRouter } from '#server/session/sessionRouter.ts'
import { tagsRouter } from '#server/tags/tagsRouter.ts'
import { tasksRouter } from '#server/tasks/tasksRouter.ts'
import { topicsRouter } from '#server/topics/topicsRouter.ts'
import { router } from '#server/trpc.ts'
import { workspaceRouter } from '#server/workspace/workspaceRouter.ts'

/** The table of contents of what the client may call. */
export const appRouter = router({
  session: sessionRouter,
  workspace: workspaceRouter,
  clock: clockRouter,
  programs: programsRouter,
  programFiles: programFilesRouter,
  checkpoints: checkpointsRouter,
  publications: publicationsRouter,
  personas: personasRouter,
  presence: presenceRouter,
  metrics: metricsRouter,
  emails: emailsRouter,
  files: filesRouter,
  lists: listsRouter,
  prospects: prospectsRouter,
  imports: importsRouter,
  leads: leadsRouter,
  notifications: notificationsRouter,
  mailbox: mailboxRouter,
  sending: sendingRouter,
  topics: topicsRouter,
  tasks: tasksRouter,
  tags: tagsRouter,
  segments: segmentsRouter,
  opportunities: opportunitiesRouter,
  grades: gradesRouter,
  forms: formsRouter,
  companies: companiesRouter,
  health: healthRouter,
})

export type AppRouter = typeof appRouter
