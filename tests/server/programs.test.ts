import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createNode } from '#engine/nodes/registry.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import type { Refusal } from '#server/refusal.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { callAs, makeWorkspace } from './startServer.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

type Workspace = Awaited<ReturnType<typeof makeWorkspace>>
let workspace: Workspace
let marketer: ReturnType<typeof callAs>
beforeEach(async () => {
  workspace = await makeWorkspace(db, 'Smart Rekry Oy')
  marketer = callAs(db, workspace.people.marketer)
})

/** The refusal that a call ends in. */
async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(
    () => {
      throw new Error('It was not refused.')
    },
    (error: { cause?: unknown }) => error,
  )
  return (error.cause ?? error) as Refusal
}

async function make(name = 'Guide follow-up') {
  const workspaceId = workspace.id
  const { id } = await marketer.programs.create({ workspaceId, name, template: 'guideFollowUp', language: 'en' })
  return { workspaceId, ...(await marketer.programs.get({ workspaceId, id })) }
}

async function addPeople(count: number, listName?: string): Promise<number[]> {
  const { rows } = await db.pool.query<{ id: number }>(
    `insert into prospect (workspace_id, email, email_key, first_name, consent)
     select $1, 'p' || n || '@example.com', 'p' || n || '@example.com', 'P' || n, 'granted'
     from generate_series(1, $2) n returning id`,
    [workspace.id, count],
  )
  const ids = rows.map((row) => row.id)
  if (listName)
    await db.pool.query(
      `insert into list_member (workspace_id, list_id, prospect_id, joined_at)
       select $1, l.id, p, now() from list l, unnest($3::bigint[]) p where l.workspace_id = $1 and l.name = $2`,
      [workspace.id, listName, ids],
    )
  return ids
}

describe('a program from the template', () => {
  it('comes with its list and its file, and has nothing to be solved', async () => {
    const program = await make()
    const workspaceId = workspace.id
    const lists = await db.prisma.list.findMany({ where: { workspaceId } })
    expect(lists.map((list) => list.name)).toEqual(['Downloaded the guide'])
    const files = await marketer.files.list({ workspaceId })
    expect(files.map((file) => [file.name, file.contentType, file.downloads])).toEqual([
      ['Second guide', 'application/pdf', 0],
    ])
    const issues = await marketer.programs.check({ workspaceId, id: program.id })
    expect(issues.filter((issue) => issue.severity === 'blocker')).toEqual([])
    expect(program).toMatchObject({ status: 'draft', revision: 1, liveVersion: null, liveGraph: null })
  })

  it('shares what is there already, in the language asked for, and takes it out of the archive', async () => {
    const first = await make()
    await db.prisma.list.updateMany({ where: { workspaceId: workspace.id }, data: { archivedAt: new Date() } })
    await make('Another')
    expect(await db.prisma.list.count({ where: { workspaceId: workspace.id, archivedAt: null } })).toBe(1)
    const { id } = await marketer.programs.create({
      workspaceId: workspace.id,
      name: 'Suomeksi',
      template: 'guideFollowUp',
      language: 'fi',
    })
    expect(
      (await db.prisma.list.findMany({ where: { workspaceId: workspace.id } })).map((list) => list.name),
    ).toContain('Ladannut oppaan')
    expect(id).toBeGreaterThan(first.id)
  })
})

describe('saving a draft', () => {
  it('takes one revision after another, and says who saved when an edit began from an old one', async () => {
    const { workspaceId, id, graph } = await make()
    const saved = await marketer.programs.saveDraft({ workspaceId, id, revision: 1, graph })
    expect(saved.revision).toBe(2)
    const owner = callAs(db, { ...workspace.people.owner, language: 'fi' })
    const refusal = await refusalOf(owner.programs.saveDraft({ workspaceId, id, revision: 1, graph: emptyGraph }))
    expect(refusal).toMatchObject({
      code: 'program.stale',
      status: 409,
      params: { name: workspace.people.marketer.name },
    })
    expect(refusal.params.time).toMatch(/^klo \d{1,2}\.\d{2}$/)
    const after = await marketer.programs.get({ workspaceId, id })
    expect([after.revision, Object.keys(after.graph.nodes).length]).toEqual([2, Object.keys(graph.nodes).length])
  })

  it('of ten who save at once, lets exactly one through', async () => {
    const { workspaceId, id, graph } = await make()
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => marketer.programs.saveDraft({ workspaceId, id, revision: 1, graph })),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  it('says what is wrong with the emails in it, at their place', async () => {
    const { workspaceId, id, graph } = await make()
    const blogPost = graph.nodes.blogPost
    if (blogPost?.type !== 'email') throw new Error('The template has no blog post.')
    const variants = blogPost.config.variants.map((variant) => ({
      ...variant,
      content: { ...variant.content, subject: 'Hello {{ prospect.fristName }}' },
    }))
    const changed: Graph = {
      ...graph,
      nodes: { ...graph.nodes, blogPost: { ...blogPost, config: { ...blogPost.config, variants } } },
    }
    const { emailIssues } = await marketer.programs.saveDraft({ workspaceId, id, revision: 1, graph: changed })
    expect(emailIssues).toContainEqual(
      expect.objectContaining({
        code: 'email.unknownFieldNear',
        severity: 'blocker',
        nodeId: 'blogPost',
        field: 'variants.0.content.subject',
      }),
    )
  })

  it('refuses a drawing that is none, and one with fields of its own', async () => {
    const { workspaceId, id } = await make()
    const save = (graph: unknown) =>
      refusalOf(marketer.programs.saveDraft({ workspaceId, id, revision: 1, graph } as never))
    const entry = createNode('entry', 'a')
    expect((await save({ format: 1, nodes: { b: entry }, edges: {} })).message).toBeTruthy()
    await save({ format: 1, nodes: { a: { ...entry, evil: 1 } }, edges: {} })
    await save({ format: 2, nodes: {}, edges: {} })
    await save('nothing')
  })
})

describe('publishing', () => {
  it('refuses with every issue while there are blockers, and changes nothing', async () => {
    const workspaceId = workspace.id
    const { id } = await marketer.programs.create({ workspaceId, name: 'Empty', template: null, language: 'en' })
    const refusal = await refusalOf(
      marketer.programs.publish({ workspaceId, id, revision: 1, enrollExisting: true, note: '' }),
    )
    expect(refusal).toMatchObject({ code: 'program.blocked', status: 422 })
    expect(refusal.issues).toContainEqual(expect.objectContaining({ code: 'noEntry', severity: 'blocker' }))
    expect(await marketer.programs.get({ workspaceId, id })).toMatchObject({ status: 'draft', liveVersion: null })
    expect(await db.prisma.programVersion.count({ where: { workspaceId } })).toBe(0)
  })

  it('makes an immutable version with its emails, lets the listed in once, and leaves a trace', async () => {
    const { workspaceId, id, graph } = await make()
    await addPeople(25, 'Downloaded the guide')
    expect((await marketer.programs.publishPreview({ workspaceId, id })).onList).toBe(25)
    const order = { workspaceId, id, revision: 1, enrollExisting: true, note: 'First' }
    expect(await marketer.programs.publish(order)).toEqual({ version: 1, entered: 25 })
    expect((await marketer.programs.publishPreview({ workspaceId, id })).onList).toBe(0)

    const emails = await db.prisma.versionEmail.findMany({ where: { workspaceId, programId: id } })
    expect(emails.map((email) => email.nodeId).sort()).toEqual(['blogPost', 'secondGuide', 'video'])
    expect(await db.prisma.entryTrigger.findMany({ where: { workspaceId } })).toMatchObject([
      { programId: id, version: 1, nodeId: 'entry' },
    ])
    expect((await marketer.metrics.program({ workspaceId, programId: id })).nodes).toEqual({
      entry: { entered: 25, waiting: 25, movedOn: 0, exited: 0, failed: 0 },
    })
    expect(await db.prisma.audit.findMany({ where: { workspaceId, action: 'program.publish' } })).toMatchObject([
      { actor: `user:${workspace.people.marketer.id}`, subject: `program ${id}`, details: { version: 1, entered: 25 } },
    ])

    // A second version: those inside stay on theirs, nobody enters twice, and the first is what it was.
    const before = await db.prisma.programVersion.findMany({ where: { workspaceId, programId: id } })
    const renamed: Graph = {
      ...graph,
      nodes: {
        ...graph.nodes,
        entry: { ...(graph.nodes.entry as NonNullable<typeof graph.nodes.entry>), name: 'Start' },
      },
    }
    await marketer.programs.saveDraft({ workspaceId, id, revision: 1, graph: renamed })
    await addPeople(0)
    expect(await marketer.programs.publish({ ...order, revision: 2, note: 'Second' })).toEqual({
      version: 2,
      entered: 0,
    })
    expect(await db.prisma.enrollment.groupBy({ by: ['version'], where: { workspaceId }, _count: true })).toEqual([
      { version: 1, _count: 25 },
    ])
    const after = await db.prisma.programVersion.findMany({ where: { workspaceId, programId: id, number: 1 } })
    expect(after).toEqual(before)
    expect((await marketer.programs.version({ workspaceId, id, number: 1 })).graph).toEqual(graph)
    expect((await marketer.programs.versions({ workspaceId, id })).map(({ number, note }) => [number, note])).toEqual([
      [2, 'Second'],
      [1, 'First'],
    ])
  })

  it('refuses a revision that somebody has changed since it was looked at', async () => {
    const { workspaceId, id, graph } = await make()
    await marketer.programs.saveDraft({ workspaceId, id, revision: 1, graph })
    const refusal = await refusalOf(
      marketer.programs.publish({ workspaceId, id, revision: 1, enrollExisting: false, note: '' }),
    )
    expect(refusal.code).toBe('program.stale')
  })

  it('twice at once makes two versions at most, numbered one after the other', async () => {
    const { workspaceId, id } = await make()
    await addPeople(50, 'Downloaded the guide')
    const order = { workspaceId, id, revision: 1, enrollExisting: true, note: '' }
    const both = await Promise.all([marketer.programs.publish(order), marketer.programs.publish(order)])
    expect(both.map((one) => one.version).sort()).toEqual([1, 2])
    expect(both.reduce((sum, one) => sum + one.entered, 0)).toBe(50)
  })

  it('names an archived list, and an email to a file that is gone', async () => {
    const { workspaceId, id } = await make()
    await db.prisma.list.updateMany({ where: { workspaceId }, data: { archivedAt: new Date() } })
    await db.prisma.file.updateMany({ where: { workspaceId }, data: { archivedAt: new Date() } })
    const codes = (await marketer.programs.check({ workspaceId, id })).map((issue) => issue.code)
    expect(codes).toEqual(expect.arrayContaining(['archivedList', 'archivedFile', 'email.unknownFile']))
  })
})

describe('a published program', () => {
  it('is paused, resumed, ended and archived in that order only', async () => {
    const { workspaceId, id } = await make()
    const set = (status: 'running' | 'paused' | 'ended') => marketer.programs.setStatus({ workspaceId, id, status })
    expect((await refusalOf(set('paused'))).code).toBe('program.unpublished')
    await marketer.programs.publish({ workspaceId, id, revision: 1, enrollExisting: false, note: '' })
    await set('paused')
    expect((await refusalOf(marketer.programs.archive({ workspaceId, id }))).code).toBe('program.runs')
    await set('running')
    await set('ended')
    await marketer.programs.archive({ workspaceId, id })
    expect(await marketer.programs.list({ workspaceId })).toEqual([])
    const trace = await db.prisma.audit.findMany({ where: { workspaceId, action: 'program.setStatus' } })
    expect(trace.map((row) => row.details)).toEqual([
      { from: 'running', to: 'paused' },
      { from: 'paused', to: 'running', waits: 'run', waiting: 0, overdue: 0 },
      { from: 'running', to: 'ended' },
    ])
  })

  it('keeps its file from being archived until it ends', async () => {
    const { workspaceId, id } = await make()
    const [file] = await marketer.files.list({ workspaceId })
    const archive = () => marketer.files.archive({ workspaceId, id: file?.id ?? 0 })
    expect((await refusalOf(archive())).params).toEqual({ programs: 'Guide follow-up' })
    await marketer.programs.publish({ workspaceId, id, revision: 1, enrollExisting: false, note: '' })
    expect((await refusalOf(archive())).code).toBe('file.inUse')
    await marketer.programs.setStatus({ workspaceId, id, status: 'ended' })
    expect(await archive()).toEqual({ archivedAt: expect.any(String) })
  })
})
