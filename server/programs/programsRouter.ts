import { z } from 'zod'
import { languages } from '#engine/nodes/language.ts'
import { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { BigId, Id, Name, Ordinal, People } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { archiveProgram } from './archiveProgram.ts'
import { checkProgram } from './checkProgram.ts'
import { checkCircumstances } from './circumstances/checkCircumstances.ts'
import { createProgram, TemplateName } from './createProgram.ts'
import { getProgram } from './getProgram.ts'
import { getVersion } from './getVersion.ts'
import { GraphInput } from './graphInput.ts'
import { endNow, endPreview } from './inFlight/endNow.ts'
import { skipWait, takeOut } from './inFlight/letGo.ts'
import { listMigrations } from './inFlight/listMigrations.ts'
import { migratePeople, migrationPreview } from './inFlight/migratePeople.ts'
import { resumePreview } from './inFlight/resumePreview.ts'
import { Waits } from './inFlight/resumeWaits.ts'
import { tryAgain } from './inFlight/tryAgain.ts'
import { undoMigration } from './inFlight/undoMigration.ts'
import { listPrograms } from './listPrograms.ts'
import { listTemplates } from './listTemplates.ts'
import { listVersions } from './listVersions.ts'
import { previewPublish } from './previewPublish.ts'
import { publishProgram } from './publishProgram.ts'
import { renameProgram } from './renameProgram.ts'
import { renameVersion } from './renameVersion.ts'
import { republishVersion } from './republishVersion.ts'
import { restoreVersion } from './restoreVersion.ts'
import { saveDraft } from './saveDraft.ts'
import { Priority, setPriority } from './setPriority.ts'
import { NextStatus, setStatus } from './setStatus.ts'

const Note = z.string().trim().max(500)
const VersionName = z.string().trim().max(200)
/** What the preview showed (seen.ts). */
const Seen = z.string().max(20_000).optional()
const FromVersions = z.array(Ordinal).max(1000).optional()
/** What becomes of those inside, and how many the asker was told of. */
const Moving = { plan: MigrationPlan.optional(), people: People.optional() }

const Going = z.object({
  id: Id,
  nodeId: z.string().min(1).max(100),
  enrollmentIds: z.array(BigId).min(1).max(10_000),
})

export const programsRouter = router({
  list: workspaceProcedure('viewer').query(({ ctx }) => listPrograms(ctx.scope)),
  get: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => getProgram(ctx.scope, input.id)),
  /** The shipped programs to begin with, in the asker's language. */
  templates: workspaceProcedure('viewer').query(({ ctx }) => listTemplates(ctx.language)),
  create: workspaceProcedure('marketer')
    .input(z.object({ name: Name, template: TemplateName.nullable(), language: z.enum(languages) }))
    .mutation(async ({ ctx, input }) => ({ id: (await createProgram(ctx.scope, input)).id })),
  rename: workspaceProcedure('marketer')
    .input(z.object({ id: Id, name: Name }))
    .mutation(({ ctx, input }) => renameProgram(ctx.scope, input)),
  setPriority: workspaceProcedure('marketer')
    .input(z.object({ id: Id, priority: Priority }))
    .mutation(({ ctx, input }) => setPriority(ctx.scope, input)),
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
  /** What the drawing does not show: people, senders, other programs. `revision` only tells one answer from the next. */
  checkCircumstances: workspaceProcedure('viewer')
    .input(z.object({ id: Id, revision: Ordinal }))
    .query(({ ctx, input }) => checkCircumstances(ctx.scope, input.id)),
  /** With `number`: of publishing that older version once more. With `plan`: what it would do with those inside. */
  publishPreview: workspaceProcedure('marketer')
    .input(z.object({ id: Id, number: Ordinal.optional(), plan: MigrationPlan.optional() }))
    .query(({ ctx, input }) => previewPublish(ctx.scope, input)),
  publish: workspaceProcedure('marketer')
    .input(
      z.object({
        id: Id,
        revision: Ordinal,
        enrollExisting: z.boolean(),
        name: VersionName.optional(),
        note: Note,
        seen: Seen,
        acceptOthers: z.boolean().optional(),
        ...Moving,
      }),
    )
    .mutation(({ ctx, input }) => publishProgram(ctx.scope, input)),
  /** The way back: an older version becomes the newest. `liveVersion` is the one that was looked at. */
  republish: workspaceProcedure('marketer')
    .input(
      z.object({
        id: Id,
        number: Ordinal,
        liveVersion: Ordinal,
        name: VersionName.optional(),
        note: Note,
        seen: Seen,
        ...Moving,
      }),
    )
    .mutation(({ ctx, input }) => republishVersion(ctx.scope, input)),

  /** Those who stand in older versions than the live one. */
  migrationPreview: workspaceProcedure('marketer')
    .input(z.object({ id: Id, fromVersions: FromVersions, plan: MigrationPlan.optional() }))
    .query(({ ctx, input }) => migrationPreview(ctx.scope, input)),
  migrate: workspaceProcedure('marketer')
    .input(z.object({ id: Id, liveVersion: Ordinal, fromVersions: FromVersions, ...Moving, plan: MigrationPlan }))
    .mutation(({ ctx, input }) => migratePeople(ctx.scope, input)),
  migrations: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => listMigrations(ctx.scope, input.id)),
  undoMigration: workspaceProcedure('marketer')
    .input(z.object({ id: Id, migrationId: Id }))
    .mutation(({ ctx, input }) => undoMigration(ctx.scope, input)),

  /** paused: everybody stands still. ended: nobody comes in, those inside go on. `waits`: when a pause ends. */
  setStatus: workspaceProcedure('marketer')
    .input(z.object({ id: Id, status: NextStatus, waits: Waits.optional() }))
    .mutation(({ ctx, input }) => setStatus(ctx.scope, input)),
  resumePreview: workspaceProcedure('marketer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => resumePreview(ctx.scope, input.id)),
  endPreview: workspaceProcedure('marketer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => endPreview(ctx.scope, input.id)),
  /** Everybody out, now. `people` is how many the asker was told of. */
  endNow: workspaceProcedure('marketer')
    .input(z.object({ id: Id, people: People }))
    .mutation(({ ctx, input }) => endNow(ctx.scope, input)),

  /** Those who failed, or these of them, or those who failed at one step, go on from where they stood. */
  tryAgain: workspaceProcedure('marketer')
    .input(
      z.object({
        id: Id,
        enrollmentIds: z.array(BigId).min(1).max(10_000).optional(),
        nodeId: z.string().min(1).max(100).optional(),
      }),
    )
    .mutation(({ ctx, input }) => tryAgain(ctx.scope, input)),

  /** People who wait at a step go on as if their time were up. */
  skipWait: workspaceProcedure('marketer')
    .input(Going)
    .mutation(({ ctx, input }) => skipWait(ctx.scope, input)),
  /** People who wait at a step leave the program, and their mail that has not left stays here. */
  takeOut: workspaceProcedure('marketer')
    .input(Going)
    .mutation(({ ctx, input }) => takeOut(ctx.scope, input)),

  versions: workspaceProcedure('viewer')
    .input(z.object({ id: Id }))
    .query(({ ctx, input }) => listVersions(ctx.scope, input.id)),
  version: workspaceProcedure('viewer')
    .input(z.object({ id: Id, number: Ordinal }))
    .query(({ ctx, input }) => getVersion(ctx.database.pool, ctx.scope, input)),
  /** "" takes the name away. */
  renameVersion: workspaceProcedure('marketer')
    .input(z.object({ id: Id, number: Ordinal, name: VersionName }))
    .mutation(({ ctx, input }) => renameVersion(ctx.scope, input)),
  /** Makes a version the draft again; `revision` is that of the draft which it replaces. */
  restoreVersion: workspaceProcedure('marketer')
    .input(z.object({ id: Id, number: Ordinal, revision: Ordinal }))
    .mutation(({ ctx, input }) => restoreVersion(ctx.scope, input)),
})
