import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinLists } from '#engine/intake/joinList.ts'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import { runCommands } from '#engine/worker/commands/runCommands.ts'
import { runBatch } from '#engine/worker/runBatch.ts'
import { deliverSignals } from '#engine/worker/signals/deliverSignals.ts'
import { VersionCache } from '#engine/worker/VersionCache.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { addList, within } from './ground.ts'
import { drawing, entry, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const rounds = 40

/** The same numbers every time. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/**
 *   joins a ─┐
 *   books ───┼ listen (books, 30 days) ─┬ happened ─ puts on list b ─ won
 *            │                          └ timeout ── lost
 *   joins b ─┴ again …                        goal: pays
 */
const program = (listId: number, nextList: number) =>
  drawing(
    [
      entry('joins', { kind: 'list', listId }),
      entry('books', { kind: 'event', type: 'booked' }),
      node('listen', 'waitForEvent', {
        event: { kind: 'event', type: 'booked', where: [], since: 'here' },
        timeout: { amount: 30, unit: 'days' },
      }),
      node('next', 'list', { action: 'add', listId: nextList }),
      node('won', 'end'),
      node('lost', 'end'),
      node('paid', 'goal', { reached: { kind: 'event', type: 'paid', where: [], since: 'entered' } }),
    ],
    ['joins > listen', 'books > listen', 'listen.happened > next > won', 'listen.timeout > lost'],
    { reentry: { kind: 'afterLeaving' } },
  )

test('eight at once tell, wake, let in, move, start and stop the same people, and nobody waits in a circle', {
  timeout: 120_000,
}, async () => {
  const world = await livesIn(db.pool, { sandbox: false })
  const { workspaceId } = world
  const lists = [await addList(db.pool, workspaceId, 'a'), await addList(db.pool, workspaceId, 'b')] as const
  const programs = [await world.program(program(lists[0], lists[1])), await world.program(program(lists[1], lists[0]))]
  const people = await world.people(120)
  const failures: unknown[] = []

  const hand = async (n: number, work: (roll: (sides: number) => number) => Promise<unknown>) => {
    const roll = dice(n + 1)
    for (let round = 0; round < rounds; round++) await work(roll).catch((error) => failures.push(error))
  }
  const some = (roll: (sides: number) => number) => people.filter(() => roll(4) === 0)
  const engine = { pool: db.pool, versions: new VersionCache(), batch: 50 }
  const tell = (roll: (sides: number) => number) =>
    within(db.pool, async (client) => {
      const at = await world.now()
      const type = roll(3) === 0 ? 'paid' : 'booked'
      const whom = some(roll)
      const events = whom.map((prospectId) => ({ prospectId, type, properties: {}, at }))
      await recordEvents(client, workspaceId, roll(2) ? events : events.toReversed())
      const listId = lists[roll(2)] as number
      await client.query('delete from list_member where workspace_id = $1 and list_id = $2 and prospect_id = any($3)', [
        workspaceId,
        listId,
        whom.slice(0, 5),
      ])
      await joinLists(
        client,
        workspaceId,
        whom.map((prospectId) => ({ listId, prospectId, at })),
      )
    })
  let asked = 0
  const ask = async (roll: (sides: number) => number) => {
    const values = [workspaceId, roll(2) ? 'start' : 'stop', some(roll), programs[roll(2)], ++asked]
    await db.pool.query(
      `insert into command (workspace_id, kind, prospect_id, program_id, enrollment_id, visit, effect, at)
       select $1, $2, id, $4, id, $5, 0, workspace_now($1) from unnest($3::bigint[]) id`,
      values,
    )
    await runCommands(engine, workspaceId)
  }
  await Promise.all([
    hand(1, tell),
    hand(2, tell),
    hand(3, tell),
    hand(4, () => runBatch(engine, workspaceId)),
    hand(5, () => runBatch(engine, workspaceId)),
    hand(6, () => deliverSignals({ pool: db.pool, batch: 60 }, workspaceId)),
    hand(7, () => deliverSignals({ pool: db.pool, batch: 60 }, workspaceId)),
    hand(8, ask),
  ])
  expect(failures).toEqual([])
  await world.run()
  // What the storm left to chance happens to somebody once more in the calm after it.
  await within(db.pool, async (client) => {
    const at = await world.now()
    await client.query('delete from list_member where workspace_id = $1', [workspaceId])
    await joinLists(
      client,
      workspaceId,
      people.map((prospectId) => ({ listId: lists[0], prospectId, at })),
    )
  })
  await world.run()
  await within(db.pool, async (client) => {
    const at = await world.now()
    const happened = people.slice(0, 80).map((prospectId, index) => {
      return { prospectId, type: index < 40 ? 'booked' : 'paid', properties: {}, at }
    })
    await recordEvents(client, workspaceId, happened)
  })
  await world.run()
  const stopped = [workspaceId, people.slice(80), programs[0], ++asked]
  await db.pool.query(
    `insert into command (workspace_id, kind, prospect_id, program_id, enrollment_id, visit, effect, at)
     select $1, 'stop', id, $3, id, $4, 0, workspace_now($1) from unnest($2::bigint[]) id`,
    stopped,
  )
  await world.run()
  expect(await world.due()).toMatchObject({ signals: 0, commands: 0, enrollments: 0 })
  expect(await world.count(`from enrollment where workspace_id = $1 and status = 'failed'`)).toBe(0)
  expect(await world.count(`from enrollment where workspace_id = $1 and outcome = 'stopped'`)).toBeGreaterThan(0)
  expect(await world.count(`from enrollment where workspace_id = $1 and outcome = 'goal'`)).toBeGreaterThan(0)
  expect(await world.count(`from enrollment where workspace_id = $1 and node_id = 'won'`)).toBeGreaterThan(0)
  expect(await reconcile(db.pool, workspaceId)).toEqual([])
  const { rows } = await db.pool.query('select deadlocks::int from pg_stat_database where datname = current_database()')
  expect(rows).toEqual([{ deadlocks: 0 }])
})
