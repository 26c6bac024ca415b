import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { silent } from '#engine/worker/Log.ts'
import { startWorker } from '#engine/worker/startWorker.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { one } from './ground.ts'
import { SmtpSink } from './SmtpSink.ts'
import { DAY, makeWorld, signingKey, type World } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const env = { publicUrl: 'https://polku.example', smtpUrl: null }

function startDoomed(order: { workspaceId: number; batch?: number; smtpUrl?: string }): ChildProcess {
  return fork('tests/worker/killed.ts', [JSON.stringify({ url: db.url, ...order })], { execArgv: ['--import', 'tsx'] })
}

/** Resolves when Postgres has noticed as well. */
async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
  const sessions = `select count(*) from pg_stat_activity where application_name = 'killed' and datname = current_database()`
  await vi.waitUntil(async () => (await one(db.pool, sessions)) === 0, { timeout: 10_000 })
}

async function hasNothingDue(world: World): Promise<boolean> {
  const due = await world.count(
    `from enrollment where workspace_id = $1 and status = 'waiting' and due_at <= workspace_now($1)`,
  )
  const mail = await world.count(`from message where workspace_id = $1 and state <> 'sent'`)
  return due + mail === 0
}

test('many at once never double a step or a message', async () => {
  const world = await makeWorld(db.pool)
  const people = await world.people(300)
  await world.join(people)
  const together = () => Promise.all(Array.from({ length: 5 }, () => world.run({ batch: 23 })))
  await together()
  await world.forward(5 * DAY)
  await together()
  await world.download(people.slice(0, 150))
  await world.forward(12 * DAY)
  await together()
  await world.run()
  expect(await world.count(`from enrollment where workspace_id = $1 and status = 'ended'`)).toBe(300)
  expect(await world.count(`from message where workspace_id = $1 and kind = 'marketing'`)).toBe(750)
  expect(await world.count(`from mail where workspace_id = $1`)).toBe(750 + 300)
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
})

test('two workers share the work, are woken by what is said, and stop when they are asked to', async () => {
  const world = await makeWorld(db.pool)
  const other = await makeWorld(db.pool)
  const workers = [1, 2].map(() => startWorker({ pool: db.pool, signingKey, env, log: silent, lanes: 1, batch: 40 }))
  const people = await world.people(200)
  await Promise.all([
    world.join(people.slice(0, 120)),
    world.join(people.slice(80)),
    other.join(await other.people(50)),
  ])
  await vi.waitUntil(async () => (await hasNothingDue(world)) && (await hasNothingDue(other)), { timeout: 10_000 })
  await world.forward(5 * DAY)
  await vi.waitUntil(() => hasNothingDue(world), { timeout: 10_000 })
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(await world.count('from mail where workspace_id = $1')).toBe(400)
  expect(await other.count('from mail where workspace_id = $1')).toBe(50)
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  expect(await reconcile(db.pool, other.workspaceId)).toEqual([])
})

test('a worker killed in the middle of a batch has lost nothing and repeats nothing', async () => {
  const world = await makeWorld(db.pool)
  const people = await world.people(100)
  await world.join(people)
  await world.run()
  await world.forward(5 * DAY)
  for (const batch of [10, 40]) {
    const child = startDoomed({ workspaceId: world.workspaceId, batch })
    // Everything of the batch is written; the commit is not.
    expect((await once(child, 'message'))[0]).toBe('written')
    expect(await world.count(`from step where workspace_id = $1 and node_id = 'wait1'`)).toBe(0)
    await kill(child)
  }
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  await world.run()
  expect(
    await world.count(`from mail k join message m on m.workspace_id = $1 and m.id = k.message_id
    where k.workspace_id = $1 and m.node_id = 'guide'`),
  ).toBe(100)
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
})

test('a sender killed between the dot and the answer never makes a second copy', async () => {
  const sink = new SmtpSink()
  const smtpUrl = await sink.listen()
  const world = await makeWorld(db.pool, { sandbox: false })
  const people = await world.people(3)
  const { rows } = await db.pool.query<{ email: string }>('select email from prospect where id = any ($1)', [people])
  for (const { email } of rows) sink.manners.set(email, [{ at: 'dot', hang: true }])
  await world.join(people)
  const child = startDoomed({ workspaceId: world.workspaceId, smtpUrl })
  await vi.waitUntil(() => sink.seen.length === 3, { timeout: 10_000 })
  await kill(child)
  expect(await world.count(`from message where workspace_id = $1 and state = 'dot'`)).toBe(3)

  const again = () => world.run({ env: { ...env, smtpUrl } })
  await again()
  await db.pool.query(`update message set lease_until = now() where workspace_id = $1`, [world.workspaceId])
  await again()
  await again()
  expect(await world.count(`from message where workspace_id = $1 and state = 'inDoubt'`)).toBe(3)
  expect(sink.seen).toHaveLength(3)
  await sink.close()
})

test('a worker comes back when Postgres has thrown it out', async () => {
  const world = await makeWorld(db.pool)
  const worker = startWorker({ pool: db.pool, signingKey, env, log: silent })
  await world.join(await world.people(10))
  await vi.waitUntil(() => hasNothingDue(world), { timeout: 10_000 })
  await db.pool
    .query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
    .catch(() => undefined)
  await world.forward(5 * DAY)
  await vi.waitUntil(() => hasNothingDue(world).catch(() => false), { timeout: 10_000 })
  await worker.stop()
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
})

test('no workspace takes more than half of the batches while another waits', async () => {
  const big = await makeWorld(db.pool)
  const small = await makeWorld(db.pool)
  await big.join(await big.people(400))
  await small.join(await small.people(40))
  const worker = startWorker({ pool: db.pool, signingKey, env, log: silent, lanes: 1, batch: 20 })
  await vi.waitUntil(async () => (await hasNothingDue(big)) && (await hasNothingDue(small)), { timeout: 10_000 })
  await worker.stop()
  const { rows } = await db.pool.query<{ workspace_id: number; at: Date }>(
    `select workspace_id, max(recorded_at) as at from step where workspace_id = any ($1) and node_id = 'start' group by 1`,
    [[big.workspaceId, small.workspaceId]],
  )
  const finished = Object.fromEntries(rows.map((row) => [row.workspace_id, row.at.getTime()]))
  const before = await big.count(
    `from step where workspace_id = $1 and node_id = 'start' and recorded_at <= $2`,
    new Date(finished[small.workspaceId] ?? 0),
  )
  // 2 batches of the small one had at most 3 of the big one around them.
  expect(before).toBeLessThanOrEqual(60)
})
