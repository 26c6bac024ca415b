import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import { regrade } from '#engine/intake/regrade.ts'
import { inTransaction } from '#engine/worker/inTransaction.ts'
import { runBatch } from '#engine/worker/runBatch.ts'
import { refreshSegments } from '#engine/worker/segments/refreshSegments.ts'
import { deliverSignals } from '#engine/worker/signals/deliverSignals.ts'
import { VersionCache } from '#engine/worker/VersionCache.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { addList, addMember, one } from './ground.ts'
import { DAY, drawing, entry, livesIn, node } from './lives.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const rounds = 12

/**
 *   start ─ wait (1 hour) ─ score ─ field ─ tag ─ list ─ handOff ─ task ─ again? ─ back to wait (10 times) ─ end
 */
test('batches, events, grading and segments change the same people at once, and nobody waits in a circle', {
  timeout: 120_000,
}, async () => {
  const world = await livesIn(db.pool, { sandbox: false })
  const { workspaceId } = world
  const listId = await addList(db.pool, workspaceId, 'Warm')
  await addMember(db.pool, workspaceId, `liisa${workspaceId}`, 'sales')
  await db.pool.query(`insert into score_rule (workspace_id, event_type, points) values ($1, 'demo', 1)`, [workspaceId])
  await db.pool.query(
    `insert into grade_rule (workspace_id, "of", field, operator, value, points) values ($1, 'person', 'rounds', 'atLeast', '1', 5)`,
    [workspaceId],
  )
  const segmentId = await one(
    db.pool,
    `insert into segment (workspace_id, name, rule) values ($1, 'Scored', '{"kind": "scoreAtLeast", "score": 15}') returning id`,
    [workspaceId],
  )
  const programId = await world.program(
    drawing(
      [
        entry('start', { kind: 'manual' }),
        node('pause', 'wait', { duration: { amount: 1, unit: 'hours' } }),
        node('score', 'score', { points: 10 }),
        node('field', 'field', { field: 'rounds', change: { kind: 'increment', by: 1 } }),
        node('tag', 'tag', { tag: 'vip' }),
        node('list', 'list', { listId }),
        node('handOff', 'handOff'),
        node('task', 'task', { title: 'Call' }),
        node('ask', 'branch', { condition: { kind: 'inSegment', segmentId } }),
        node('again', 'repeat', { times: 10 }),
        node('done', 'end'),
      ],
      [
        'start > pause > score > field > tag > list > handOff > task > ask.yes > again.again > pause',
        'ask.no > again.done > done',
      ],
    ),
  )
  const people = await world.people(80)
  await world.enter(programId, people)
  const failures: unknown[] = []
  const hand = async (work: (round: number) => Promise<unknown>) => {
    for (let round = 0; round < rounds; round++) await work(round).catch((error) => failures.push(error))
  }
  const engine = { pool: db.pool, versions: new VersionCache(), batch: 30 }
  const happen = (round: number) =>
    inTransaction(db.pool, async (client) => {
      const events = people.map((prospectId) => ({ prospectId, type: 'demo', properties: {}, at: new Date() }))
      await recordEvents(client, workspaceId, round % 2 ? events : events.toReversed())
    })
  const move = (round: number) => runBatch({ ...engine, now: new Date(Date.now() + (1 + round) * DAY) }, workspaceId)
  await Promise.all([
    hand(move),
    hand(move),
    hand(move),
    hand(happen),
    hand(happen),
    hand((round) =>
      inTransaction(db.pool, (client) =>
        regrade(client, workspaceId, round % 2 ? null : people.toReversed(), new Date()),
      ),
    ),
    hand(async () => {
      await db.pool.query('update segment set refreshed_at = null where workspace_id = $1', [workspaceId])
      await refreshSegments({ pool: db.pool }, workspaceId)
    }),
    hand(() => deliverSignals({ pool: db.pool, batch: 60 }, workspaceId)),
  ])
  expect(failures).toEqual([])
  const [sum] = await world.rows<{ wrong: number; moved: number }>(
    `select count(*) filter (where p.score <> s.points)::int as wrong, sum((p.fields ->> 'rounds')::int)::int as moved
     from prospect p cross join lateral (
       select coalesce(sum(points), 0) as points from score_change c where c.workspace_id = $1 and c.prospect_id = p.id
     ) s where p.workspace_id = $1`,
  )
  expect(sum).toEqual({ wrong: 0, moved: await world.count(`from step where workspace_id = $1 and node_id = 'field'`) })
  expect(await world.count('from task where workspace_id = $1')).toBe(
    await world.count(`from step where workspace_id = $1 and node_id = 'task'`),
  )
  expect(sum?.moved).toBeGreaterThan(80)
  expect(await world.count(`from enrollment where workspace_id = $1 and status = 'failed'`)).toBe(0)
  expect(await reconcile(db.pool, workspaceId)).toEqual([])
  const { rows } = await db.pool.query('select deadlocks::int from pg_stat_database where datname = current_database()')
  expect(rows).toEqual([{ deadlocks: 0 }])
})
