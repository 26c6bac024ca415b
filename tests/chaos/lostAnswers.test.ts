import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { examine } from '#engine/doctor/examine.ts'
import { joinList } from '#engine/intake/joinList.ts'
import { isPassing } from '#engine/worker/failure.ts'
import { silent } from '#engine/worker/Log.ts'
import { runBatch } from '#engine/worker/runBatch.ts'
import { runOnce } from '#engine/worker/runOnce.ts'
import { startWorker } from '#engine/worker/startWorker.ts'
import { VersionCache } from '#engine/worker/VersionCache.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { DAY, makeWorld, signingKey, type World } from '#tests/worker/world.ts'
import { PatientSink } from './rig/PatientSink.ts'
import { PgProxy } from './rig/PgProxy.ts'

// "COMMIT" was sent, Postgres has done it, and the answer never came: nobody here can know. What is asked again must find
// that it is done; what is read again must be read by its key.

let db: TestDatabase
let proxy: PgProxy
let far: pg.Pool
beforeAll(async () => {
  db = await freshDatabase()
  proxy = new PgProxy(db.url)
})
beforeEach(async () => {
  proxy = new PgProxy(db.url)
  far = new pg.Pool({ connectionString: await proxy.listen() })
  far.on('error', () => undefined)
  return async () => {
    await far.end()
    await proxy.close()
  }
})
afterAll(() => db.drop())

const publicUrl = 'https://polku.example'

/** What a lost answer is to whoever asked. */
async function isLost(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => new Error('It was answered.'),
    (reason: unknown) => reason,
  )
  expect(isPassing(error), String(error)).toBe(true)
  expect(proxy.lost).toBe(1)
}

async function isInOrder(world: World): Promise<void> {
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
}

test('a batch whose COMMIT was not answered is done, and is not done again', async () => {
  const world = await makeWorld(db.pool)
  await world.join(await world.people(20))
  const batch = (pool: pg.Pool) => runBatch({ pool, versions: new VersionCache(), batch: 100 }, world.workspaceId)
  proxy.lose('commit')
  await isLost(batch(far))
  expect(await world.tally('blog')).toEqual({ entered: 20, movedOn: 20 })
  expect(await batch(far)).toEqual({ enrollments: 0, steps: 0 })
  await world.run()
  expect(await world.count('from mail where workspace_id = $1')).toBe(20)
  await isInOrder(world)
})

test('mail into the local mailbox whose COMMIT was not answered is there once', async () => {
  const world = await makeWorld(db.pool)
  await world.join(await world.people(20))
  while ((await runBatch({ pool: db.pool, versions: new VersionCache(), batch: 100 }, world.workspaceId)).enrollments);
  const env = { publicUrl, smtpUrl: null }
  // The first commit is that of looking for work.
  proxy.lose('commit', 1)
  await isLost(runOnce({ pool: far, signingKey, env, workspaceId: world.workspaceId }))
  expect(await world.count('from mail where workspace_id = $1')).toBe(20)
  await world.run()
  expect(await world.count('from mail where workspace_id = $1')).toBe(20)
  await isInOrder(world)
})

test('joining a list whose COMMIT was not answered lets people in once, however often it is said', async () => {
  const world = await makeWorld(db.pool)
  const people = await world.people(10)
  const join = (pool: pg.Pool) =>
    inTransaction({ pool }, (client) => joinList(client, world.workspaceId, world.listId, people, new Date()))
  proxy.lose('commit')
  await isLost(join(far))
  expect(await join(far)).toEqual({ joined: 0, entered: 0 })
  await world.run()
  expect(await world.tally('start')).toEqual({ entered: 10, movedOn: 10 })
  await isInOrder(world)
})

describe('by SMTP', () => {
  async function ready() {
    const world = await makeWorld(db.pool, { sandbox: false })
    await world.join(await world.people(3))
    while (
      (await runBatch({ pool: db.pool, versions: new VersionCache(), batch: 100 }, world.workspaceId)).enrollments
    );
    const sink = new PatientSink()
    const env = { publicUrl, smtpUrl: await sink.listen() }
    const send = (pool: pg.Pool) => runOnce({ pool, signingKey, env, workspaceId: world.workspaceId })
    const states = async () => ({
      pending: await world.count(`from message where workspace_id = $1 and state = 'pending'`),
      claimed: await world.count(`from message where workspace_id = $1 and state = 'claimed'`),
      sent: await world.count(`from message where workspace_id = $1 and state = 'sent'`),
    })
    /** As time does: leases end, and what is to be tried later is due. */
    const later = () =>
      db.pool.query(
        `update message set lease_until = lease_until - interval '1 hour',
           due_at = case state when 'pending' then now() - interval '1 minute' else due_at end where workspace_id = $1`,
        [world.workspaceId],
      )
    return { world, sink, send, states, later }
  }

  test('a claim that was not answered is nobody’s until its lease is over, and is then sent once', async () => {
    const { sink, send, states, later } = await ready()
    proxy.lose('commit', 1)
    await isLost(send(far))
    expect(await states()).toEqual({ pending: 0, claimed: 3, sent: 0 })
    await send(db.pool)
    expect(sink.taken).toEqual([])
    await later()
    await send(db.pool)
    expect(new Set(sink.taken).size).toBe(3)
    expect(sink.taken).toHaveLength(3)
    await sink.close()
  })

  test('a gate that was not answered stays shut: nothing has left, and it is sent later, once', async () => {
    const { sink, send, states, later } = await ready()
    proxy.lose('markDot')
    await send(far)
    expect(proxy.lost).toBe(1)
    expect(await states()).toEqual({ pending: 1, claimed: 0, sent: 2 })
    expect(sink.taken).toHaveLength(2)
    await later()
    await send(db.pool)
    expect(new Set(sink.taken).size).toBe(3)
    expect(sink.taken).toHaveLength(3)
    expect(await states()).toEqual({ pending: 0, claimed: 0, sent: 3 })
    await sink.close()
  })

  test('an outcome that was not answered is written down once more, and says the same', async () => {
    const { world, sink, send, states } = await ready()
    proxy.lose('saveOutcome')
    await send(far)
    expect(proxy.lost).toBe(1)
    expect(await states()).toEqual({ pending: 0, claimed: 0, sent: 3 })
    expect(await world.count(`from message where workspace_id = $1 and attempts = 1`)).toBe(3)
    expect(sink.taken).toHaveLength(3)
    await sink.close()
  })
})

test('sixty connections that are ended in the middle of their transactions lose nothing and double nothing', {
  timeout: 60_000,
}, async () => {
  const world = await makeWorld(db.pool)
  const people = await world.people(600)
  const pool = new pg.Pool({ connectionString: db.url, application_name: 'to be ended', max: 12 })
  pool.on('error', () => undefined)
  const env = { publicUrl, smtpUrl: null }
  const workers = [1, 2].map(() => startWorker({ pool, signingKey, env, log: silent, lanes: 2, batch: 10 }))
  const left = [...people]
  let ended = 0
  const end = async () => {
    const { rows } = await db.pool.query<{ done: boolean }>(
      `select pg_terminate_backend(pid) as done from pg_stat_activity
       where application_name = 'to be ended' and datname = current_database() and xact_start is not null
         and query !~ 'dueWorkspaces'
       order by random() limit 1`,
    )
    ended += rows.length
  }
  await vi.waitUntil(
    async () => {
      if (left.length > 0) await world.join(left.splice(0, 10))
      else await world.forward(DAY)
      await end()
      return ended >= 60
    },
    { timeout: 50_000, interval: 5 },
  )
  await Promise.all(workers.map((worker) => worker.stop()))
  await pool.end()
  await world.join(left)
  await world.forward(40 * DAY)
  await world.run()
  expect(await world.count(`from enrollment where workspace_id = $1 and status = 'ended'`)).toBe(600)
  // A connection that is ended is nobody's fault.
  expect(await world.count(`from enrollment where workspace_id = $1 and crashes > 0`)).toBe(0)
  await isInOrder(world)
  const { findings } = await examine(db.pool, { workspaceId: world.workspaceId })
  expect(findings.flatMap(({ id, examples }) => (id === 'I10' ? [] : examples))).toEqual([])
})
