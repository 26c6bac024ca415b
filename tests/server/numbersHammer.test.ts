import { afterAll, beforeAll, expect, it } from 'vitest'
import { runBatch } from '#engine/worker/runBatch.ts'
import { VersionCache } from '#engine/worker/VersionCache.ts'
import { countNumbers, type ProgramNumbers } from '#server/metrics/countNumbers.ts'
import { everything, type NumbersQuestion } from '#server/metrics/NumbersQuestion.ts'
import type { PeopleMeasure } from '#server/metrics/people/PeopleAsk.ts'
import { pickAll } from '#server/metrics/people/pickVisits.ts'
import { countPeople, readPeople } from '#server/metrics/people/readPeople.ts'
import type { Scope } from '#server/scope.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addFile, addList } from '#tests/worker/ground.ts'
import { guideFollowUp } from '#tests/worker/guideFollowUp.ts'
import { DAY, livesIn } from '#tests/worker/lives.ts'

// Ten thousand people, let in week by week, live through the reference program; then questions are asked by a seeded hand.

const seed = 20_261_122
let db: TestDatabase
let scope: Scope
let programId: number
beforeAll(async () => {
  db = await freshDatabase()
  const lives = await livesIn(db.pool)
  const { workspaceId } = lives
  const listId = await addList(db.pool, workspaceId, 'Downloaded the guide')
  const fileId = await addFile(db.pool, workspaceId, 'The second guide')
  programId = await lives.program(guideFollowUp({ listId, fileId }))
  const people = await lives.people(10_000)
  // Only the steps: writing 25,000 letters would take longer than all the rest. That they were sent is written below.
  const engine = { pool: db.pool, versions: new VersionCache(), batch: 1000 }
  const run = async () => {
    while ((await runBatch(engine, workspaceId)).enrollments > 0);
  }
  for (let week = 0; week < 4; week++) {
    const these = people.slice(week * 2500, (week + 1) * 2500)
    await lives.enter(programId, these)
    await run()
    await lives.forward(6 * DAY)
    // Without statistics the worker's own questions take four times as long.
    await db.pool.query('analyze')
    // Some download it, some are moved to a version two, some fail.
    await db.pool.query(
      `insert into event (workspace_id, prospect_id, type, file_id, at)
       select $1, id, 'file.downloaded', $2, workspace_now($1) from unnest($3::bigint[]) id where id % 3 = 0`,
      [workspaceId, fileId, these],
    )
    await run()
  }
  await db.pool.query(
    `insert into program_version (workspace_id, program_id, number, graph)
     select workspace_id, program_id, 2, graph from program_version where workspace_id = $1`,
    [workspaceId],
  )
  await shift(workspaceId)
  await lives.forward(4 * DAY)
  await run()
  await db.pool.query(
    `update message set state = 'sent', sent_at = due_at where workspace_id = $1 and state = 'pending' and id % 50 > 0`,
    [workspaceId],
  )
  await db.pool.query('analyze')
  const actor = { kind: 'user', id: 'u', name: 'Anna' } as const
  scope = { database: { ...db, close: async () => {} }, workspaceId, actor, role: 'owner', language: 'en' } as never
}, 240_000)
afterAll(() => db.drop())

/** Every fifth who waits goes on in version 2, as a publish would do it. */
async function shift(workspaceId: number): Promise<void> {
  await db.pool.query(
    `with moved as (
       update enrollment set version = 2 where workspace_id = $1 and status = 'waiting' and id % 5 = 0 returning node_id
     )
     insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
     select $1, $2, v.version, node_id, '', 'entered', v.sign * count(*) from moved
     cross join (values (1, -1), (2, 1)) as v(version, sign) group by 3, 4, v.sign`,
    [workspaceId, programId],
  )
}

/** A number in [0, n) from a seeded hand (mulberry32). */
function hand(state: number): (n: number) => number {
  let at = state
  return (n) => {
    at = (at + 0x6d2b79f5) | 0
    let t = Math.imul(at ^ (at >>> 15), 1 | at)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
}

function anyQuestion(pick: (n: number) => number): NumbersQuestion {
  const day = (ago: number) => new Date(now() - ago * DAY).toISOString().slice(0, 10)
  const to = pick(20)
  const ranges: Partial<NumbersQuestion>[] = [
    {},
    { days: 1 + pick(40) },
    { days: 1 + pick(20), before: true },
    { from: day(to + pick(20)), to: day(to) },
    { from: day(pick(35)) },
    { to: day(to) },
  ]
  const filters: Partial<NumbersQuestion>[] = [
    {},
    {},
    { version: 1 + pick(2) },
    { since: 1 + pick(2) },
    { entry: 'start' },
    { variantNode: 'guide', variant: pick(2) ? 'a' : 'b' },
  ]
  const mode = pick(2) ? 'cohort' : 'activity'
  return { ...everything, mode, ...ranges[pick(ranges.length)], ...filters[pick(filters.length)] }
}

/** The sandbox stands 28 days ahead. */
const now = () => Date.now() + 28 * DAY

function violations({ nodes, before, edges }: ProgramNumbers): string[] {
  return Object.entries(nodes).flatMap(([id, { entered, waiting, movedOn, exited, failed }]) => {
    const found = []
    if ((before[id] ?? 0) + entered !== waiting + movedOn + exited + failed) found.push(`${id} does not add up`)
    const byArrow = Object.entries(edges).reduce((sum, [key, n]) => sum + (key.startsWith(`${id}.`) ? n : 0), 0)
    if (byArrow !== movedOn) found.push(`${id}: ${byArrow} took arrows, ${movedOn} moved on`)
    return found
  })
}

it('adds up on every node, at any range, version and variant, and has as many rows as it says', async () => {
  const pick = hand(seed)
  const rowsOf: PeopleMeasure[] = ['entered', 'waiting', 'movedOn', 'exited', 'failed', 'delivered', 'handedOver']
  for (let nth = 0; nth < 60; nth++) {
    const question = anyQuestion(pick)
    const numbers = await countNumbers(scope, programId, question)
    expect(violations(numbers), JSON.stringify(question)).toEqual([])
    if (question.mode === 'cohort') expect(numbers.before, JSON.stringify(question)).toEqual({})
    const ids = Object.keys(numbers.nodes)
    const nodeId = ids[pick(ids.length)]
    if (nodeId === undefined) continue
    for (const measure of rowsOf) {
      const ask = { ...question, programId, nodeId, measure }
      const shown =
        measure === 'delivered'
          ? (numbers.mails[nodeId]?.delivered ?? 0)
          : measure === 'handedOver'
            ? (numbers.leads[nodeId]?.handedOver ?? 0)
            : (numbers.nodes[nodeId]?.[measure as 'entered'] ?? 0)
      expect(await countPeople(scope, ask), JSON.stringify(ask)).toBe(shown)
      if (nth % 10 > 0) continue
      const { enrollmentIds } = await pickAll(scope, ask)
      expect(enrollmentIds.length, JSON.stringify(ask)).toBe(shown)
      const offset = pick(shown + 1)
      const page = await readPeople(scope, { ...ask, offset, limit: 50 })
      expect(page.map((row) => row.enrollmentId)).toEqual([...enrollmentIds.slice(offset, offset + 50)])
    }
  }
}, 120_000)

it('says the same from the counters as from the ledger', async () => {
  const counters = await countNumbers(scope, programId, everything)
  const ledger = await countNumbers(scope, programId, { ...everything, to: '2999-12-31' })
  expect(counters.nodes.start?.entered).toBe(10_000)
  expect({ ...ledger, at: '', to: null }).toEqual({ ...counters, at: '' })
  for (const version of [1, 2])
    expect((await countNumbers(scope, programId, { ...everything, version, to: '2999-12-31' })).nodes).toEqual(
      (await countNumbers(scope, programId, { ...everything, version })).nodes,
    )
})

it('never counts the same people in a cohort and in the cohort before it', async () => {
  const [now, before] = await Promise.all(
    [false, true].map((is) => countNumbers(scope, programId, { ...everything, days: 14, before: is })),
  )
  const all = await countNumbers(scope, programId, { ...everything, days: 28 })
  expect((now?.nodes.start?.entered ?? 0) + (before?.nodes.start?.entered ?? 0)).toBeLessThanOrEqual(
    all.nodes.start?.entered ?? 0,
  )
  expect(now?.nodes.start?.entered).toBeGreaterThan(0)
})
