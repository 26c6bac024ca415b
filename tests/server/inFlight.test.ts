import { afterAll, beforeAll, expect, it } from 'vitest'
import { examine } from '#engine/doctor/examine.ts'
import { joinList } from '#engine/intake/joinList.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { startWorker } from '#engine/worker/startWorker.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addProspects, within } from '../worker/ground.ts'
import { days, node } from '../worker/guideFollowUp.ts'
import { edited, program } from './editedProgram.ts'
import { type InFlight, letter, makeInFlight, plan } from './inFlightWorld.ts'
import { log, signingKey } from './people-world.ts'

// The acceptance of issue “The engine”: a program is edited, paused, resumed, migrated, undone and rolled back while ten
// thousand people are inside and workers carry them on, and ends with every person accounted for.

const people = 10_000

let db: TestDatabase
let worker: ReturnType<typeof startWorker>
beforeAll(async () => {
  db = await freshDatabase()
  worker = startWorker({
    pool: db.pool,
    signingKey,
    env: { publicUrl: 'https://polku.example', smtpUrl: null },
    log,
    batch: 500,
  })
})
afterAll(async () => {
  await worker.stop()
  await db.drop()
})

/** Everybody joins, one in twenty may be mailed, and half of them are warm enough for the video. */
async function join(world: InFlight, count: number): Promise<void> {
  const ids = await addProspects(db.pool, world.workspaceId, count)
  await world.rows(
    `update prospect set score = 5 * (id % 2), consent = case when id % 20 = 0 then consent else 'none' end
     where workspace_id = $1 and id = any ($2)`,
    ids,
  )
  const now = await world.now()
  await within(db.pool, (client) => joinList(client, world.workspaceId, world.listId, ids, now))
}

it('ten thousand people are inside while all of this happens, and every one of them is accounted for', async () => {
  const world = await makeInFlight(db, program)
  const { programs, at } = world
  const clock = async (duration: string) => {
    const { settled } = await world.clock.advance({ workspaceId: world.workspaceId, duration })
    expect(settled).toBe(true)
  }
  const inside = async () => (await programs.endPreview(at)).waiting
  const publish = async (graph: Graph, how: MigrationPlan) => {
    const { moved } = await world.publish(graph, how)
    return moved
  }
  const everybody = async () => Object.values(await world.whereabouts()).reduce((sum, n) => sum + n, 0)

  // Four waves, so that somebody stands at every wait.
  for (const wave of ['P6D', 'P5D', 'P4D', 'P1D']) {
    await join(world, people / 4)
    await clock(wave)
  }
  expect(Object.keys(await world.whereabouts())).toEqual(
    expect.arrayContaining(['v1 first', 'v1 later', 'v1 rest', 'v1 wait']),
  )

  // Edited while they are being carried on: the clock has just been moved, and the workers are in the middle of it.
  await world.pass(2)
  const longer = (graph: Graph, length: number) => edited(graph, { wait: node('wait', 'wait', days(length)) })
  const second = longer(program(world.ids), 8)
  const mixed = plan({ wait: { kind: 'continue', wait: 'keep' }, first: { kind: 'finishOld' } })
  const moved = await publish(second, mixed)
  expect((moved?.continued ?? 0) + (moved?.goTo ?? 0)).toBeGreaterThan(0)
  expect(await everybody()).toBe(people)
  await clock('PT1S')
  expect(await world.reconcile()).toEqual([])

  // Paused, and resumed so that the time of the pause does not count.
  await programs.setStatus({ ...at, status: 'paused' })
  await clock('P3D')
  const asked = await programs.resumePreview(at)
  expect(asked.waiting).toBe(await inside())
  expect((await programs.setStatus({ ...at, status: 'running', waits: 'active' })).resumed?.waiting).toBe(asked.waiting)
  await clock('P1D')

  // Migrated and undone while they stand still; then their waits begin anew.
  await programs.setStatus({ ...at, status: 'paused' })
  const state = `select md5(string_agg(concat_ws('|', id, version, node_id, visit, status, arrived_at, waits_from, release_at,
    outcome), ',' order by id)) as digest from enrollment where workspace_id = $1`
  const before = await world.rows(state)
  const away = await world.migrate(plan({ rest: { kind: 'goTo', nodeId: 'plain' }, later: { kind: 'exit' } }))
  expect(away.continued + away.goTo + away.exited).toBeGreaterThan(0)
  expect(await world.reconcile()).toEqual([])
  const { restored } = await programs.undoMigration({ ...at, migrationId: away.migrationId ?? 0 })
  expect(restored).toBe(away.continued + away.goTo + away.exited)
  expect(await world.rows(state)).toEqual(before)
  expect(await world.reconcile()).toEqual([])
  await clock('P2D')
  await programs.setStatus({ ...at, status: 'running', waits: 'restart' })
  await clock('P1D')

  // A step is taken out, some are let out; then the way back, with everybody on board.
  const third = edited(
    second,
    { rest: null, extra: node('extra', 'email', letter('Extra')) },
    {
      'guide.then': 'extra',
      'extra.then': 'ask',
    },
  )
  await publish(third, plan({ rest: { kind: 'exit' }, first: { kind: 'continue', wait: 'goNow' } }))
  await join(world, 500)
  await clock('PT1H')
  const live = await programs.get(at)
  await world.pass(1)
  const back = await programs.republish({
    ...at,
    number: 2,
    liveVersion: live.liveVersion ?? 0,
    note: 'Back',
    plan: plan(),
  })
  expect(back.version).toBe(4)
  expect(await everybody()).toBe(people + 500)

  // Once more paused, and resumed with waits that went on.
  await programs.setStatus({ ...at, status: 'paused' })
  await clock('P4D')
  await programs.setStatus({ ...at, status: 'running', waits: 'run' })
  await clock('P60D')

  const ends = await world.whereabouts()
  expect(Object.keys(ends).sort()).toEqual(['completed', 'migrated'])
  expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(people + 500)
  expect(await world.reconcile()).toEqual([])
  const { nodes } = await world.metrics.program(world.numbers)
  for (const [id, { waiting }] of Object.entries(nodes)) expect([id, waiting]).toEqual([id, 0])
  const twice = await world.rows(
    `select enrollment_id from message where workspace_id = $1 group by enrollment_id, visit, effect having count(*) > 1`,
  )
  expect(twice).toEqual([])
  const { findings } = await examine(db.pool, { workspaceId: world.workspaceId })
  expect(findings.filter(({ wrong, unfinished }) => wrong > 0 || unfinished !== null)).toEqual([])
}, 120_000)
