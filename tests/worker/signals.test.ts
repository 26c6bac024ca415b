import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliverSignals } from '#engine/worker/signals/deliverSignals.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { DAY, drawing, entry, HOUR, type Lives, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const did = (type: string, since: 'entered' | 'here' = 'entered') => ({ kind: 'event', type, where: [], since })

/**
 *   start ─ listen (demo.booked, 5 days) ─┬ happened ── won
 *                                         └ timeout ─── lost
 */
const waiting = drawing(
  [
    entry('start', { kind: 'manual' }),
    node('listen', 'waitForEvent', { event: did('demo.booked'), timeout: { amount: 5, unit: 'days' } }),
    node('won', 'end'),
    node('lost', 'end'),
  ],
  ['start > listen', 'listen.happened > won', 'listen.timeout > lost'],
)

/** People who stand in `listen`. */
async function listening(count: number, { sandbox = true } = {}) {
  const world = await livesIn(db.pool, { sandbox })
  const programId = await world.program(waiting)
  const people = await world.people(count)
  await world.enter(programId, people)
  await world.run()
  return { ...world, programId, people }
}

const deliver = ({ workspaceId }: Pick<Lives, 'workspaceId'>, more: { beforeCommit?: () => Promise<void> } = {}) =>
  deliverSignals({ pool: db.pool, ...more }, workspaceId)

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

describe('whoever waits for something', () => {
  test('goes on within the run in which it has happened', async () => {
    const world = await listening(2)
    const [maria, samuli] = world.people as [number, number]
    expect(await world.where(maria)).toEqual(['listen waiting'])
    await world.forward(HOUR)
    await world.happen([maria], 'demo.booked')
    expect(await world.due()).toMatchObject({ signals: 1 })
    await world.run()
    expect(await world.where(maria)).toEqual(['won ended completed'])
    expect(await world.where(samuli)).toEqual(['listen waiting'])
    expect(await world.due()).toMatchObject({ signals: 0, enrollments: 0 })
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('goes on in a workspace without a clock of its own as well', async () => {
    const world = await listening(1, { sandbox: false })
    const [maria] = world.people as [number]
    await world.happen([maria], 'demo.booked')
    await world.run()
    expect(await world.where(maria)).toEqual(['won ended completed'])
  })

  test('is let be by everything else that happens', async () => {
    const world = await listening(1)
    const [maria] = world.people as [number]
    await world.happen([maria], 'page.visited')
    expect(await world.count('from signal where workspace_id = $1')).toBe(0)
    await world.run()
    expect(await world.where(maria)).toEqual(['listen waiting'])
  })

  test('and is woken for nothing stands still again until the same time', async () => {
    const world = await listening(1)
    const [maria] = world.people as [number]
    const due = () => world.rows('select due_at from enrollment where workspace_id = $1')
    const before = await due()
    await world.forward(HOUR)
    await world.announce([maria], 'event:demo.booked')
    await world.run()
    expect(await world.where(maria)).toEqual(['listen waiting'])
    expect(await due()).toEqual(before)
  })

  test('sees what woke them, to the microsecond', async () => {
    const world = await livesIn(db.pool)
    const tagged = { kind: 'tagged', tag: 'hot' }
    const programId = await world.program(
      drawing(
        [
          entry('start', { kind: 'manual' }),
          node('listen', 'waitForEvent', { event: tagged, timeout: { amount: 5, unit: 'days' } }),
          node('won', 'end'),
          node('lost', 'end'),
        ],
        ['start > listen', 'listen.happened > won', 'listen.timeout > lost'],
      ),
    )
    const people = await world.people(5)
    await world.enter(programId, people)
    await world.run()
    await world.forward(HOUR)
    for (const [n, id] of people.entries())
      await world.rows(
        `with hot as (
           insert into prospect_tag select $1, $2, 'hot', date_trunc('second', workspace_now($1)) - $3 * interval '333 us'
           returning workspace_id, prospect_id, at
         )
         insert into signal (workspace_id, prospect_id, cue, at) select workspace_id, prospect_id, 'tag', at from hot`,
        id,
        n,
      )
    await world.run()
    expect(await world.count(`from enrollment where workspace_id = $1 and node_id = 'won'`)).toBe(5)
  })

  test('is not overdue for what another system told of days late', async () => {
    const world = await listening(1, { sandbox: false })
    const [maria] = world.people as [number]
    const told = await world.now()
    await world.happen([maria], 'demo.booked', { at: new Date(told.getTime() - 3 * DAY) })
    await deliver(world)
    const [{ due_at: due }] = (await world.rows('select due_at from enrollment where workspace_id = $1')) as [
      { due_at: Date },
    ]
    expect(due.getTime()).toBeGreaterThanOrEqual(told.getTime())
    expect(due.getTime()).toBeLessThanOrEqual((await world.now()).getTime())
  })

  test('takes one way when it happens in the moment in which the time is up', async () => {
    for (const shift of [-1, 0, 1]) {
      const world = await listening(1)
      const [maria] = world.people as [number]
      const [{ at }] = (await world.rows('select due_at as at from enrollment where workspace_id = $1')) as [
        { at: Date },
      ]
      await world.forward(6 * DAY)
      await world.happen([maria], 'demo.booked', { at: new Date(at.getTime() + shift) })
      await world.run()
      const [, way, ...more] = await world.way(maria)
      expect([shift, way, more.length]).toEqual([shift, shift > 0 ? 'listen.timeout' : 'listen.happened', 1])
      expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
    }
  })
})

describe('nobody is woken', () => {
  const dueOf = async ({ rows }: Pick<Lives, 'rows'>) =>
    (await rows<{ due: Date }>('select due_at as due from enrollment where workspace_id = $1 order by id')).map(
      ({ due }) => due.getTime(),
    )

  test('of another workspace', async () => {
    const ours = await listening(1)
    const theirs = await listening(1)
    const before = await dueOf(theirs)
    await ours.announce(theirs.people, 'event:demo.booked')
    expect(await deliver(ours)).toBe(1)
    expect(await dueOf(theirs)).toEqual(before)
  })

  test('of a version that does not listen, or who stands where nobody listens', async () => {
    const world = await listening(3)
    const [older, elsewhere, here] = world.people as [number, number, number]
    await world.rows('update enrollment set version = 2 where workspace_id = $1 and prospect_id = $2', older)
    await world.rows(`update enrollment set node_id = 'won' where workspace_id = $1 and prospect_id = $2`, elsewhere)
    const before = await dueOf(world)
    await world.forward(HOUR)
    await world.announce([older, elsewhere, here], 'event:demo.booked')
    await deliver(world)
    const after = await dueOf(world)
    expect(after.map((due, n) => due === before[n])).toEqual([true, true, false])
  })

  test('before they came to where they stand', async () => {
    const world = await listening(1)
    const [{ arrived }] = (await world.rows(
      'select arrived_at as arrived from enrollment where workspace_id = $1',
    )) as [{ arrived: Date }]
    await world.happen(world.people, 'demo.booked', { at: new Date(arrived.getTime() - DAY) })
    await deliver(world)
    expect(await dueOf(world)).toEqual([arrived.getTime()])
  })
})

test('goals and exit rules take people out of ordinary waits', async () => {
  const world = await livesIn(db.pool)
  const programId = await world.program(
    drawing(
      [
        entry('start', { kind: 'manual' }),
        node('pause', 'wait', { duration: { amount: 30, unit: 'days' } }),
        node('bored', 'end'),
        node('trial', 'goal', { reached: did('trial.started') }),
      ],
      ['start > pause > bored'],
      { exits: [{ id: 'competitor', name: '', rule: { kind: 'tagged', tag: 'competitor' } }] },
    ),
  )
  const [maria, samuli, anna] = (await world.people(3)) as [number, number, number]
  await world.enter(programId, [maria, samuli, anna])
  await world.run()
  await world.forward(DAY)
  await world.happen([maria], 'trial.started')
  await world.rows(`insert into prospect_tag values ($1, $2, 'competitor', now() - interval '1 hour')`, samuli)
  await world.announce([samuli], 'tag')
  await world.run()
  expect(await world.where(maria)).toEqual(['trial ended goal'])
  expect(await world.where(samuli)).toEqual(['pause ended exit:competitor'])
  expect(await world.where(anna)).toEqual(['pause waiting'])
})

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
    const { runBatch } = await import('#engine/worker/runBatch.ts')
    const { VersionCache } = await import('#engine/worker/VersionCache.ts')
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
  const world = await listening(300)
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
  const world = await listening(5, { sandbox: false })
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
