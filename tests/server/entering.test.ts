import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import { runOnce } from '#engine/worker/runOnce.ts'
import { enrollPeople } from '#server/programs/enrollPeople.ts'
import type { Scope } from '#server/scope.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addProspects } from '../worker/ground.ts'
import { drawing, entry, node } from '../worker/lives.ts'
import { callAs, makeWorkspace, signingKey } from './startServer.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

let workspaceId: number
let programs: ReturnType<typeof callAs>['programs']
let scope: Scope
beforeEach(async () => {
  const workspace = await makeWorkspace(db, 'Smart Rekry Oy', { sandbox: true })
  workspaceId = workspace.id
  programs = callAs(db, workspace.people.marketer).programs
  const actor = { kind: 'user', id: workspace.people.marketer.id, name: 'Mia' } as const
  scope = { database: db, workspaceId, role: 'marketer', actor, language: 'en', signingKey } as unknown as Scope
})

const rows = async <T>(sql: string, ...values: unknown[]) =>
  (await db.pool.query(sql, [workspaceId, ...values])).rows as T[]

const dated = { kind: 'date', field: 'renewal', offset: -30 } as const
const stay = (days: number) => node('stay', 'wait', { duration: { amount: days, unit: 'days' } })

/** Whoever has the date or is brought in; the exit rule waits for a tag. */
const graph = (days = 5, trigger: Parameters<typeof entry>[1] = dated): Graph =>
  drawing(
    [entry('date', trigger), entry('hand', { kind: 'manual' }), stay(days), node('done', 'end')],
    ['date > stay > done', 'hand > stay'],
    {
      reentry: { kind: 'afterLeaving' },
      exits: [{ id: 'out', name: '', rule: { kind: 'tagged', tag: 'customer' } }],
    },
  )

async function publish(drawn: Graph, id?: number, enrollExisting = false) {
  const program = id ?? (await programs.create({ workspaceId, name: 'Renewal', template: null, language: 'en' })).id
  const { revision } = await programs.get({ workspaceId, id: program })
  const saved = await programs.saveDraft({ workspaceId, id: program, revision, graph: drawn })
  await programs.publish({ workspaceId, id: program, revision: saved.revision, enrollExisting, note: '' })
  return program
}

const lookedUntil = async () =>
  (await rows<{ at: Date }>(`select looked_until as at from entry_trigger where workspace_id = $1 and cue = 'date'`))[0]
    ?.at

it('a version says what wakes its people, and older versions keep what wakes theirs', async () => {
  const id = await publish(graph())
  const trigger = { kind: 'event', type: 'demo.booked' } as const
  await publish(graph(6, trigger), id)
  expect(
    await rows('select version, cue, node_id as at from listener where workspace_id = $1 order by version, cue'),
  ).toEqual([
    { version: 1, cue: 'tag', at: '' },
    { version: 2, cue: 'tag', at: '' },
  ])
  expect(
    await rows('select cue, version, node_id as at from entry_trigger where workspace_id = $1 order by cue'),
  ).toEqual([
    { cue: 'event:demo.booked', version: 2, at: 'date' },
    { cue: 'manual', version: 2, at: 'hand' },
  ])
})

it('an entry by date begins when it is published, and goes on where it was when it is published unchanged', async () => {
  const id = await publish(graph())
  const begun = await lookedUntil()
  const [now] = await rows<{ at: Date }>('select workspace_now($1) as at')
  expect((now?.at.getTime() ?? 0) - (begun?.getTime() ?? 0)).toBeLessThan(60_000)
  await rows(`update entry_trigger set looked_until = looked_until - interval '10 minutes' where workspace_id = $1`)
  const left = await lookedUntil()
  await publish(graph(7), id)
  expect(await lookedUntil()).toEqual(left)
  await publish(graph(7, { ...dated, offset: -20 }), id)
  expect((await lookedUntil())?.getTime()).toBeGreaterThanOrEqual(begun?.getTime() ?? 0)
})

it('people come in by the entry for them, and again as the rules say', async () => {
  const id = await publish(graph(1))
  const people = await addProspects(db.pool, workspaceId, 2)
  expect(await enrollPeople(scope, { id, prospectIds: people })).toEqual({ entered: 2 })
  expect(await rows('select distinct node_id from enrollment where workspace_id = $1')).toEqual([{ node_id: 'hand' }])
  expect(await enrollPeople(scope, { id, prospectIds: people })).toEqual({ entered: 0 })
  await rows('update workspace set clock_ahead_ms = 172800000 where workspace_id = $1')
  await runOnce({ pool: db.pool, signingKey, env: { publicUrl: 'https://polku.example', smtpUrl: null }, workspaceId })
  expect(await enrollPeople(scope, { id, prospectIds: people, nodeId: 'date' })).toEqual({ entered: 2 })
  await expect(enrollPeople(scope, { id, prospectIds: people, nodeId: 'stay' })).rejects.toMatchObject({
    code: 'notFound.node',
  })
})

it('publishing brings in those of an entry segment who were never inside', async () => {
  const people = await addProspects(db.pool, workspaceId, 3)
  const [segment] = await rows<{ id: number }>(
    `insert into segment (workspace_id, name, rule) values ($1, 'Customers', '{"kind":"all","rules":[]}') returning id`,
  )
  await rows(`insert into segment_member select $1, $2, unnest($3::bigint[]), now()`, segment?.id, people)
  const drawn = drawing(
    [entry('in', { kind: 'segment', segmentId: segment?.id }), stay(1), node('done', 'end')],
    ['in > stay > done'],
    { reentry: { kind: 'always' } },
  )
  const id = await publish(drawn)
  await enrollPeople(scope, { id, prospectIds: people.slice(0, 1) })
  expect(await programs.publishPreview({ workspaceId, id })).toMatchObject({ onList: 2 })
  await publish(drawn, id, true)
  expect(await rows('select count(*)::int as n from enrollment where workspace_id = $1')).toEqual([{ n: 3 }])
})

it('who comes to belong to a segment while a program is published is seen by one of the two', async () => {
  const [maria] = await addProspects(db.pool, workspaceId, 1)
  const [segment] = await rows<{ id: number }>(
    `insert into segment (workspace_id, name, rule) values ($1, 'Customers', '{"kind":"all","rules":[]}') returning id`,
  )
  const looking = await db.pool.connect()
  await looking.query('begin')
  await looking.query('select 1 from segment where workspace_id = $1 for no key update', [workspaceId])
  const drawn = drawing(
    [entry('in', { kind: 'segment', segmentId: segment?.id }), stay(1), node('done', 'end')],
    ['in > stay > done'],
  )
  const publishing = publish(drawn, undefined, true)
  await vi.waitUntil(
    async () =>
      (
        await db.pool.query(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )
      ).rowCount,
    { timeout: 10_000 },
  )
  await looking.query('insert into segment_member values ($1, $2, $3, now())', [workspaceId, segment?.id, maria])
  await looking.query('commit')
  looking.release()
  await publishing
  expect(await rows('select node_id from enrollment where workspace_id = $1')).toEqual([{ node_id: 'in' }])
})

it('a program has a priority that somebody sets, and the audit log says so', async () => {
  const id = await publish(graph())
  expect(await programs.get({ workspaceId, id })).toMatchObject({ priority: 0 })
  expect(await programs.setPriority({ workspaceId, id, priority: 40 })).toEqual({ priority: 40 })
  await programs.setPriority({ workspaceId, id, priority: 40 })
  expect(await programs.get({ workspaceId, id })).toMatchObject({ priority: 40 })
  await expect(programs.setPriority({ workspaceId, id, priority: 101 })).rejects.toThrow()
  expect(await rows(`select details from audit where workspace_id = $1 and action = 'program.setPriority'`)).toEqual([
    { details: { from: 0, to: 40 } },
  ])
})

it('who is in a segment that was never looked at is let in when that is wanted, and not by the first look', async () => {
  for (const enrollExisting of [false, true]) {
    const { id: workspace, people } = await makeWorkspace(db, 'Esko Oy', { sandbox: true })
    workspaceId = workspace
    programs = callAs(db, people.marketer).programs
    await addProspects(db.pool, workspaceId, 3)
    const [segment] = await rows<{ id: number }>(
      `insert into segment (workspace_id, name, rule) values ($1, 'All', '{"kind":"all","rules":[]}') returning id`,
    )
    const drawn = drawing(
      [entry('in', { kind: 'segment', segmentId: segment?.id }), stay(1), node('done', 'end')],
      ['in > stay > done'],
    )
    await publish(drawn, undefined, enrollExisting)
    const live = () =>
      runOnce({ pool: db.pool, signingKey, env: { publicUrl: 'https://polku.example', smtpUrl: null }, workspaceId })
    await live()
    const inside = async () =>
      (await rows<{ n: number }>('select count(*)::int as n from enrollment where workspace_id = $1'))[0]?.n
    expect(await inside()).toBe(enrollExisting ? 3 : 0)
    await addProspects(db.pool, workspaceId, 1)
    await rows('update segment set refreshed_at = null where workspace_id = $1')
    await live()
    expect(await inside()).toBe(enrollExisting ? 4 : 1)
  }
})
