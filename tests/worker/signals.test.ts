import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { silent } from '#engine/worker/Log.ts'
import { startWorker } from '#engine/worker/startWorker.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { deliver, did, listening } from './listening.ts'
import { DAY, drawing, entry, HOUR, type Lives, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

describe('whoever waits for something', () => {
  test('goes on within the run in which it has happened', async () => {
    const world = await listening(db.pool, 2)
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
    const world = await listening(db.pool, 1, { sandbox: false })
    const [maria] = world.people as [number]
    await world.happen([maria], 'demo.booked')
    await world.run()
    expect(await world.where(maria)).toEqual(['won ended completed'])
  })

  test('is let be by everything else that happens', async () => {
    const world = await listening(db.pool, 1)
    const [maria] = world.people as [number]
    await world.happen([maria], 'page.visited')
    expect(await world.count('from signal where workspace_id = $1')).toBe(0)
    await world.run()
    expect(await world.where(maria)).toEqual(['listen waiting'])
  })

  test('and is woken for nothing stands still again until the same time', async () => {
    const world = await listening(db.pool, 1)
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
    const world = await listening(db.pool, 1, { sandbox: false })
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
      const world = await listening(db.pool, 1)
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

test('a running worker carries on whoever waited, a moment after it has happened', async () => {
  const world = await listening(db.pool, 3, { sandbox: false })
  const env = { publicUrl: 'https://polku.example', smtpUrl: null }
  const worker = startWorker({ pool: db.pool, signingKey: 'k', env, log: silent })
  try {
    await world.happen(world.people, 'demo.booked')
    await vi.waitUntil(
      async () => (await world.count(`from enrollment where workspace_id = $1 and node_id = 'won'`)) === 3,
      { timeout: 10_000, interval: 20 },
    )
  } finally {
    await worker.stop()
  }
})

describe('nobody is woken', () => {
  const dueOf = async ({ rows }: Pick<Lives, 'rows'>) =>
    (await rows<{ due: Date }>('select due_at as due from enrollment where workspace_id = $1 order by id')).map(
      ({ due }) => due.getTime(),
    )

  test('of another workspace', async () => {
    const ours = await listening(db.pool, 1)
    const theirs = await listening(db.pool, 1)
    const before = await dueOf(theirs)
    await ours.announce(theirs.people, 'event:demo.booked')
    expect(await deliver(ours)).toBe(1)
    expect(await dueOf(theirs)).toEqual(before)
  })

  test('of a version that does not listen, or who stands where nobody listens', async () => {
    const world = await listening(db.pool, 3)
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
    const world = await listening(db.pool, 1)
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
