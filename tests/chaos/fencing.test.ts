import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliverBySmtp } from '#engine/worker/deliver/deliverBySmtp.ts'
import { EmailCache } from '#engine/worker/deliver/EmailCache.ts'
import { SmtpPool } from '#engine/worker/deliver/smtp/SmtpPool.ts'
import { sweepDoubt } from '#engine/worker/deliver/smtp/sweepDoubt.ts'
import { isPassing } from '#engine/worker/failure.ts'
import { silent } from '#engine/worker/Log.ts'
import { runBatch } from '#engine/worker/runBatch.ts'
import { VersionCache } from '#engine/worker/VersionCache.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { DAY, makeWorld, signingKey, type World } from '#tests/worker/world.ts'
import { PatientSink, type Stage } from './rig/PatientSink.ts'
import { stumblingPool } from './rig/stumblingPool.ts'

// A process that is stopped in the middle (a suspended machine, a stalled disk) for longer than its lease, and then goes on
// as if nothing had been: at every statement that it sends, and at every word of the mail server. Meanwhile another one has
// done the work. It must commit nothing, and let no last byte go.

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const publicUrl = 'https://polku.example'

/** As Postgres does with whoever stands still in a transaction for a minute (inTransaction.ts). */
const cut = (pid: number) => db.pool.query('select pg_terminate_backend($1, 1000)', [pid])

/** Everybody's lease is over. */
const age = ({ workspaceId }: World) =>
  db.pool.query(`update message set lease_until = lease_until - interval '1 hour' where workspace_id = $1`, [
    workspaceId,
  ])

describe('a worker that is stopped for longer than its transaction lives', () => {
  test('commits nothing, at whichever statement it was stopped', async () => {
    let points = 0
    for (let stopAt = 1; ; stopAt++) {
      const world = await makeWorld(db.pool)
      await world.join(await world.people(5))
      await world.run()
      await world.forward(5 * DAY)
      let stopped = false
      const pool = stumblingPool(db.url, async ({ nth, pid }) => {
        if (nth !== stopAt) return
        stopped = true
        await cut(pid)
        await world.run()
      })
      const batch = runBatch({ pool, versions: new VersionCache(), batch: 100 }, world.workspaceId)
      const outcome = await batch.catch((error: unknown) => error)
      await pool.end()
      if (!stopped) break
      points++
      expect(isPassing(outcome), `statement ${stopAt}: ${outcome}`).toBe(true)
      // The other one has done it, once.
      expect(await world.tally('guide')).toEqual({ entered: 5, movedOn: 5 })
      expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
    }
    expect(points).toBeGreaterThan(8)
  })
})

test('that Postgres has cut off whoever stood still is nobody’s fault', async () => {
  const client = new pg.Client({ connectionString: db.url })
  await client.connect()
  await client.query(`begin; set local idle_in_transaction_session_timeout = '20ms'`)
  const cutOff = once(client, 'error')
  // The end of the connection is told as a second one.
  client.on('error', () => undefined)
  const [error] = (await cutOff) as [Error]
  expect(error.message).toContain('idle-in-transaction')
  // A batch of one would be to blame otherwise, and its person set aside.
  expect(isPassing(error)).toBe(true)
})

describe('a sender that is stopped for longer than its lease', () => {
  interface Row {
    readonly id: number
    readonly state: string
    readonly epoch: number
  }
  interface Sender {
    readonly pool: pg.Pool
    readonly smtp: SmtpPool
  }
  const press = () => ({ emails: new EmailCache(), signingKey, publicUrl })
  const send = ({ pool, smtp }: Sender, world: World) =>
    deliverBySmtp({ pool, smtp, press: press(), log: silent }, world.workspaceId)

  /** Three mails, ready to go. */
  async function readyToSend(): Promise<World> {
    const world = await makeWorld(db.pool, { sandbox: false })
    await world.join(await world.people(3))
    while (
      (await runBatch({ pool: db.pool, versions: new VersionCache(), batch: 100 }, world.workspaceId)).enrollments
    );
    return world
  }

  const rowsOf = async ({ workspaceId }: World) =>
    (
      await db.pool.query<Row>(
        `select id::float8, state::text, epoch, attempts, sent_at, failure from message where workspace_id = $1 order by id`,
        [workspaceId],
      )
    ).rows

  /** What another sender does while this one stands still: all that it may. */
  async function others(world: World, smtpUrl: string): Promise<void> {
    await age(world)
    const smtp = new SmtpPool(smtpUrl)
    await send({ pool: db.pool, smtp }, world)
    await age(world)
    await sweepDoubt(db.pool)
    smtp.close()
  }

  /** One sender is stopped once, at the place that `place` tells; the other does everything meanwhile. */
  async function stopOnce(place: { readonly statement: number } | { readonly stage: Stage; readonly nth: number }) {
    const world = await readyToSend()
    const sink = new PatientSink()
    const free = new PatientSink()
    const [smtpUrl, freeUrl] = [await sink.listen(), await free.listen()]
    const seen: { during: Row[] | null } = { during: null }
    const stop = async () => {
      await others(world, freeUrl)
      seen.during = await rowsOf(world)
    }
    let words = 0
    if ('stage' in place)
      sink.hold = async (stage) => {
        if (stage === place.stage && ++words === place.nth) await stop()
      }
    const pool = stumblingPool(db.url, async ({ nth, pid, inTransaction }) => {
      if (!('statement' in place) || nth !== place.statement) return
      // Postgres ends a transaction that stands still; until then it holds what others would have to wait for.
      if (inTransaction) await cut(pid)
      await stop()
    })
    const smtp = new SmtpPool(smtpUrl)
    await send({ pool, smtp }, world).catch((error: unknown) => {
      if (!isPassing(error)) throw error
    })
    smtp.close()
    const after = await rowsOf(world)
    await pool.end()
    await age(world)
    await sweepDoubt(db.pool)
    // What it had put back, or let lie, is sent by whoever comes next.
    await db.pool.query(
      `update message set due_at = now() - interval '1 minute' where workspace_id = $1 and state = 'pending'`,
      [world.workspaceId],
    )
    await others(world, freeUrl)
    const copies = [...sink.taken, ...free.taken]
    await Promise.all([sink.close(), free.close()])
    return { during: seen.during, after, copies, states: (await rowsOf(world)).map(({ state }) => state) }
  }

  test('makes no second copy, at whichever statement it was stopped', async () => {
    let points = 0
    for (let statement = 1; ; statement++) {
      const { during, copies, states } = await stopOnce({ statement })
      if (during === null) break
      points++
      expect(new Set(copies).size, `statement ${statement}: ${copies}`).toBe(copies.length)
      expect(copies, `statement ${statement}`).toHaveLength(3)
      expect(states, `statement ${statement}`).toEqual(['sent', 'sent', 'sent'])
    }
    expect(points).toBeGreaterThan(12)
  })

  /** All that it may write afterwards: that what had passed its last byte before, and was in doubt for others, was taken. */
  function unfenced(during: readonly Row[], after: readonly Row[]): Row[] {
    return after.filter((row, n) => {
      const before = during[n] as Row
      const resolved = before.state === 'inDoubt' && row.state === 'sent' && row.epoch === before.epoch
      return !resolved && JSON.stringify(row) !== JSON.stringify(before)
    })
  }

  test.each<Stage>(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'dot'])(
    'held up by the mail server at %s',
    async (stage) => {
      for (const nth of [1, 2, 3]) {
        const { during, after, copies, states } = await stopOnce({ stage, nth })
        if (during === null) throw new Error(`${stage} ${nth} never came.`)
        expect(new Set(copies).size).toBe(copies.length)
        expect(copies).toHaveLength(3)
        expect(states).toEqual(['sent', 'sent', 'sent'])
        expect(unfenced(during, after)).toEqual([])
        // The other one had taken over what had not passed its last byte.
        expect(during.filter(({ state, epoch }) => state === 'sent' && epoch > 1).length > 0 || stage === 'dot').toBe(
          true,
        )
      }
    },
  )
})
