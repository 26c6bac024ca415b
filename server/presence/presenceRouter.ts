import { z } from 'zod'
import { Id } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { answerAsking, askToEdit } from './askToEdit.ts'
import { attend, leave } from './attend.ts'
import { Tab } from './lease.ts'
import { takeLease } from './takeLease.ts'
import { watchPresence } from './watchPresence.ts'

const Open = { programId: Id, tab: Tab }

export const presenceRouter = router({
  /** Who has the program open and how far its draft has come: at once, then as it changes, twice a second at most. */
  watch: workspaceProcedure('viewer')
    .input(z.object(Open))
    .subscription(({ ctx, input, signal }) => watchPresence(ctx.scope, input, signal)),
  /** Still there. Said every ten seconds. */
  attend: workspaceProcedure('viewer')
    .input(z.object(Open))
    .mutation(({ ctx, input }) => attend(ctx.scope, input)),
  leave: workspaceProcedure('viewer')
    .input(z.object(Open))
    .mutation(({ ctx, input }) => leave(ctx.scope, input)),
  /** This tab edits from now on. Refused as program.editedBy while another one does, unless it takes over. */
  edit: workspaceProcedure('marketer')
    .input(z.object({ ...Open, takeOver: z.boolean() }))
    .mutation(({ ctx, input }) => takeLease(ctx.scope, input)),
  ask: workspaceProcedure('marketer')
    .input(z.object(Open))
    .mutation(({ ctx, input }) => askToEdit(ctx.scope, input)),
  answer: workspaceProcedure('marketer')
    .input(z.object({ ...Open, to: Tab, lets: z.boolean() }))
    .mutation(({ ctx, input }) => answerAsking(ctx.scope, input)),
})
