import { z } from 'zod'
import { Cursor, Id, PageLimit } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { getImport } from './getImport.ts'
import { ListImportNotes, listImportNotes } from './listImportNotes.ts'
import { listImports } from './listImports.ts'
import { PreviewImport, previewImport } from './previewImport.ts'
import { StartImport, startImport } from './startImport.ts'

export const importsRouter = router({
  list: workspaceProcedure('viewer')
    .input(z.object({ cursor: Cursor.optional(), limit: PageLimit }))
    .query(({ ctx, input }) => listImports(ctx.scope, input)),
  get: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => getImport(ctx.scope, input)),
  notes: workspaceProcedure('viewer')
    .input(ListImportNotes)
    .query(({ ctx, input }) => listImportNotes(ctx.scope, input)),
  preview: workspaceProcedure('marketer')
    .input(PreviewImport)
    .mutation(({ ctx, input }) => previewImport(ctx.scope, input)),
  start: workspaceProcedure('marketer')
    .input(StartImport)
    .mutation(({ ctx, input }) => startImport(ctx.scope, input)),
})
