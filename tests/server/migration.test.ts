import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeInFlight, plan, refusalOf } from './inFlightWorld.ts'
import { drawn, standing, without } from './twoWaits.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

describe('before publishing over people', () => {
  it('it is shown who stands where, what becomes of their step, and what can be chosen', async () => {
    const world = await standing(db)
    await world.save(without(world.ids))
    const preview = await world.programs.publishPreview(world.at)
    expect(preview).toMatchObject({ liveVersion: 1, status: 'running', issues: expect.any(Array) })
    expect(preview.standing).toEqual([
      {
        version: 1,
        nodeId: 'wait1',
        people: 10,
        type: 'wait',
        name: null,
        change: { kind: 'removed', fields: [], outlets: [], mapped: 'guide' },
        choices: ['goTo', 'finishOld', 'exit'],
        waits: [],
        suggested: { kind: 'goTo', nodeId: 'guide' },
        chosen: { kind: 'goTo', nodeId: 'guide' },
      },
      {
        version: 1,
        nodeId: 'wait2',
        people: 4,
        type: 'wait',
        name: null,
        change: { kind: 'same', fields: [], outlets: [], mapped: null },
        choices: ['continue', 'goTo', 'finishOld', 'exit'],
        waits: ['keep', 'recompute', 'goNow'],
        suggested: { kind: 'continue', wait: 'keep' },
        chosen: { kind: 'continue', wait: 'keep' },
      },
    ])
    expect(preview.counts).toEqual({ finishOld: 0, continued: 4, goTo: 10, exited: 0 })
    const asked = await world.programs.publishPreview({
      ...world.at,
      plan: plan({ wait1: { kind: 'exit' } }, { kind: 'finishOld' }),
    })
    expect(asked.counts).toEqual({ finishOld: 4, continued: 0, goTo: 0, exited: 10 })
    expect(asked.standing.map(({ chosen }) => chosen.kind)).toEqual(['exit', 'finishOld'])
    // The numbers are those that the people behind them show.
    for (const { nodeId, people } of preview.standing) {
      const behind = await world.metrics.people({ ...world.numbers, nodeId, measure: 'waiting', limit: 50 })
      expect(behind.rows).toHaveLength(people)
    }
  })
})

describe('publishing over people', () => {
  it('without a plan leaves them where they are, to the end of the version they entered', async () => {
    const world = await standing(db)
    expect(await world.publish(without(world.ids))).toEqual({ version: 2, entered: 0 })
    expect(await world.whereabouts()).toEqual({ 'v1 wait1': 10, 'v1 wait2': 4 })
    await world.after(30)
    expect(await world.whereabouts()).toEqual({ completed: 14 })
    expect(await world.reconcile()).toEqual([])
  })

  it('moves each of them as chosen, in the version and in the counts, and writes down who did it', async () => {
    const world = await standing(db)
    const { moved } = await world.publish(without(world.ids), plan())
    expect(moved).toEqual({ migrationId: expect.any(Number), continued: 4, goTo: 10, exited: 0 })
    expect(await world.whereabouts()).toEqual({ 'v2 guide': 10, 'v2 wait2': 4 })
    expect(await world.reconcile()).toEqual([])
    expect(await world.mails()).toEqual({ Guide: 4, Hello: 14 })
    await world.run()
    expect(await world.mails()).toEqual({ Guide: 14, Hello: 14 })
    const trace = await world.rows<{ details: object }>(`select details from audit where workspace_id = $1
      and action = 'program.publish' order by id desc limit 1`)
    expect(trace).toEqual([{ details: { version: 2, entered: 0, note: '', moved } }])
    expect(await world.programs.migrations(world.at)).toMatchObject([
      {
        toVersion: 2,
        counts: { continued: 4, goTo: 10, exited: 0 },
        byName: 'marketer of Smart Rekry Oy',
        undoneAt: null,
      },
    ])
    await world.after(30)
    expect(await world.whereabouts()).toEqual({ completed: 14 })
    expect(await world.reconcile()).toEqual([])
  })

  it('lets those leave who shall', async () => {
    const world = await standing(db)
    await world.publish(without(world.ids), plan({ wait1: { kind: 'exit' } }))
    expect(await world.whereabouts()).toEqual({ 'v2 wait2': 4, migrated: 10 })
    expect(await world.reconcile()).toEqual([])
  })

  it('refuses what cannot be had, and then nothing is published', async () => {
    const world = await standing(db)
    const refusal = await refusalOf(world.publish(without(world.ids), plan({ wait1: { kind: 'continue' } })))
    expect(refusal).toMatchObject({ code: 'migration.gone', status: 422, field: 'plan.byNode.wait1' })
    const nowhere = plan({ wait2: { kind: 'goTo', nodeId: 'wait1' } })
    expect((await refusalOf(world.publish(without(world.ids), nowhere))).code).toBe('migration.noStep')
    const entry = plan({ wait2: { kind: 'goTo', nodeId: 'start' } })
    expect((await refusalOf(world.publish(without(world.ids), entry))).code).toBe('migration.noStep')
    expect(await world.programs.get(world.at)).toMatchObject({ liveVersion: 1 })
    expect(await world.whereabouts()).toEqual({ 'v1 wait1': 10, 'v1 wait2': 4 })
  })

  it('asks again when many more people stand there than were shown', async () => {
    const world = await standing(db)
    const { revision } = await world.save(without(world.ids))
    const order = { ...world.at, revision, enrollExisting: false, note: '', plan: plan() }
    await world.join(20)
    await world.run()
    const refusal = await refusalOf(world.programs.publish({ ...order, people: 14 }))
    expect(refusal).toMatchObject({ code: 'migration.drifted', status: 409, params: { seen: 14, now: 34 } })
    expect(await world.programs.get(world.at)).toMatchObject({ liveVersion: 1 })
    expect((await world.programs.publish({ ...order, people: 33 })).moved).toMatchObject({ goTo: 30 })
  })

  it('is bound to the draft that was looked at', async () => {
    const world = await standing(db)
    const { revision } = await world.save(without(world.ids))
    await world.save(drawn(world.ids))
    const order = { ...world.at, revision, enrollExisting: false, note: '', plan: plan() }
    expect((await refusalOf(world.programs.publish(order))).code).toBe('program.stale')
  })
})

describe('undoing a move', () => {
  it('puts everybody back as if nothing had been, while nobody has gone on', async () => {
    const world = await standing(db)
    const state = `select id, version, node_id, visit, status, arrived_at, due_at, waits_from, release_at, outcome, ended_at
      from enrollment where workspace_id = $1 order by id`
    const before = await world.rows(state)
    const counts = await world.metrics.program(world.numbers)
    const half = plan({ wait2: { kind: 'exit' } })
    const { moved } = await world.publish(without(world.ids), half)
    const migrationId = moved?.migrationId ?? 0
    expect(await world.whereabouts()).toEqual({ 'v2 guide': 10, migrated: 4 })
    expect(await world.programs.undoMigration({ ...world.at, migrationId })).toEqual({ restored: 14 })
    expect(await world.rows(state)).toEqual(before)
    const { nodes, edges } = await world.metrics.program(world.numbers)
    expect([nodes, edges]).toEqual([{ ...counts.nodes, guide: nodes.guide }, counts.edges])
    expect(await world.reconcile()).toEqual([])
    expect((await refusalOf(world.programs.undoMigration({ ...world.at, migrationId }))).code).toBe('migration.undone')
    await world.after(30)
    expect(await world.mails()).toEqual({ Guide: 14, Hello: 14, Video: 14 })
    expect(await world.reconcile()).toEqual([])
  })

  it('is refused, in a sentence, once somebody has gone on', async () => {
    const world = await standing(db)
    const { moved } = await world.publish(without(world.ids), plan())
    await world.run()
    const undo = world.programs.undoMigration({ ...world.at, migrationId: moved?.migrationId ?? 0 })
    expect(await refusalOf(undo)).toMatchObject({ code: 'migration.movedOn', status: 409, params: { count: 10 } })
    expect(await world.whereabouts()).toEqual({ 'v2 wait2': 14 })
  })

  it('is refused when waits have begun anew since', async () => {
    const world = await standing(db)
    const { moved } = await world.publish(drawn(world.ids, 9), plan())
    await world.programs.setStatus({ ...world.at, status: 'paused' })
    await world.programs.setStatus({ ...world.at, status: 'running', waits: 'restart' })
    const undo = world.programs.undoMigration({ ...world.at, migrationId: moved?.migrationId ?? 0 })
    expect((await refusalOf(undo)).code).toBe('migration.movedOn')
  })

  it('is of this program only', async () => {
    const world = await standing(db)
    const other = await standing(db)
    const { moved } = await world.publish(without(world.ids), plan())
    const undo = other.programs.undoMigration({ ...other.at, migrationId: moved?.migrationId ?? 0 })
    expect((await refusalOf(undo)).code).toBe('notFound.migration')
  })
})

describe('moving people without publishing', () => {
  it('brings those of older versions onto the live one, all of them or those of one version', async () => {
    const world = await standing(db)
    await world.publish(drawn(world.ids, 6))
    await world.join(2)
    await world.run()
    await world.publish(drawn(world.ids, 8))
    const { programs, at } = world
    const preview = await programs.migrationPreview({ ...at, fromVersions: [2] })
    expect(preview).toMatchObject({ liveVersion: 3, counts: { continued: 2 } })
    expect(preview.rows.map(({ version, nodeId, people }) => [version, nodeId, people])).toEqual([[2, 'wait1', 2]])
    const order = { ...at, liveVersion: 3, plan: plan() }
    expect(await programs.migrate({ ...order, fromVersions: [2] })).toMatchObject({ continued: 2 })
    expect(await world.whereabouts()).toEqual({ 'v1 wait1': 10, 'v1 wait2': 4, 'v3 wait1': 2 })
    expect(await programs.migrate(order)).toMatchObject({ continued: 14 })
    expect(await programs.migrate(order)).toEqual({ migrationId: null, continued: 0, goTo: 0, exited: 0 })
    expect(await world.whereabouts()).toEqual({ 'v3 wait1': 12, 'v3 wait2': 4 })
    expect(await programs.migrations(at)).toHaveLength(2)
    expect(await world.reconcile()).toEqual([])
  })

  it('is refused when somebody has published meanwhile', async () => {
    const world = await standing(db)
    await world.publish(drawn(world.ids, 6))
    const order = { ...world.at, liveVersion: 1, plan: plan() }
    expect(await refusalOf(world.programs.migrate(order))).toMatchObject({
      code: 'migration.newer',
      params: { version: 2 },
    })
  })

  it('counts people in the version where they are, and shows no arrow where none was taken', async () => {
    const world = await standing(db)
    await world.publish(without(world.ids), plan({ wait2: { kind: 'exit' } }))
    await world.run()
    const first = await world.metrics.program({ ...world.numbers, version: 1 })
    expect(first.nodes.wait1).toEqual({ entered: 14, waiting: 0, movedOn: 14, exited: 0, failed: 0 })
    expect(first.nodes.wait2).toEqual({ entered: 4, waiting: 0, movedOn: 0, exited: 4, failed: 0 })
    expect([first.edges['wait1.then'], first.moved, first.converted]).toEqual([4, { wait1: 10 }, {}])
    const second = await world.metrics.program({ ...world.numbers, version: 2 })
    expect(second.nodes).toEqual({
      guide: { entered: 10, waiting: 0, movedOn: 10, exited: 0, failed: 0 },
      wait2: { entered: 10, waiting: 10, movedOn: 0, exited: 0, failed: 0 },
    })
    const all = await world.metrics.program(world.numbers)
    expect(Object.keys(all.edges).filter((edge) => edge.includes('~'))).toEqual([])
    expect(all.nodes.guide).toEqual({ entered: 14, waiting: 0, movedOn: 14, exited: 0, failed: 0 })
    const behind = { ...world.numbers, nodeId: 'guide', measure: 'movedOn', limit: 50 } as const
    expect((await world.metrics.people({ ...behind, version: 1 })).rows).toHaveLength(4)
    expect((await world.metrics.people({ ...behind, version: 2 })).rows).toHaveLength(10)
    const movedOn = await world.metrics.people({ ...behind, nodeId: 'wait1', outlet: '~moved' })
    expect(movedOn.rows).toHaveLength(10)
    const path = await world.metrics.path({
      workspaceId: world.workspaceId,
      enrollmentId: movedOn.rows[0]?.enrollmentId ?? 0,
    })
    expect(path.steps.map(({ nodeId, version, by }) => [nodeId, version, by])).toEqual([
      ['start', 1, 'arrow'],
      ['hello', 1, 'arrow'],
      ['wait1', 1, 'move'],
      ['guide', 2, 'arrow'],
    ])
  })
})

it('a move of people who are being worked on loses nobody', async () => {
  const world = await makeInFlight(db, drawn)
  await world.join(600)
  await world.run()
  await world.pass(5)
  const moving = (async () => {
    for (const length of [6, 7, 8]) {
      await world.publish(drawn(world.ids, length), plan({}, { kind: 'continue', wait: 'keep' }))
    }
  })()
  await Promise.all([moving, world.run(50), world.run(50)])
  await world.run()
  const everybody = Object.values(await world.whereabouts()).reduce((sum, n) => sum + n, 0)
  expect(everybody).toBe(600)
  expect(await world.reconcile()).toEqual([])
  await world.after(40)
  expect(await world.mails()).toEqual({ Guide: 600, Hello: 600, Video: 600 })
  expect(await world.reconcile()).toEqual([])
})
