import { z } from 'zod'
import { nodeTypes } from '#engine/nodes/registry.ts'
import { Choice, MigrationPlan, WaitChoice } from '#engine/program/migrationPlan.ts'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { GraphAnswer } from '#server/api/schemas/graphAnswer.ts'
import { IssueAnswer } from '#server/api/schemas/issueAnswer.ts'
import { PathId, pageOf } from '#server/api/schemas/paging.ts'
import { BigId, Id, Ordinal, People } from '#server/inputs.ts'
import { getProgram } from '#server/programs/getProgram.ts'
import { getVersion } from '#server/programs/getVersion.ts'
import { endNow, endPreview } from '#server/programs/inFlight/endNow.ts'
import { listMigrations } from '#server/programs/inFlight/listMigrations.ts'
import { migratePeople, migrationPreview, versionOf } from '#server/programs/inFlight/migratePeople.ts'
import type { MigrationPreview } from '#server/programs/inFlight/previewMigration.ts'
import { resumePreview } from '#server/programs/inFlight/resumePreview.ts'
import { Waits } from '#server/programs/inFlight/resumeWaits.ts'
import { tryAgain } from '#server/programs/inFlight/tryAgain.ts'
import { undoMigration } from '#server/programs/inFlight/undoMigration.ts'
import { listVersions } from '#server/programs/listVersions.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import { previewPublish } from '#server/programs/previewPublish.ts'
import { republishVersion } from '#server/programs/republishVersion.ts'
import { restoreVersion } from '#server/programs/restoreVersion.ts'
import { setStatus } from '#server/programs/setStatus.ts'
import type { Scope } from '#server/scope.ts'
import { issuesOf } from './issuesOf.ts'

const tag = 'People inside'
const Count = z.number().int()

export const Plan = MigrationPlan.meta({
  description:
    'What becomes of those who stand in older versions: a choice by the id of the step where they stand, and one for all others.',
})
export const Seen = People.optional().meta({
  description:
    'How many a preview said would be moved. Refused with 409 migration.drifted when it is many more or fewer.',
})
export const Moved = z.object({ migrationId: z.number().nullable(), continued: Count, goTo: Count, exited: Count })

const Note = z.string().trim().max(500).default('')
const PathVersion = PathId.extend({ number: z.coerce.number().pipe(Ordinal) })
const Live = Ordinal.optional().meta({ description: 'The live version looked at. Default: the newest.' })
const From = z.array(Ordinal).max(1000).optional().meta({ description: 'Only people in these versions.' })

const Standing = z.object({
  version: z.number(),
  nodeId: z.string(),
  people: Count,
  type: z.enum(nodeTypes as [string, ...string[]]),
  name: z.string().nullable(),
  change: z.object({
    kind: z.enum(['same', 'changed', 'removed']),
    fields: z.array(z.string()).meta({ description: 'The settings that differ.' }),
    outlets: z.array(z.string()).meta({ description: 'The exits that lead elsewhere.' }),
    mapped: z.string().nullable().meta({ description: 'Where its people belong, when the step is gone.' }),
  }),
  choices: z.array(z.enum(['finishOld', 'continue', 'goTo', 'exit'])),
  waits: z.array(WaitChoice),
  suggested: Choice,
  chosen: Choice.meta({ description: 'What the plan does with them; without a plan, what is suggested.' }),
})
const Counts = z.object({ finishOld: Count, continued: Count, goTo: Count, exited: Count })

/** Answers of zod are arrays that may be written to. */
const rowsOf = (rows: MigrationPreview['rows']) =>
  rows.map(({ change, ...row }) => ({
    ...row,
    choices: [...row.choices],
    waits: [...row.waits],
    change: { ...change, fields: [...change.fields], outlets: [...change.outlets] },
  }))

const liveOf = async (scope: Scope, id: number, given: number | undefined): Promise<number> =>
  given ?? versionOf(await loadProgram(scope.database.pool, scope, id))

const publishPreviewed = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/publish/preview',
  tag,
  summary: 'What publishing would do, before it is done',
  about: 'What is wrong with the drawing, who would come in, who stands where in the versions so far, and the choices.',
  params: PathId,
  body: z.strictObject({
    plan: Plan.optional(),
    number: Ordinal.optional().meta({ description: 'An older version to publish once more, instead of the draft.' }),
  }),
  response: z.object({
    issues: z.array(IssueAnswer),
    onList: Count,
    revision: z.number(),
    liveVersion: z.number().nullable(),
    status: z.enum(['draft', 'running', 'paused', 'ended']),
    standing: z.array(Standing),
    counts: Counts,
  }),
  async answer({ scope, params: { id }, body }) {
    const { graph } =
      body.number === undefined ? await getProgram(scope, id) : await versionGraph(scope, id, body.number)
    const {
      issues,
      standing,
      counts,
      authors: _,
      names: _names,
      others: _others,
      seen: _seen,
      ...preview
    } = await previewPublish(scope, { id, ...body })
    return { ...preview, issues: await issuesOf(scope, graph, issues), standing: rowsOf(standing), counts }
  },
})

const versionGraph = (scope: Scope, id: number, number: number) =>
  getVersion(scope.database.pool, scope, { id, number })

const listedVersions = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/versions',
  tag,
  summary: 'What was published, the newest first',
  params: PathId,
  response: pageOf(
    z.object({
      number: z.number(),
      name: z.string(),
      publishedAt: z.string(),
      publishedByName: z.string().nullable(),
      note: z.string(),
    }),
  ),
  async answer({ scope, params }) {
    const versions = await listVersions(scope, params.id)
    const rows = versions.map(({ number, name, publishedAt, publishedByName, note }) => ({
      number,
      name,
      publishedAt,
      publishedByName,
      note,
    }))
    return { rows, next: null }
  },
})

const oneVersion = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/versions/{number}',
  tag,
  summary: 'A version as it runs',
  params: PathVersion,
  response: z.object({ number: z.number(), graph: GraphAnswer }),
  async answer({ scope, params: { id, number } }) {
    return { number, ...(await versionGraph(scope, id, number)) }
  },
})

const restored = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/versions/{number}/restore',
  tag,
  summary: 'Make a version the draft again',
  params: PathVersion,
  body: z.strictObject({
    revision: Ordinal.optional().meta({ description: 'Of the draft that it replaces. Default: the newest.' }),
  }),
  response: z.object({ revision: z.number(), savedAt: z.string() }),
  async answer({ scope, params: { id, number }, body }) {
    const revision = body.revision ?? (await getProgram(scope, id)).revision
    const { emailIssues: _, ...saved } = await restoreVersion(scope, { id, number, revision })
    return saved
  },
})

const republished = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/versions/{number}/publish',
  tag,
  summary: 'Publish an older version once more: the way back',
  about: 'The draft stays as it is. Refused with 422 program.blocked when something that the version needs is gone.',
  params: PathVersion,
  body: z.strictObject({ liveVersion: Live, note: Note, plan: Plan.optional(), people: Seen }),
  response: z.object({ version: z.number(), entered: Count, moved: Moved.optional() }),
  async answer({ scope, params: { id, number }, body }) {
    return republishVersion(scope, { id, number, ...body, liveVersion: await liveOf(scope, id, body.liveVersion) })
  },
})

const migrationPreviewed = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/migrate/preview',
  tag,
  summary: 'Who stands in older versions than the live one',
  params: PathId,
  body: z.strictObject({ fromVersions: From, plan: Plan.optional() }),
  response: z.object({ liveVersion: z.number(), rows: z.array(Standing), counts: Counts }),
  async answer({ scope, params: { id }, body }) {
    const { rows, ...preview } = await migrationPreview(scope, { id, ...body })
    return { ...preview, rows: rowsOf(rows) }
  },
})

const migrated = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/migrate',
  tag,
  summary: 'Move people from older versions to the live one',
  about: 'In one transaction, written to the audit log. Refused with 422 when a choice cannot be had at its step.',
  params: PathId,
  body: z.strictObject({ liveVersion: Live, fromVersions: From, plan: Plan, people: Seen }),
  response: Moved,
  async answer({ scope, params: { id }, body }) {
    return migratePeople(scope, { id, ...body, liveVersion: await liveOf(scope, id, body.liveVersion) })
  },
})

const listedMigrations = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/migrations',
  tag,
  summary: 'When people were moved between versions, the newest first',
  params: PathId,
  response: pageOf(
    z.object({
      id: z.number(),
      toVersion: z.number(),
      plan: MigrationPlan,
      counts: Moved.omit({ migrationId: true }),
      at: z.string(),
      byName: z.string().nullable(),
      undoneAt: z.string().nullable(),
    }),
  ),
  answer: async ({ scope, params }) => ({ rows: await listMigrations(scope, params.id), next: null }),
})

const undone = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/migrations/{migrationId}/undo',
  tag,
  summary: 'Put people back where they stood before a move',
  about: 'While nobody of them has gone on since; otherwise refused with 409 migration.movedOn.',
  params: PathId.extend({ migrationId: z.coerce.number().pipe(Id) }),
  response: z.object({ restored: Count }),
  answer: ({ scope, params }) => undoMigration(scope, params),
})

const paused = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/pause',
  tag,
  summary: 'Let everybody stand still, and their mail wait',
  about: 'Who comes in meanwhile stands at the entry.',
  params: PathId,
  response: z.object({ status: z.literal('paused') }),
  async answer({ scope, params: { id } }) {
    await setStatus(scope, { id, status: 'paused' })
    return { status: 'paused' as const }
  },
})

const resumeAsked = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/resume',
  tag,
  summary: 'What ending the pause would mean',
  params: PathId,
  response: z.object({
    pausedAt: z.string().nullable(),
    waiting: Count,
    overdue: Count.meta({ description: 'Whose time came during the pause.' }),
    mails: Count.meta({ description: 'Emails that wait to be sent.' }),
  }),
  answer: ({ scope, params }) => resumePreview(scope, params.id),
})

const resumed = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/resume',
  tag,
  summary: 'End a pause',
  about:
    'run: waits went on, and whose time came goes now. restart: waits begin anew. active: the time of the pause does not count.',
  params: PathId,
  body: z.strictObject({ waits: Waits.default('run') }),
  response: z.object({ status: z.literal('running'), waiting: Count, overdue: Count }),
  async answer({ scope, params: { id }, body }) {
    await resumePreview(scope, id)
    const { resumed: { waiting, overdue } = { waiting: 0, overdue: 0 } } = await setStatus(scope, {
      id,
      status: 'running',
      waits: body.waits,
    })
    return { status: 'running' as const, waiting, overdue }
  },
})

const endAsked = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/end',
  tag,
  summary: 'How many are inside, and how many emails wait',
  params: PathId,
  response: z.object({ waiting: Count, mails: Count }),
  answer: ({ scope, params }) => endPreview(scope, params.id),
})

const ended = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/end',
  tag,
  summary: 'End a program for everybody, now',
  about:
    'Nobody comes in, everybody inside leaves, and mail that was not sent is not sent. To let those inside go on, set the status to ended.',
  params: PathId,
  body: z.strictObject({
    people: People.meta({ description: 'How many are inside, as GET says. Refused when it is many more or fewer.' }),
  }),
  response: z.object({ ended: Count, mails: Count }),
  answer: ({ scope, params: { id }, body }) => endNow(scope, { id, ...body }),
})

const triedAgain = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/try-again',
  tag,
  summary: 'Let people who failed go on from where they stood',
  about:
    'All of them, those at one step, or those given; at most 10,000 a call. Whoever is gone, is inside once more, or stands at a step that its version does not have is left as it is.',
  params: PathId,
  body: z.strictObject({
    enrollmentIds: z.array(BigId).min(1).max(10_000).optional(),
    nodeId: z.string().min(1).max(100).optional(),
  }),
  response: z.object({ tried: Count, left: Count.meta({ description: 'Of those asked for: failed as before.' }) }),
  answer: ({ scope, params: { id }, body }) => tryAgain(scope, { id, ...body }),
})

export const inFlightEndpoints = [
  publishPreviewed,
  listedVersions,
  oneVersion,
  restored,
  republished,
  migrationPreviewed,
  migrated,
  listedMigrations,
  undone,
  paused,
  resumeAsked,
  resumed,
  endAsked,
  ended,
  triedAgain,
]
