import { z } from 'zod'
import { languages } from '#engine/nodes/language.ts'
import { Id, Name, Ordinal } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { archiveProgram } from './archiveProgram.ts'
import { checkProgram } from './checkProgram.ts'
import { createProgram, TemplateName } from './createProgram.ts'
import { getProgram } from './getProgram.ts'
import { getVersion } from './getVersion.ts'
import { GraphInput } from './graphInput.ts'
import { listPrograms } from './listPrograms.ts'
import { listVersions } from './listVersions.ts'
import { previewPublish } from './previewPublish.ts'
import { publishProgram } from './publishProgram.ts'
import { renameProgram } from './renameProgram.ts'
import { saveDraft } from './saveDraft.ts'
import { NextStatus, setStatus } from './setStatus.ts'

export const programsRouter = router({
  list: workspaceProcedure('viewer').query(({ ctx }) => listPrograms(ctx.scope)),
  get: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => getProgram(ctx.scope, input.id)),
  create: workspaceProcedure('marketer')
    .input(z.object({ name: Name, template: TemplateName.nullable(), language: z.enum(languages) }))
    .mutation(async ({ ctx, input }) => ({ id: (await createProgram(ctx.scope, input)).id })),
  rename: workspaceProcedure('marketer')
    .input(z.object({ id: Id, name: Name }))
    .mutation(({ ctx, input }) => renameProgram(ctx.scope, input)),
  archive: workspaceProcedure('marketer')
    .input(z.object({ id: Id }))
    .mutation(({ ctx, input }) => archiveProgram(ctx.scope, input.id)),

  /** `revision` is the one that the edit began from; a stale one is refused as program.stale with who and when. */
  saveDraft: workspaceProcedure('marketer')
    .input(z.object({ id: Id, revision: Ordinal, graph: GraphInput }))
    .mutation(({ ctx, input }) => saveDraft(ctx.scope, input)),
  check: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => checkProgram(ctx.scope, input.id)),
  publishPreview: workspaceProcedure('marketer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => previewPublish(ctx.scope, input)),
  publish: workspaceProcedure('marketer')
    .input(z.object({ id: Id, revision: Ordinal, enrollExisting: z.boolean(), note: z.string().trim().max(500) }))
    .mutation(({ ctx, input }) => publishProgram(ctx.scope, input)),
  setStatus: workspaceProcedure('marketer')
    .input(z.object({ id: Id, status: NextStatus }))
    .mutation(({ ctx, input }) => setStatus(ctx.scope, input)),

  versions: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => listVersions(ctx.scope, input.id)),
  version: workspaceProcedure('viewer')
    .input(z.object({ id: Id, number: Ordinal }))
    .query(({ ctx, input }) => getVersion(ctx.database.pool, ctx.scope, input)),
})
