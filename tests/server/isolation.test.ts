import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openImports } from '#server/imports/openImports.ts'
import { Refusal } from '#server/refusal.ts'
import { appRouter } from '#server/router.ts'
import { roles } from '#server/workspace/role.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { fillWorkspace, secret } from './fillWorkspace.ts'
import { callAs, makeWorkspace, signingKey } from './startServer.ts'

// Every procedure there is, called with what belongs to others. A new one is met here by itself: it is found in the
// router, and fails until `foreign` says which of its inputs could name what is not the caller's.

interface Procedure {
  readonly _def: {
    readonly type: 'query' | 'mutation' | 'subscription'
    readonly meta: { readonly who: string }
  }
}
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>)
const whoMayCall = ([, procedure]: (typeof procedures)[number]) => procedure._def.meta.who
const inWorkspaces = procedures.filter((one) => (roles as readonly string[]).includes(whoMayCall(one)))

type Theirs = Awaited<ReturnType<typeof fillWorkspace>>
type Workspace = Awaited<ReturnType<typeof makeWorkspace>>

let db: TestDatabase
let ours: Workspace
let other: Workspace
let theirs: Theirs
let imports: { close(): Promise<void> }
beforeAll(async () => {
  db = await freshDatabase()
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'polku-isolation-'))
  const database = { pool: db.pool, prisma: db.prisma, close: async () => {} }
  imports = await openImports({ database, dataDir, signingKey, log: pino({ level: 'silent' }) })
  ours = await makeWorkspace(db, 'Ours')
  other = await makeWorkspace(db, `Other ${secret}`)
  theirs = await fillWorkspace(db, other)
})
afterAll(async () => {
  await imports.close()
  await db.drop()
})

/** Calls a procedure by its path. A subscription is read once. */
async function call(caller: ReturnType<typeof callAs>, at: string, input: unknown): Promise<unknown> {
  const [room = '', verb = ''] = at.split('.')
  const verbs = (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[room]
  const answer = await verbs?.[verb]?.(input)
  if (answer && typeof answer === 'object' && Symbol.asyncIterator in answer) {
    const stream = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]()
    const first = await stream.next()
    await stream.return?.()
    return first.value
  }
  return answer
}

async function refusalOf(answer: Promise<unknown>): Promise<Refusal> {
  const error = await answer.then(
    (value) => {
      throw new Error(`It was not refused but answered ${JSON.stringify(value)}`)
    },
    (error: { cause?: unknown }) => error,
  )
  const refusal = error.cause ?? error
  if (!(refusal instanceof Refusal)) throw error
  return refusal
}

/** What each procedure takes that could name a thing of another workspace; `nothing` for those that take no such. */
const nothing = null
const tab = 'tab-of-ours'
const foreign: Readonly<Record<string, null | ((t: Theirs) => Record<string, unknown>)>> = {
  'workspace.get': nothing,
  'workspace.update': nothing,
  'workspace.pauseSending': nothing,
  'workspace.members': nothing,
  'workspace.invite': nothing,
  'workspace.setRole': (t) => ({ userId: t.userId, role: 'viewer' }),
  'workspace.removeMember': (t) => ({ userId: t.userId }),
  'workspace.apiKeys': nothing,
  'workspace.createApiKey': nothing,
  'workspace.revokeApiKey': (t) => ({ id: t.apiKeyId }),
  'workspace.scoreRules': nothing,
  'workspace.saveScoreRule': (t) => ({ id: t.scoreRuleId, eventType: 'email.clicked', points: 1 }),
  'workspace.removeScoreRule': (t) => ({ id: t.scoreRuleId }),
  'workspace.eventTypes': nothing,
  'clock.advance': nothing,
  'health.stuck': nothing,
  'programs.list': nothing,
  'programs.get': (t) => ({ id: t.programId }),
  'programs.templates': nothing,
  'programs.create': nothing,
  'programs.rename': (t) => ({ id: t.programId, name: 'Taken' }),
  'programs.archive': (t) => ({ id: t.programId }),
  'programs.saveDraft': (t) => ({ id: t.programId, revision: 1, graph: { format: 1, nodes: {}, edges: {} } }),
  'presence.watch': (t) => ({ programId: t.programId, tab }),
  'presence.attend': (t) => ({ programId: t.programId, tab }),
  'presence.leave': (t) => ({ programId: t.programId, tab }),
  'presence.edit': (t) => ({ programId: t.programId, tab, takeOver: true }),
  'presence.ask': (t) => ({ programId: t.programId, tab }),
  'presence.answer': (t) => ({ programId: t.programId, tab, to: tab, lets: true }),
  'programFiles.write': (t) => ({ id: t.programId }),
  'programFiles.look': nothing,
  'programFiles.draw': nothing,
  'programFiles.create': nothing,
  'programs.check': (t) => ({ id: t.programId }),
  'programs.checkCircumstances': (t) => ({ id: t.programId, revision: 1 }),
  'programs.publishPreview': (t) => ({ id: t.programId }),
  'programs.publish': (t) => ({ id: t.programId, revision: 1, enrollExisting: true, note: '' }),
  'programs.republish': (t) => ({ id: t.programId, number: 1, liveVersion: 1, note: '' }),
  'programs.migrationPreview': (t) => ({ id: t.programId }),
  'programs.migrate': (t) => ({ id: t.programId, liveVersion: 1, plan: { default: { kind: 'exit' } } }),
  'programs.migrations': (t) => ({ id: t.programId }),
  'programs.undoMigration': (t) => ({ id: t.programId, migrationId: 1 }),
  'programs.setPriority': (t) => ({ id: t.programId, priority: 10 }),
  'programs.setStatus': (t) => ({ id: t.programId, status: 'ended' }),
  'programs.resumePreview': (t) => ({ id: t.programId }),
  'programs.skipWait': (t) => ({ id: t.programId, nodeId: 'blogPost', enrollmentIds: [t.enrollmentId] }),
  'programs.takeOut': (t) => ({ id: t.programId, nodeId: 'blogPost', enrollmentIds: [t.enrollmentId] }),
  'programs.tryAgain': (t) => ({ id: t.programId, enrollmentIds: [t.enrollmentId] }),
  'programs.endPreview': (t) => ({ id: t.programId }),
  'programs.endNow': (t) => ({ id: t.programId, people: 1 }),
  'programs.renameVersion': (t) => ({ id: t.programId, number: 1, name: 'Taken' }),
  'checkpoints.list': (t) => ({ id: t.programId }),
  'checkpoints.get': (t) => ({ id: t.programId, checkpointId: 1 }),
  'checkpoints.keep': (t) => ({ id: t.programId, revision: 1, name: 'Taken' }),
  'checkpoints.rename': (t) => ({ id: t.programId, checkpointId: 1, name: 'Taken' }),
  'checkpoints.remove': (t) => ({ id: t.programId, checkpointId: 1 }),
  'publications.list': (t) => ({ id: t.programId }),
  'publications.plan': (t) => ({
    id: t.programId,
    revision: 1,
    enrollExisting: true,
    note: '',
    seen: 'nothing',
    dueAt: '2100-01-01T00:00:00.000Z',
  }),
  'publications.callOff': (t) => ({ id: t.programId, publicationId: 1 }),
  'programs.restoreVersion': (t) => ({ id: t.programId, number: 1, revision: 1 }),
  'programs.versions': (t) => ({ id: t.programId }),
  'programs.version': (t) => ({ id: t.programId, number: 1 }),
  'personas.list': (t) => ({ programId: t.programId }),
  'personas.save': (t) => ({
    programId: t.programId,
    name: 'Taken',
    person: {},
    happenings: [],
    beginning: { at: '2026-01-05T09:00:00.000Z' },
    outcome: null,
  }),
  'personas.remove': (t) => ({ programId: t.programId, id: 1 }),
  'personas.setting': (t) => ({ programId: t.programId }),
  'personas.contact': (t) => ({ prospectId: t.prospectId }),
  'metrics.program': (t) => ({ programId: t.programId }),
  'metrics.live': (t) => ({ programId: t.programId }),
  'metrics.people': (t) => ({ programId: t.programId, nodeId: 'entry', measure: 'waiting', limit: 10 }),
  'metrics.variants': (t) => ({ programId: t.programId, nodeId: 'blogPost' }),
  'metrics.path': (t) => ({ enrollmentId: t.enrollmentId }),
  'metrics.shared': (t) => ({ programId: t.programId, mode: 'cohort' }),
  'metrics.peopleAt': (t) => ({
    programId: t.programId,
    nodeId: 'blogPost',
    measure: 'waiting',
    mode: 'cohort',
    offset: 0,
    limit: 10,
  }),
  'metrics.peopleCount': (t) => ({ programId: t.programId, nodeId: 'blogPost', measure: 'waiting', mode: 'cohort' }),
  'emails.preview': (t) => ({ content: email, prospectId: t.prospectId }),
  'emails.sendTest': (t) => ({ content: email, prospectId: t.prospectId, to: 'tester@example.com' }),
  'emails.mergeFields': nothing,
  'emails.starters': () => ({ language: 'en' }),
  'files.list': nothing,
  'files.rename': (t) => ({ id: t.fileId, name: 'Taken' }),
  'files.archive': (t) => ({ id: t.fileId }),
  'lists.list': nothing,
  'lists.create': nothing,
  'lists.rename': (t) => ({ id: t.listId, name: 'Taken' }),
  'lists.archive': (t) => ({ id: t.listId }),
  'lists.addMembers': (t) => ({ id: t.listId, prospectIds: [t.prospectId] }),
  'lists.removeMember': (t) => ({ id: t.listId, prospectId: t.prospectId }),
  'prospects.list': (t) => ({ listId: t.listId }),
  'prospects.count': (t) => ({ listId: t.listId }),
  'prospects.get': (t) => ({ id: t.prospectId }),
  'prospects.timeline': (t) => ({ id: t.prospectId }),
  'prospects.create': (t) => ({ email: 'new@example.com', listId: t.listId }),
  'prospects.update': (t) => ({ id: t.prospectId, firstName: 'Taken' }),
  'prospects.addToList': (t) => ({ listId: t.listId, prospectIds: [t.prospectId] }),
  'imports.list': nothing,
  'imports.get': (t) => ({ id: t.importId }),
  'imports.notes': (t) => ({ id: t.importId }),
  'imports.preview': (t) => ({ id: t.importId }),
  'imports.start': (t) => ({
    id: t.importId,
    mapping: [{ column: 0, heading: 'Email', field: 'email' }],
    basis: 'consent',
    source: 'A fair',
  }),
  'leads.list': nothing,
  'leads.counts': nothing,
  'leads.get': (t) => ({ id: t.leadId }),
  'leads.act': (t) => ({ id: t.leadId, state: 'contacted' }),
  'leads.assign': (t) => ({ id: t.leadId, userId: null }),
  'notifications.list': nothing,
  'notifications.unread': nothing,
  'notifications.markRead': (t) => ({ ids: [t.notificationId] }),
  'sending.status': nothing,
  'sending.policy': nothing,
  'sending.savePolicy': nothing,
  'sending.stopAll': nothing,
  'sending.confirm': nothing,
  'sending.heldCounts': nothing,
  'sending.held': (t) => ({ programId: t.programId }),
  'sending.releaseHeld': (t) => ({ ids: [t.heldId] }),
  'sending.dropHeld': (t) => ({ ids: [t.heldId] }),
  'sending.inDoubt': nothing,
  'sending.sendAgain': (t) => ({ ids: [t.doubtfulId] }),
  'sending.leaveInDoubt': (t) => ({ ids: [t.doubtfulId] }),
  'sending.webhookCalls': nothing,
  'sending.callAgain': (t) => ({ ids: [t.callId] }),
  'sending.webhookSecret': nothing,
  'sending.rotateWebhookSecret': nothing,
  'mailbox.list': nothing,
  'mailbox.get': (t) => ({ id: t.mailId }),
  'segments.list': nothing,
  'segments.get': (t) => ({ id: t.segmentId }),
  'segments.save': (t) => ({ id: t.segmentId, name: 'Taken', rule: { kind: 'scoreAtLeast', score: 1 } }),
  'segments.archive': (t) => ({ id: t.segmentId }),
  'topics.list': nothing,
  'topics.create': nothing,
  'topics.rename': (t) => ({ id: t.topicId, name: 'Taken' }),
  'topics.archive': (t) => ({ id: t.topicId }),
  'topics.setChoice': (t) => ({ id: t.topicId, prospectId: t.prospectId, wanted: false }),
  'forms.list': nothing,
  'forms.save': (t) => ({ id: t.formId, name: 'Taken' }),
  'forms.archive': (t) => ({ id: t.formId }),
  'forms.submit': (t) => ({ id: t.formId, email: 'new@example.com' }),
  'companies.list': nothing,
  'companies.save': nothing,
  'opportunities.ofProspect': (t) => ({ prospectId: t.prospectId }),
  'opportunities.save': (t) => ({ prospectId: t.prospectId, name: 'Taken', stage: 'proposal' }),
  'tasks.list': nothing,
  'tasks.setDone': (t) => ({ id: t.taskId }),
  'tags.list': nothing,
  'tags.set': (t) => ({ tag: 'taken', prospectIds: [t.prospectId] }),
  'grades.rules': nothing,
  'grades.save': (t) => ({ id: t.gradeRuleId, field: 'industry', operator: 'filled', points: 1 }),
  'grades.remove': (t) => ({ id: t.gradeRuleId }),
}
const email = {
  subject: 'Hello {{ prospect.firstName | default: "there" }}',
  preheader: '',
  senderName: '',
  senderEmail: '',
  mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>Hi</mj-text></mj-column></mj-section></mj-body></mjml>',
}
/** These answer nothing rather than refuse: a filter that finds nobody, a mark on what is not there. */
const answersEmpty = new Set([
  'emails.starters',
  'prospects.list',
  'prospects.count',
  'notifications.markRead',
  'presence.answer',
  'presence.leave',
  'tags.set',
])

it('every procedure says who may call it, and every one inside a workspace what it could be given', () => {
  expect(inWorkspaces.map(([at]) => at).sort()).toEqual(Object.keys(foreign).sort())
  const open = procedures.filter((one) => whoMayCall(one) === 'anybody').map(([at]) => at)
  expect(open.sort()).toEqual([
    'session.createOwner',
    'session.me',
    'workspace.acceptInvitation',
    'workspace.invitation',
  ])
  const forUsers = procedures.filter((one) => whoMayCall(one) === 'user').map(([at]) => at)
  expect(forUsers.sort()).toEqual(['session.createWorkspace', 'session.setLanguage'])
})

describe.each(inWorkspaces.map((one) => [one[0], whoMayCall(one)]))('%s', (at, who) => {
  it('does not exist for somebody of another workspace, whatever their role', async () => {
    const owner = callAs(db, ours.people.owner)
    expect(await refusalOf(call(owner, at, { workspaceId: other.id }))).toMatchObject({
      code: 'notFound.workspace',
      status: 404,
    })
    expect((await refusalOf(call(owner, at, { workspaceId: 999_999_999 }))).code).toBe('notFound.workspace')
  })

  it('asks strangers to sign in', async () => {
    expect((await refusalOf(call(callAs(db, null), at, { workspaceId: other.id }))).code).toBe('auth.required')
  })

  const below = roles[roles.indexOf(who as (typeof roles)[number]) - 1]
  if (below)
    it(`is refused to a ${below}`, async () => {
      const refusal = await refusalOf(call(callAs(db, ours.people[below]), at, { workspaceId: ours.id }))
      expect(refusal).toMatchObject({ code: 'role.tooLow', status: 403, params: { role: who } })
    })

  const input = foreign[at]
  if (input)
    it("answers nothing about another workspace's things", async () => {
      const before = await db.pool.query(theirState, [other.id])
      const answer = call(callAs(db, ours.people.owner), at, { workspaceId: ours.id, ...input(theirs) })
      if (answersEmpty.has(at)) expect(JSON.stringify((await answer) ?? null)).not.toContain(secret)
      else expect(await refusalOf(answer)).toMatchObject({ code: expect.stringMatching(/^notFound\./), status: 404 })
      expect((await db.pool.query(theirState, [other.id])).rows).toEqual(before.rows)
    })
  else if (procedures.find(([one]) => one === at)?.[1]._def.type === 'query')
    it('answers nothing of theirs when asked for ours', async () => {
      const answer = await call(callAs(db, ours.people.owner), at, { workspaceId: ours.id })
      expect(JSON.stringify(answer)).not.toContain(secret)
    })
})

/** Enough of their rows to see that none was touched. */
const theirState = `
select jsonb_build_object(
  'workspace', (select jsonb_agg(t) from workspace t where workspace_id = $1),
  'members', (select jsonb_agg(t order by user_id) from member t where workspace_id = $1),
  'keys', (select jsonb_agg(t) from api_key t where workspace_id = $1),
  'rules', (select jsonb_agg(t) from score_rule t where workspace_id = $1),
  'programs', (select jsonb_agg(t) from program t where workspace_id = $1),
  'versions', (select count(*) from program_version where workspace_id = $1),
  'enrollments', (select jsonb_agg(t) from enrollment t where workspace_id = $1),
  'files', (select jsonb_agg(t) from file t where workspace_id = $1),
  'lists', (select jsonb_agg(t) from list t where workspace_id = $1),
  'listMembers', (select jsonb_agg(t) from list_member t where workspace_id = $1),
  'prospects', (select jsonb_agg(t) from prospect t where workspace_id = $1),
  'leads', (select jsonb_agg(t) from lead t where workspace_id = $1),
  'notifications', (select jsonb_agg(t) from notification t where workspace_id = $1),
  'imports', (select jsonb_agg(t) from import t where workspace_id = $1),
  'messages', (select jsonb_agg(t order by id) from message t where workspace_id = $1),
  'webhooks', (select jsonb_agg(t) from webhook_call t where workspace_id = $1),
  'segments', (select jsonb_agg(t) from segment t where workspace_id = $1),
  'topics', (select jsonb_agg(t) from topic t where workspace_id = $1),
  'optOuts', (select jsonb_agg(t) from topic_opt_out t where workspace_id = $1),
  'forms', (select jsonb_agg(t) from form t where workspace_id = $1),
  'companies', (select jsonb_agg(t) from company t where workspace_id = $1),
  'opportunities', (select jsonb_agg(t) from opportunity t where workspace_id = $1),
  'tasks', (select jsonb_agg(t) from task t where workspace_id = $1),
  'tags', (select jsonb_agg(t) from prospect_tag t where workspace_id = $1),
  'gradeRules', (select jsonb_agg(t) from grade_rule t where workspace_id = $1)
) as state`

describe('what is pointed at from inside', () => {
  it('a row of points cannot name a file of theirs', async () => {
    const owner = callAs(db, ours.people.owner)
    const rule = { workspaceId: ours.id, eventType: 'file.downloaded', fileId: theirs.fileId, points: 5 }
    expect((await refusalOf(owner.workspace.saveScoreRule(rule))).code).toBe('notFound.file')
  })

  it('a drawing that names their list, file or member is stored, said to be wrong, and never published', async () => {
    const owner = callAs(db, ours.people.owner)
    const workspaceId = ours.id
    const { id } = await owner.programs.create({ workspaceId, name: 'Thief', template: null, language: 'en' })
    const { graph } = await callAs(db, other.people.owner).programs.get({ workspaceId: other.id, id: theirs.programId })
    const { revision } = await owner.programs.saveDraft({ workspaceId, id, revision: 1, graph })
    const issues = await owner.programs.check({ workspaceId, id })
    expect(issues.map((issue) => issue.code)).toEqual(
      expect.arrayContaining(['missingList', 'missingFile', 'email.unknownFile']),
    )
    const publish = owner.programs.publish({ workspaceId, id, revision, enrollExisting: true, note: '' })
    expect((await refusalOf(publish)).code).toBe('program.blocked')
  })
})
