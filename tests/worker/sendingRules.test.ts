import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueWork } from '#engine/intake/dueWork.ts'
import type { SendingPolicy } from '#engine/sending/sendingPolicy.ts'
import { claimOutbox } from '#engine/worker/deliver/claimOutbox.ts'
import { deliverLocally } from '#engine/worker/deliver/deliverLocally.ts'
import { EmailCache } from '#engine/worker/deliver/EmailCache.ts'
import { openWorkspace } from '#engine/worker/openWorkspace.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { one, within } from './ground.ts'
import { mailOf, type Put, putMail } from './outbox.ts'
import { DAY, makeWorld, signingKey } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const HOUR = 3_600_000
/** A Tuesday, noon in Helsinki. */
const noon = new Date('2026-09-15T09:00:00Z')
const workHours = { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', holidays: [], dates: [] }

/** A real workspace without SMTP, in which it is noon when a test begins, with a policy and some people. */
async function office(policy: Partial<SendingPolicy> = {}, { people = 1, sandbox = false } = {}) {
  const world = await makeWorld(db.pool, { sandbox })
  const { workspaceId } = world
  const ids = (await world.people(people)) as [number, number]
  // Everybody works somewhere else, unless a test says so.
  await db.pool.query(`update prospect set company = '' where workspace_id = $1`, [workspaceId])
  await db.pool.query('update workspace set sending_policy = $2 where workspace_id = $1', [workspaceId, policy])
  return {
    world,
    workspaceId,
    people: ids,
    put: (person: number, put?: Put) => putMail(world, person, noon, put),
    /** Does what is due so many hours after noon. */
    at: (hours: number) => world.run({ now: new Date(noon.getTime() + hours * HOUR) }),
    mail: () => mailOf(db.pool, workspaceId, noon),
    person: (id: number, set: string) =>
      db.pool.query(`update prospect set ${set} where workspace_id = $1 and id = $2`, [workspaceId, id]),
  }
}

describe('whoever must not get a mail', () => {
  test('because of an opt-out from its topic does not get it, and gets what is about something else', async () => {
    const { workspaceId, people, put, at, mail } = await office()
    const topic = (name: string) =>
      one(db.pool, 'insert into topic (workspace_id, name) values ($1, $2) returning id', [workspaceId, name])
    const [news, events] = [await topic('News'), await topic('Events')]
    await db.pool.query(
      'insert into topic_opt_out (workspace_id, topic_id, prospect_id, at) values ($1, $2, $3, now())',
      [workspaceId, news, people[0]],
    )
    for (const topicId of [news, events, undefined]) await put(people[0], { topicId })
    await at(0)
    expect(await mail()).toMatchObject([
      { state: 'blocked', failure: 'topicOptOut' },
      { state: 'sent', failure: null },
      { state: 'sent', failure: null },
    ])
  })

  test('is not kept waiting by limits first', async () => {
    const { people, put, at, mail, person } = await office({ quietHours: workHours })
    await person(people[0], `consent = 'withdrawn'`)
    await put(people[0])
    await at(12)
    expect(await mail()).toMatchObject([{ state: 'blocked', failure: 'consent:withdrawn' }])
  })
})

describe('a mail that has to wait', () => {
  test('outside the hours goes at the next of them in the person’s own zone, and keeps since when it waits', async () => {
    const { people, put, at, mail, person } = await office({ quietHours: workHours }, { people: 2 })
    await person(people[1], `time_zone = 'America/New_York'`)
    for (const id of people) await put(id, { dueIn: 7 })
    await at(7)
    // 19:00 in Helsinki is noon in New York.
    expect(await mail()).toMatchObject([
      { state: 'pending', deferred_for: 'quietHours', due: 20, waits_since: 7, attempts: 0 },
      { state: 'sent', sent: 7, deferred_for: null },
    ])
    await at(19)
    expect((await mail())[0]).toMatchObject({ state: 'pending' })
    await at(20)
    expect((await mail())[0]).toMatchObject({ state: 'sent', sent: 20, deferred_for: 'quietHours', waits_since: 7 })
  })

  test('a person gets no more in a week than is allowed, over all programs; the rest goes later, none is lost', async () => {
    const { people, put, at, mail } = await office({ perWeek: 2 }, { people: 2 })
    for (let n = 0; n < 4; n++) await put(people[0])
    await put(people[1])
    await at(0)
    expect((await mail()).map(({ state, due }) => [state, due])).toEqual([
      ['sent', 0],
      ['sent', 0],
      ['pending', 168],
      ['pending', 168],
      ['sent', 0],
    ])
    await at(168)
    expect((await mail()).every(({ state }) => state === 'sent')).toBe(true)
  })

  test('what somebody asked for counts instead of the workspace’s week, also where there is no such limit', async () => {
    const { people, put, at, mail, person } = await office({}, { people: 2 })
    await person(people[0], 'mails_per_week = 1')
    for (const id of people) for (let n = 0; n < 3; n++) await put(id)
    await at(0)
    expect((await mail()).map(({ state }) => state)).toEqual(['sent', 'pending', 'pending', 'sent', 'sent', 'sent'])
  })

  test('colleagues of one company share its cap', async () => {
    const { people, put, at, mail, person } = await office({ perCompanyPerDay: 2 }, { people: 5 })
    for (const [n, id] of people.entries()) await person(id, `company = '${n < 4 ? ' Varis Oy ' : 'Esko Oy'}'`)
    for (const id of people) await put(id)
    await at(0)
    expect((await mail()).map(({ state, deferred_for }) => deferred_for ?? state)).toEqual([
      'sent',
      'sent',
      'companyCap',
      'companyCap',
      'sent',
    ])
    await at(24)
    expect((await mail()).filter(({ state }) => state === 'sent')).toHaveLength(5)
  })

  test('days between mails count from the last that went', async () => {
    const { people, put, at, mail } = await office({ daysBetween: 3 })
    await put(people[0])
    await put(people[0], { dueIn: 30 })
    await at(0)
    await at(30)
    expect((await mail())[1]).toMatchObject({ state: 'pending', deferred_for: 'distance', due: 72 })
    await at(72)
    expect((await mail())[1]).toMatchObject({ state: 'sent' })
  })

  test('for one reason and then for another keeps the first moment and the latest reason', async () => {
    const { people, put, at, mail, workspaceId } = await office({ perDay: 1 })
    await put(people[0])
    await put(people[0])
    await at(0)
    await db.pool.query('update workspace set sending_policy = $2 where workspace_id = $1', [
      workspaceId,
      { quietHours: { ...workHours, weekdays: [5] } },
    ])
    await at(24)
    expect((await mail())[1]).toMatchObject({ state: 'pending', deferred_for: 'quietHours', due: 68, waits_since: 0 })
  })

  test('news for colleagues knows no quiet hours', async () => {
    const { workspaceId, at } = await office({ quietHours: workHours })
    await db.pool.query(
      `insert into message (workspace_id, kind, enrollment_id, to_email, payload, due_at)
       values ($1, 'system', -1, 'anna@smartrekry.example', '{"params": {"subject": "A test"}}', $2)`,
      [workspaceId, noon],
    )
    expect(await at(12)).toMatchObject({ messages: 1 })
  })
})

describe('of two mails for one person', () => {
  test('the one of the more important program goes first, whichever was due first', async () => {
    const { people, put, at, mail } = await office({ perDay: 1 })
    const order = [-5, 0, 7, 3]
    for (const [n, priority] of order.entries()) await put(people[0], { priority, dueIn: n / 10 - 1 })
    const sent: number[] = []
    for (let day = 0; day < 4; day++) {
      await at(day * 24)
      const now = (await mail()).findIndex(({ sent: when }) => when === day * 24)
      sent.push(order[now] as number)
    }
    expect(sent).toEqual([7, 3, 0, -5])
  })

  const atOnce = async (policy: Partial<SendingPolicy>, companies: number) => {
    const { world, workspaceId, people, put, person } = await office(policy, { people: 40 })
    if (companies > 0)
      for (const [n, id] of people.entries())
        await person(id, `company = 'Company ${Math.floor((n * companies) / people.length)}'`)
    for (const id of people) for (let n = 0; n < 3; n++) await put(id)
    const post = {
      pool: world.pool,
      press: { emails: new EmailCache(), signingKey, publicUrl: 'https://polku.example' },
      batch: 2,
      now: noon,
    }
    const senders = () => Promise.all(Array.from({ length: 4 }, () => deliverLocally(post, workspaceId)))
    for (let done = 1; done > 0; ) done = (await senders()).reduce((a, b) => a + b)
    const { rows } = await db.pool.query<{ person: number; company: string }>(
      `select p.id::int as person, p.company_key as company from message m
       join prospect p on p.workspace_id = m.workspace_id and p.id = m.prospect_id
       where m.workspace_id = $1 and m.state = 'sent'`,
      [workspaceId],
    )
    return { sent: rows.length, people: new Set(rows.map((row) => row.person)).size }
  }

  test('that two senders take at the same moment one goes, and one waits', async () => {
    expect(await atOnce({ perDay: 1 }, 0)).toEqual({ sent: 40, people: 40 })
  })

  test('that senders take for colleagues at the same moment no more go than the company gets', async () => {
    expect(await atOnce({ perDay: 1, perCompanyPerDay: 3 }, 10)).toEqual({ sent: 30, people: 30 })
  })

  test('one that another sender is sending just now counts, and so does one that is in doubt', async () => {
    const { people, put, at, mail } = await office({ perDay: 1 }, { people: 3 })
    for (const id of people) for (let n = 0; n < 2; n++) await put(id)
    const all = await mail()
    for (const [n, state] of ['claimed', 'dot', 'inDoubt'].entries())
      await db.pool.query(
        `update message set state = $2::message_state, lease_until = now() + interval '1 hour' where id = $1`,
        [all[n * 2]?.id, state],
      )
    await at(1)
    expect((await mail()).filter(({ state }) => state === 'sent')).toEqual([])
    expect((await mail()).filter(({ state }) => state === 'pending').map(({ due }) => due)).toEqual([25, 25, 24])
  })
})

describe('in a sandbox', () => {
  test('every mail is judged at its own time, and a leap of the clock settles', async () => {
    const { world, workspaceId, people, mail } = await office({ perWeek: 1 }, { sandbox: true, people: 2 })
    const start = await world.now()
    for (const id of people) for (const day of [0, 1, 2, 30]) await putMail(world, id, start, { dueIn: day * 24 })
    await world.forward(10 * DAY)
    await world.run()
    const days = async () =>
      (await mailOf(db.pool, workspaceId, start)).map(({ state, due }) => `${state} ${Math.round(due / 24)}`)
    const each = ['sent 0', 'sent 7', 'pending 14', 'pending 30']
    expect(await days()).toEqual([...each, ...each])
    expect((await within(db.pool, (client) => dueWork(client, workspaceId))).messages).toBe(0)
    await world.forward(30 * DAY)
    await world.run()
    const then = ['sent 0', 'sent 7', 'sent 14', 'sent 30']
    expect(await days()).toEqual([...then, ...then])
    expect(await mail()).toHaveLength(8)
  })
})

describe('what it costs', () => {
  /** The names of the statements that a claim makes. */
  const statementsOf = async (set: Awaited<ReturnType<typeof office>>) => {
    await set.put(set.people[0])
    return within(db.pool, async (client) => {
      const workspace = await openWorkspace(client, set.workspaceId, noon)
      const asked: string[] = []
      const spy = {
        query: (config: pg.QueryConfig) => {
          asked.push(config.name ?? '')
          return client.query(config)
        },
      } as unknown as pg.ClientBase
      if (workspace) await claimOutbox(spy, workspace, signingKey, 50)
      return asked
    })
  }

  test('nothing where nothing is limited', async () => {
    expect(await statementsOf(await office())).toEqual(['dueMail', 'suppressed'])
  })

  test('no question where only hours are', async () => {
    expect(await statementsOf(await office({ quietHours: workHours }))).toEqual(['dueMail', 'suppressed'])
  })

  test('one question for all the people of a claim', async () => {
    expect(await statementsOf(await office({ perWeek: 3 }))).toEqual([
      'dueMail',
      'suppressed',
      'lockPeople',
      'sentToPeople',
    ])
  })
})
