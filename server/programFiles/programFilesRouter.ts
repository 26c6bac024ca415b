import { z } from 'zod'
import { Id, Name } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { exportProgram } from './exportProgram.ts'
import { drawFile, FileChoice, FileText, importProgram, lookIntoFile } from './importProgram.ts'

const Choices = z.array(FileChoice).max(10_000).default([])

export const programFilesRouter = router({
  /** The draft as a file. */
  write: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => exportProgram(ctx.scope, input.id)),
  /** What is in a file, and what of what it names is here. */
  look: workspaceProcedure('marketer')
    .input(z.object({ text: FileText }))
    .mutation(({ ctx, input }) => lookIntoFile(ctx.scope, input.text)),
  /** The drawing of a file as it is here, for a draft that is open. With `makes`, lists that are not there are made. */
  draw: workspaceProcedure('marketer')
    .input(z.object({ text: FileText, choices: Choices, makes: z.boolean().default(true) }))
    .mutation(({ ctx, input: { text, choices, makes } }) => drawFile(ctx.scope, text, choices, { makes })),
  create: workspaceProcedure('marketer')
    .input(z.object({ text: FileText, name: Name.optional(), choices: Choices }))
    .mutation(({ ctx, input }) => importProgram(ctx.scope, input)),
})
