import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { skipWait, takeOut } from '#server/programs/inFlight/letGo.ts'
import type { Scope } from '#server/scope.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { drawing, entry, type Lives, livesIn, node } from '#tests/worker/lives.ts'

//   start ─ wait (5 days) ─ end

let db: TestDatabase
let lives: Lives
let scope: Scope
let programId: number
let people: number[]
let enrollments: number[]
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())
beforeEach(async () => {
  lives = await livesIn(db.pool)
  const nodes = [entry('start', { kind: 'manual' }), node('wait', 'wait'), node('end', 'end')]
  programId = await lives.program(drawing(nodes, ['start > wait > end']))
  people = await lives.people(3)
  await lives.enter(programId, people)
  await lives.run()
  enrollments = (await lives.rows<{ id: number }>('select id from enrollment where workspace_id = $1 order by id')).map(
    ({ id }) => Number(id),
  )
  const actor = { kind: 'user', id: 'u', name: 'Anna' } as const
  scope = { database: { ...db, close: async () => {} }, workspaceId: lives.workspaceId, actor, role: 'owner' } as never
})

const order = (...which: number[]) => ({
  id: programId,
  nodeId: 'wait',
  enrollmentIds: which.map((n) => enrollments[n] ?? 0),
})
const where = async () => (await Promise.all(people.map((id) => lives.where(id)))).flat()

it('lets people go on whose wait is skipped, and nobody else', async () => {
  expect(await skipWait(scope, order(0, 1))).toEqual({ done: 2, left: 0 })
  await lives.run()
  expect(await where()).toEqual(['end ended completed', 'end ended completed', 'wait waiting'])
  expect(await reconcile(db.pool, lives.workspaceId)).toEqual([])
})

it('takes people out, counted and with a reason', async () => {
  expect(await takeOut(scope, order(1))).toEqual({ done: 1, left: 0 })
  await lives.run()
  expect(await where()).toEqual(['wait waiting', 'wait ended removed', 'wait waiting'])
  expect(await reconcile(db.pool, lives.workspaceId)).toEqual([])
})

it('passes over whoever is no longer there, and says so', async () => {
  await takeOut(scope, order(0))
  expect(await skipWait(scope, order(0, 1))).toEqual({ done: 1, left: 1 })
  expect(await takeOut(scope, { ...order(1), nodeId: 'end' })).toEqual({ done: 0, left: 1 })
})

it('is written down, once for all of them', async () => {
  await skipWait(scope, order(0, 1))
  await takeOut(scope, order(2))
  const audit = await lives.rows<{ action: string; done: number }>(
    `select action, (details ->> 'done')::int as done from audit where workspace_id = $1 order by id`,
  )
  expect(audit).toEqual([
    { action: 'program.skipWait', done: 2 },
    { action: 'program.takeOut', done: 1 },
  ])
})
