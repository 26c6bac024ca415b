import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runBatch } from '#engine/worker/runBatch.ts'
import { deliverSignals } from '#engine/worker/signals/deliverSignals.ts'
import { VersionCache } from '#engine/worker/VersionCache.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { deliver, did, listening, waiting } from './listening.ts'
import { DAY, drawing, entry, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

/** A door that somebody stands at until it is opened. */
function door() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  let reach = () => {}
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  const stand = async () => {
    reach()
    await opened
  }
  return { open: () => open(), reached, stand }
}

describe('a person who comes to where it is listened for just when it happens', () => {
  /** Somebody who stands in front of `listen`, due now. */
  async function onTheWay() {
    const world = await livesIn(db.pool, { sandbox: false })
    const programId = await world.program(waiting)
    const people = await world.people(1)
    await world.enter(programId, people)
    return { ...world, people, maria: people[0] as number }
  }

  test('is woken when the batch that moves them ends after it has happened', async () => {
    const world = await onTheWay()
    const { open, reached, stand } = door()
    // The batch has asked the facts and put the person into the wait; nobody sees that yet.
    const batch = world.run({ beforeCommit: stand })
    await reached
    await world.happen([world.maria], 'demo.booked')
    const delivering = deliver(world)
    await waiters(1)
    open()
    await delivering
    await batch
    await world.run()
    expect(await world.where(world.maria)).toEqual(['won ended completed'])
  })

  test('and whose signal is delivered first finds that it has happened', async () => {
    const world = await onTheWay()
    await world.happen([world.maria], 'demo.booked')
    const { open, reached, stand } = door()
    const delivering = deliver(world, { beforeCommit: stand })
    await reached
    // The lane holds the person: batches pass them over and do not wait.
    const engine = { pool: db.pool, versions: new VersionCache(), batch: 10 }
    expect((await runBatch(engine, world.workspaceId)).enrollments).toBe(0)
    open()
    await delivering
    await world.run()
    expect(await world.where(world.maria)).toEqual(['won ended completed'])
  })

  test('is not missed by a batch that began before it happened, but took them after it was delivered', async () => {
    const world = await livesIn(db.pool, { sandbox: false })
    const programId = await world.program(waiting)
    const [maria] = (await world.people(1)) as [number]
    const began = await world.now()
    await world.enter(programId, [maria], { now: new Date(began.getTime() - 1000) })
    await world.happen([maria], 'demo.booked', { at: new Date(began.getTime() + 1000) })
    expect(await deliver(world)).toBe(1)
    await world.run({ now: began })
    expect(await world.where(maria)).toEqual(['won ended completed'])
  })

  test('is told of everything in its order when the clock of a sandbox has jumped over it', async () => {
    // start ─ first (a, 9 days) ─ second (b, 9 days, since coming here) ─ won
    const listen = (id: string, type: string) =>
      node(id, 'waitForEvent', { event: did(type, 'here'), timeout: { amount: 9, unit: 'days' } })
    const world = await livesIn(db.pool)
    const programId = await world.program(
      drawing(
        [
          entry('start', { kind: 'manual' }),
          listen('first', 'a'),
          listen('second', 'b'),
          node('won', 'end'),
          node('lost', 'end'),
        ],
        [
          'start > first',
          'first.happened > second',
          'second.happened > won',
          'first.timeout > lost',
          'second.timeout > lost',
        ],
      ),
    )
    const [maria] = (await world.people(1)) as [number]
    const began = await world.now()
    await world.enter(programId, [maria])
    await world.forward(20 * DAY)
    for (const [type, days] of [
      ['b', 5],
      ['a', 2],
    ] as const)
      await world.happen([maria], type, { at: new Date(began.getTime() + days * DAY) })
    await world.run()
    expect(await world.way(maria)).toEqual(['start.then', 'first.happened', 'second.happened', 'won'])
  })

  /** Until so many wait for a lock. */
  async function waiters(count: number) {
    for (let seen = 0; seen < count; )
      seen = Number(
        (
          await db.pool.query(
            `select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
          )
        ).rows[0].count,
      )
  }
})

test('lanes beside each other deliver every signal once', async () => {
  const world = await listening(db.pool, 300)
  await world.happen(world.people, 'demo.booked')
  const lanes = Array.from({ length: 4 }, async () => {
    let delivered = 0
    for (let taken = 1; taken > 0; delivered += taken)
      taken = await deliverSignals({ pool: db.pool, batch: 40 }, world.workspaceId)
    return delivered
  })
  expect((await Promise.all(lanes)).reduce((sum, n) => sum + n)).toBe(300)
  await world.run()
  expect(await world.count(`from enrollment where workspace_id = $1 and node_id = 'won'`)).toBe(300)
})

test('a signal that cannot be delivered is dropped, and the others are delivered', async () => {
  const world = await listening(db.pool, 5, { sandbox: false })
  await world.program(
    drawing([entry('start', { kind: 'event', type: 'demo.booked' }), node('e', 'end')], ['start > e']),
  )
  await world.happen(world.people, 'demo.booked')
  const poisoned = world.people[2] as number
  await world.rows(`update signal set recorded_at = 'infinity' where workspace_id = $1 and prospect_id = $2`, poisoned)
  const said: unknown[] = []
  const say = (...words: unknown[]) => said.push(words)
  const log = { info: say, warn: say, error: say }
  expect(await deliverSignals({ pool: db.pool, log }, world.workspaceId)).toBe(5)
  expect(said).toHaveLength(1)
  await world.run()
  const ways = await Promise.all(world.people.map((id) => world.where(id)))
  expect(ways.map((lines) => lines[0])).toEqual(
    world.people.map((id) => (id === poisoned ? 'listen waiting' : 'won ended completed')),
  )
  expect(await world.count('from signal where workspace_id = $1')).toBe(0)
})
