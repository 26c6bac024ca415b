import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '#server/scope.ts'
import { dropHeld, releaseHeld } from '#server/sending/decideHeld.ts'
import { countHeld, listHeld } from '#server/sending/listHeld.ts'
import { sendingStatus } from '#server/sending/sendingStatus.ts'
import { pauseSending } from '#server/workspace/pauseSending.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { mailOf, putMail } from './outbox.ts'
import { scopeOf } from './scopeOf.ts'
import { DAY, makeWorld } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const HOUR = 3_600_000

/** A real workspace, and what happens in it so many hours from now. */
async function office({ sandbox = false, people = 1 } = {}) {
  const world = await makeWorld(db.pool, { sandbox })
  const now = await world.now()
  const scope: Scope = scopeOf(db, world)
  return {
    world,
    now,
    scope,
    people: (await world.people(people)) as [number, number],
    at: (hours: number) => world.run({ now: new Date(now.getTime() + hours * HOUR) }),
    mail: () => mailOf(db.pool, world.workspaceId, now),
    audit: async () => {
      const { rows } = await db.pool.query<{ action: string; details: object }>(
        'select action, details from audit where workspace_id = $1 order by id',
        [world.workspaceId],
      )
      return rows
    },
  }
}

describe('after an outage', () => {
  test('mail that was due more than a day ago waits for somebody to look at it; what is younger goes', async () => {
    const { world, now, people, at, mail, scope } = await office()
    await putMail(world, people[0], now, { dueIn: -1.5 })
    await putMail(world, people[0], now, { dueIn: -0.5 })
    await at(23)
    expect((await mail()).map(({ state, failure }) => failure ?? state)).toEqual(['overdue', 'sent'])
    expect(await sendingStatus(scope)).toMatchObject({ state: 'on', held: 1 })
    expect(await at(100)).toMatchObject({ messages: 0 })
  })

  test('a step that comes more than a day late is taken, and its email waits to be looked at', async () => {
    const { world, people, at, mail } = await office({ people: 2 })
    await world.join([people[0]])
    await at(23)
    expect(await mail()).toMatchObject([{ state: 'sent' }])
    // The servers are down for a week and a bit; the wait of five days was over long before.
    await at(23 + 24 * 6.5)
    const [, late] = await mail()
    expect(late).toMatchObject({ state: 'held', failure: 'overdue' })
    expect(await world.tally('guide')).toMatchObject({ entered: 1, movedOn: 1 })
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('one that is only hours late is not held up', async () => {
    const { world, people, at, mail } = await office()
    await world.join(people)
    await at(0.1)
    await at(24 * 5 + 23)
    expect((await mail()).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  test('news for colleagues is told late rather than never', async () => {
    const { world, now, at } = await office()
    await db.pool.query(
      `insert into message (workspace_id, kind, enrollment_id, to_email, payload, due_at)
       values ($1, 'system', -1, 'anna@smartrekry.example', '{"params": {"subject": "A test"}}', $2)`,
      [world.workspaceId, now],
    )
    expect(await at(72)).toMatchObject({ messages: 1 })
    expect(await world.count(`from message where workspace_id = $1 and state = 'sent'`)).toBe(1)
  })
})

describe('nothing is late', () => {
  test('in a sandbox, however far its clock leaps', async () => {
    const { world, people, mail } = await office({ sandbox: true })
    await world.join(people)
    await world.forward(400 * DAY)
    await world.run()
    expect(new Set((await mail()).map(({ state }) => state))).toEqual(new Set(['sent']))
    expect(await mail()).toHaveLength(3)
  })

  test('because somebody had paused sending meanwhile', async () => {
    const { world, now, people, scope, mail } = await office()
    await putMail(world, people[0], now, { dueIn: -80 })
    await pauseSending(scope, true)
    await world.run()
    expect(await mail()).toMatchObject([{ state: 'pending' }])
    await pauseSending(scope, false)
    await world.run()
    expect(await mail()).toMatchObject([{ state: 'sent' }])
  })
})

describe('whoever looks at what waits', () => {
  /** Six mails of the step "blog" and two of "guide", for people one to eight. */
  async function waiting() {
    const set = await office({ people: 8 })
    for (const [n, id] of set.people.entries()) await putMail(set.world, id, set.now, { dueIn: n - 60 })
    await db.pool.query(`update message set node_id = 'guide' where workspace_id = $1 and prospect_id = any ($2)`, [
      set.world.workspaceId,
      set.people.slice(6),
    ])
    await set.at(0)
    return set
  }

  test('sees how much of each step, and who would get what', async () => {
    const { world, scope, people } = await waiting()
    expect(await countHeld(scope)).toMatchObject([
      { programId: world.programId, program: 'Guide follow-up', nodeId: 'blog', count: 6 },
      { programId: world.programId, program: 'Guide follow-up', nodeId: 'guide', count: 2 },
    ])
    const first = await listHeld(scope, { limit: 5 })
    const second = await listHeld(scope, { limit: 5, cursor: first.next ?? '' })
    expect([...first.rows, ...second.rows].map(({ prospectId }) => prospectId)).toEqual(people)
    expect(first.rows[0]).toMatchObject({
      email: expect.stringContaining('@varis.example'),
      nodeId: 'blog',
      subject: expect.stringContaining('blog for'),
      reason: 'overdue',
    })
    expect(second.next).toBeNull()
    expect((await listHeld(scope, { limit: 50, nodeId: 'guide' })).rows).toHaveLength(2)
  })

  test('lets one step go over some hours, what was due first first, and drops another', async () => {
    const { scope, at, mail, audit } = await waiting()
    expect(await releaseHeld(scope, { nodeId: 'blog', expected: 6, overHours: 12 })).toEqual({ count: 6 })
    expect(await dropHeld(scope, { nodeId: 'guide', expected: 2 })).toEqual({ count: 2 })
    expect((await mail()).slice(0, 6).map(({ due }) => Math.round(due))).toEqual([0, 2, 4, 6, 8, 10])
    expect((await mail()).slice(6)).toMatchObject([
      { state: 'blocked', failure: 'dropped' },
      { state: 'blocked', failure: 'dropped' },
    ])
    await at(5)
    expect((await mail()).filter(({ state }) => state === 'sent')).toHaveLength(3)
    await at(13)
    expect((await mail()).filter(({ state }) => state === 'sent')).toHaveLength(6)
    expect((await mail())[0]).toMatchObject({ deferred_for: 'held', waits_since: -60 })
    expect((await audit()).map(({ action, details }) => [action, details])).toEqual([
      ['sending.release', { count: 6, nodeId: 'blog', expected: 6 }],
      ['sending.drop', { count: 2, nodeId: 'guide', expected: 2 }],
    ])
  })

  test('is told when it is not what it was when they looked, and then nothing happens', async () => {
    const { scope, mail, audit } = await waiting()
    await expect(releaseHeld(scope, { expected: 7, overHours: 0 })).rejects.toMatchObject({
      code: 'sending.changed',
      params: { count: 8 },
    })
    await expect(dropHeld(scope, { ids: [999_999_999] })).rejects.toMatchObject({ code: 'notFound.message' })
    await expect(dropHeld(scope, { programId: 999_999_999 })).rejects.toMatchObject({ code: 'notFound.program' })
    expect((await mail()).every(({ state }) => state === 'held')).toBe(true)
    expect(await audit()).toEqual([])
  })

  test('sends nothing to somebody who has said no meanwhile', async () => {
    const { scope, people, at, mail, world } = await waiting()
    await db.pool.query(`update prospect set consent = 'withdrawn' where workspace_id = $1 and id = $2`, [
      world.workspaceId,
      people[0],
    ])
    await releaseHeld(scope, { overHours: 0 })
    await at(1)
    expect((await mail())[0]).toMatchObject({ state: 'blocked', failure: 'consent:withdrawn' })
    expect((await mail()).filter(({ state }) => state === 'sent')).toHaveLength(7)
  })
})
