import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliverBySmtp, type SmtpPost } from '#engine/worker/deliver/deliverBySmtp.ts'
import { EmailCache } from '#engine/worker/deliver/EmailCache.ts'
import { HostPace, type Ride } from '#engine/worker/deliver/smtp/HostPace.ts'
import { SmtpPool } from '#engine/worker/deliver/smtp/SmtpPool.ts'
import { stageLimits } from '#engine/worker/deliver/smtp/sendGated.ts'
import { silent } from '#engine/worker/Log.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { mailOf, putMail } from './outbox.ts'
import { SmtpSink } from './SmtpSink.ts'
import { makeWorld, signingKey } from './world.ts'

describe('the slots for mail under way', () => {
  const paced = () => {
    let time = 0
    const pace = new HostPace({ slots: 8, slowMs: 5000, now: () => time })
    return { pace, wait: (ms: number) => (time += ms) }
  }

  test('are all for one host while it is quick', () => {
    const { pace } = paced()
    for (let n = 0; n < 8; n++) {
      expect([pace.hasRoom, pace.isCrowded('varis.example')]).toEqual([true, false])
      pace.setOut('varis.example')
    }
    expect(pace.hasRoom).toBe(false)
  })

  test('are given back by a host that lets us wait, down to a quarter', () => {
    const { pace, wait } = paced()
    for (let n = 0; n < 8; n++) pace.setOut('slow.example')
    wait(4999)
    expect(pace.hasRoom).toBe(false)
    wait(1)
    expect([pace.isCrowded('slow.example'), pace.isCrowded('varis.example')]).toEqual([true, false])
    for (let n = 0; n < 6; n++) {
      expect(pace.hasRoom).toBe(true)
      pace.setOut('varis.example')
    }
    expect(pace.hasRoom).toBe(false)
  })

  test('are a quarter for a host that was slow, until a mail to it is quick again or five minutes have passed', () => {
    const { pace, wait } = paced()
    const late = pace.setOut('slow.example')
    wait(6000)
    pace.arrived(late)
    const rides = [pace.setOut('slow.example'), pace.setOut('slow.example')]
    expect(pace.isCrowded('slow.example')).toBe(true)
    pace.arrived(rides[0] as Ride)
    expect(pace.isCrowded('slow.example')).toBe(false)
    const again = pace.setOut('other.example')
    wait(6000)
    pace.arrived(again)
    const crowd = () => {
      const both = [pace.setOut('other.example'), pace.setOut('other.example')]
      const isCrowded = pace.isCrowded('other.example')
      return [isCrowded, both] as const
    }
    wait(5 * 60_000 - 1)
    const [before, both] = crowd()
    expect(before).toBe(true)
    wait(1)
    expect(pace.isCrowded('other.example')).toBe(false)
    for (const ride of both) pace.arrived(ride)
  })

  test('whatever happens, a host that is slow holds no more than a quarter of what counts, and others find room', () => {
    const step = fc.record({
      host: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      ms: fc.integer({ min: 0, max: 3000 }),
      ends: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const { pace, wait } = paced()
        const rides: Ride[] = []
        for (const { host, ms, ends } of steps) {
          wait(ms)
          if (ends && rides.length > 0) pace.arrived(rides.shift() as Ride)
          else if (pace.hasRoom && !pace.isCrowded(host)) rides.push(pace.setOut(host))
          expect(rides.length).toBeLessThanOrEqual(24)
        }
        // Everything that is under way gets stuck: one host's mail never shuts out another's.
        wait(10_000)
        const stuck = new Set(rides.map((ride) => ride.host))
        if (stuck.size <= 3 && rides.length < 24) expect(pace.hasRoom).toBe(true)
        for (const host of stuck)
          if (rides.filter((ride) => ride.host === host).length >= 2) expect(pace.isCrowded(host)).toBe(true)
      }),
    )
  })
})

describe('a server that hangs for one host', () => {
  let db: TestDatabase
  let sink: SmtpSink
  beforeAll(async () => {
    db = await freshDatabase()
  })
  afterAll(() => db.drop())
  beforeEach(async () => {
    sink = new SmtpSink()
    await sink.listen()
  })
  afterEach(() => sink.close())

  test('does not keep the others waiting; what has not begun is tried again a little later', async () => {
    const world = await makeWorld(db.pool, { sandbox: false })
    const people = await world.people(60)
    const now = await world.now()
    // The first twenty are the ones that are due first.
    const { rows } = await db.pool.query<{ email: string }>(
      `update prospect set email = 'p' || id || case when id < $2 then '@slow.example' else '@varis.example' end,
         email_key = email where workspace_id = $1 returning email`,
      [world.workspaceId, people[20]],
    )
    for (const { email } of rows)
      if (email.endsWith('@slow.example')) sink.manners.set(email, [{ at: 'dot', hang: true }])
    for (const [n, id] of people.entries()) await putMail(world, id, now, { dueIn: n / 10_000 - 1 })

    const smtp = new SmtpPool(sink.url, { slots: 8, slowMs: 800 })
    const post: SmtpPost = {
      pool: db.pool,
      press: { emails: new EmailCache(), signingKey, publicUrl: 'https://polku.example' },
      smtp,
      log: silent,
      limits: { ...stageLimits, answer: 5000 },
    }
    const states = async () => {
      const counts: Record<string, number> = {}
      for (const { state, deferred_for } of await mailOf(db.pool, world.workspaceId, now)) {
        const key = deferred_for ?? state
        counts[key] = (counts[key] ?? 0) + 1
      }
      return counts
    }
    for (let done = 1; done > 0; ) done = await deliverBySmtp(post, world.workspaceId)
    // Long before the first of the slow ones is given up on.
    const { sent, dot, serverBusy } = await states()
    expect(sent).toBe(40)
    expect(dot).toBeLessThanOrEqual(8)
    expect((dot ?? 0) + (serverBusy ?? 0)).toBe(20)
    await smtp.settled()
    expect(await states()).toEqual({ sent: 40, inDoubt: dot, serverBusy })
    smtp.close()
  })
})
