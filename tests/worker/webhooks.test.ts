import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dueWork } from '#engine/intake/dueWork.ts'
import { stopSending } from '#engine/intake/sendingSwitch.ts'
import { rotateWebhookSecret, webhookSecrets } from '#engine/intake/webhookSecret.ts'
import { silent } from '#engine/worker/Log.ts'
import { callWebhooks, type WebhookDesk } from '#engine/worker/webhooks/callWebhooks.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { within } from './ground.ts'
import { type Reply, WebhookSink } from './WebhookSink.ts'
import { makeWorld, type World } from './world.ts'

let db: TestDatabase
let sink: WebhookSink
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())
beforeEach(async () => {
  sink = new WebhookSink()
  await sink.listen()
})
afterEach(() => sink.close())

const HOUR = 3_600_000

interface Row {
  state: string
  status: number | null
  answer: unknown
  failure: string | null
  attempts: number
  done: boolean
  /** Seconds from when it was asked for. */
  due: number
}

/** A workspace in which the step "crm" asks for a call about each of so many people. */
async function asked({ sandbox = false, people = 1, url = sink.url } = {}) {
  const world = await makeWorld(db.pool, { sandbox })
  const { workspaceId } = world
  const ids = await world.people(people)
  const at = await world.now()
  await ask(world, ids, url, at)
  const desk: WebhookDesk = { pool: db.pool, log: silent, allowPrivate: true }
  return {
    world,
    people: ids,
    call: (hours = 0, more: Partial<WebhookDesk> = {}) =>
      callWebhooks({ ...desk, now: new Date(at.getTime() + hours * HOUR), ...more }, workspaceId),
    rows: async () => {
      const { rows } = await db.pool.query<Row>(
        `select state, status, answer, failure, attempts, done_at is not null as done,
           date_part('epoch', due_at - $2) as due from webhook_call where workspace_id = $1 order by id`,
        [workspaceId, at],
      )
      return rows
    },
  }
}

async function ask({ workspaceId, programId }: World, people: readonly number[], url: string, at: Date): Promise<void> {
  await db.pool.query(
    `insert into webhook_call (workspace_id, enrollment_id, visit, effect, program_id, version, node_id, prospect_id,
       url, due_at)
     select $1, 1000 + p.id, 2, 0, $2, 1, 'blog', p.id, $3, $4 from unnest($5::bigint[]) as p(id)`,
    [workspaceId, programId, url, at, people],
  )
  await db.pool.query(
    `insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
     select $1, 1000 + p.id, 2, $2, 1, 'blog', 'then', $3, $3 from unnest($4::bigint[]) as p(id)`,
    [workspaceId, programId, at, people],
  )
}

const first = <T>(rows: readonly T[]): T => rows[0] as T

/** Written from the text of the standard, not with our own code. */
function isSigned(call: { headers: Record<string, string>; body: string }, secret: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures = '' } = call.headers
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${at}.${call.body}`).digest('base64')
  return signatures.split(' ').includes(`v1,${expected}`)
}

test('the person, the program and the step are posted as JSON, signed so that the receiver can check it', async () => {
  const { world, people, call, rows } = await asked()
  sink.replies.push({ status: 200, body: '{"company": {"size": 150}}' })
  expect(await call()).toBe(1)
  const seen = first(sink.seen)
  expect(seen.headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-id': `polku_${world.workspaceId}_${1000 + first(people)}_2_0`,
  })
  expect(JSON.parse(seen.body)).toMatchObject({
    type: 'program.step',
    data: {
      workspaceId: world.workspaceId,
      person: { id: first(people), firstName: 'Maria', company: 'Varis Vaatteet Oy', consent: 'granted', owner: null },
      program: { id: world.programId, name: 'Guide follow-up', version: 1 },
      step: { id: 'blog' },
      enrollmentId: 1000 + first(people),
    },
  })
  expect(Math.abs(Number(seen.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60)
  const { secret } = await webhookSecrets(db.pool, world.workspaceId)
  expect(isSigned(seen, secret)).toBe(true)
  expect(isSigned({ ...seen, body: `${seen.body} ` }, secret)).toBe(false)
  expect(await rows()).toEqual([
    { state: 'done', status: 200, answer: { company: { size: 150 } }, failure: null, attempts: 1, done: true, due: 0 },
  ])
  expect(await call(100)).toBe(0)
})

test('for a day after a change of the secret the one before signs too', async () => {
  const { world, call } = await asked()
  const { secret: old } = await webhookSecrets(db.pool, world.workspaceId)
  const { secret } = await rotateWebhookSecret(db.pool, world.workspaceId)
  expect(secret).not.toBe(old)
  await call()
  expect([old, secret].map((key) => isSigned(first(sink.seen), key))).toEqual([true, true])
  await db.pool.query(`update workspace set webhook_secret_at = now() - interval '25 hours' where workspace_id = $1`, [
    world.workspaceId,
  ])
  expect(await webhookSecrets(db.pool, world.workspaceId)).toEqual({ secret, before: null })
})

describe('a receiver that does not take it', () => {
  test.each<[string, Reply]>([
    ['has a fault of its own', { status: 503 }],
    ['has had too many', { status: 429 }],
    ['hangs up', { hangUp: true }],
  ])('because it %s is called again later with the same webhook-id, and then it is done', async (_, reply) => {
    const { call, rows } = await asked()
    sink.replies.push(reply)
    await call()
    const put = first(await rows())
    expect(put).toMatchObject({ state: 'pending', attempts: 1, done: false, failure: expect.stringMatching(/./) })
    expect(put.due).toBeGreaterThan(23)
    expect(put.due).toBeLessThan(40)
    expect(await call(put.due / 3600 - 0.001)).toBe(0)
    await call(1)
    expect(first(await rows())).toMatchObject({ state: 'done', status: 200, attempts: 2, failure: null })
    expect(new Set(sink.seen.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(sink.seen.map(({ body }) => body)).size).toBe(1)
  })

  test('and says when to come again is called then', async () => {
    const { call, rows } = await asked()
    sink.replies.push({ status: 429, headers: { 'retry-after': '3600' } })
    await call()
    expect(first(await rows()).due).toBeGreaterThanOrEqual(3600)
  })

  test('for a day is given up on, with the reason and its last answer', async () => {
    const { call, rows } = await asked()
    sink.otherwise = { status: 500, body: '{"error": "still down"}' }
    let hours = 0
    for (let tries = 1; tries <= 11; tries++) {
      await call(hours)
      const row = first(await rows())
      expect(row.state).toBe(tries < 11 ? 'pending' : 'failed')
      if (tries < 11) hours = row.due / 3600
    }
    expect(hours).toBeGreaterThan(18)
    expect(hours).toBeLessThan(30)
    expect(first(await rows())).toMatchObject({
      status: 500,
      answer: { error: 'still down' },
      failure: 'HTTP 500',
      attempts: 11,
      done: true,
    })
  })

  test.each<[string, Reply, number]>([
    ['refuses it', { status: 404, body: '{"known": false}' }, 404],
    ['sends it elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 302],
  ])('because it %s is not called again', async (_, reply, status) => {
    const { call, rows } = await asked()
    sink.replies.push(reply)
    await call()
    expect(first(await rows())).toMatchObject({ state: 'failed', status, failure: `HTTP ${status}`, attempts: 1 })
    expect(await call(48)).toBe(0)
    expect(sink.seen).toHaveLength(1)
  })

  test('in time is called again', async () => {
    const { call, rows } = await asked()
    sink.replies.push({ hang: true })
    await call(0, { timeoutMs: 50 })
    expect(first(await rows())).toMatchObject({ state: 'pending', failure: 'No answer in time.' })
  })
})

describe('an answer', () => {
  test.each([
    ['that is no JSON', 'thank you'],
    ['that is longer than 64 KB', JSON.stringify('x'.repeat(65_000 + 1000))],
    ['with a NUL in it', '{"a": "\\u0000"}'],
    ['with half a character in it', '{"a": "\\ud800"}'],
    ['that is nested without end', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['that is empty', ''],
  ])('%s is not kept, and the call is done all the same', async (_, body) => {
    const { call, rows } = await asked()
    sink.replies.push({ status: 201, body })
    await call()
    expect(first(await rows())).toMatchObject({ state: 'done', status: 201, answer: null })
  })

  test('wakes whoever waits for it, once it is final', async () => {
    const { world, people, call } = await asked()
    await db.pool.query(
      `insert into listener (workspace_id, cue, program_id, version, node_id) values ($1, 'webhook', $2, 1, 'blog')`,
      [world.workspaceId, world.programId],
    )
    const signals = () =>
      db.pool.query('select cue, prospect_id::int from signal where workspace_id = $1', [world.workspaceId])
    sink.replies.push({ status: 503 })
    await call()
    expect((await signals()).rows).toEqual([])
    await call(1)
    expect((await signals()).rows).toEqual([{ cue: 'webhook', prospect_id: first(people) }])
  })
})

test('in a sandbox nobody is called: the call counts as answered with an empty object, and time goes on', async () => {
  const { world, call, rows } = await asked({ sandbox: true, people: 3 })
  expect(await within(db.pool, (client) => dueWork(client, world.workspaceId))).toMatchObject({ webhooks: 3 })
  await call()
  expect(sink.seen).toEqual([])
  for (const row of await rows()) expect(row).toMatchObject({ state: 'done', status: 200, answer: {}, done: true })
  expect(await within(db.pool, (client) => dueWork(client, world.workspaceId))).toMatchObject({ webhooks: 0 })
})

test('nobody is told about a person who is gone', async () => {
  const { world, people, call, rows } = await asked({ people: 2 })
  await db.pool.query('delete from prospect where workspace_id = $1 and id = $2', [world.workspaceId, people[0]])
  expect(await call()).toBe(2)
  expect(sink.seen).toHaveLength(1)
  expect(await rows()).toMatchObject([{ state: 'failed', failure: 'prospectGone' }, { state: 'done' }])
})

test('while all sending is stopped no call leaves, and none is lost', async () => {
  const { call, rows } = await asked()
  await stopSending(db.pool, 'operator')
  expect(await call()).toBe(0)
  await db.pool.query(`delete from setting where name = 'sendingStopped'`)
  expect(sink.seen).toEqual([])
  await call()
  expect(first(await rows())).toMatchObject({ state: 'done' })
})

test.each(['all sending is stopped', 'the process is stopped'])(
  'once %s what has not been called is put back, and called later',
  async (what) => {
    const { call, rows } = await asked({ people: 20 })
    let stopping = false
    sink.whenSeen = async () => {
      if (what === 'the process is stopped') stopping = true
      else if (sink.seen.length === 1) await stopSending(db.pool, 'operator')
    }
    await call(0, { isStopping: () => stopping })
    const states = (await rows()).map(({ state }) => state)
    expect(states.filter((state) => state === 'done')).toHaveLength(sink.seen.length)
    expect(sink.seen.length).toBeLessThanOrEqual(10)
    expect(states.filter((state) => state === 'pending')).toHaveLength(20 - sink.seen.length)
    await db.pool.query(`delete from setting where name = 'sendingStopped'`)
    sink.whenSeen = async () => undefined
    await call()
    expect(new Set(sink.seen.map(({ headers }) => headers['webhook-id'])).size).toBe(20)
    expect(sink.seen).toHaveLength(20)
  },
)

describe('leases', () => {
  test('two processes at once make every call once', async () => {
    const { call } = await asked({ people: 60 })
    for (let done = 1; done > 0; ) done = (await Promise.all([call(), call(), call()])).reduce((a, b) => a + b)
    expect(sink.seen).toHaveLength(60)
    expect(new Set(sink.seen.map(({ headers }) => headers['webhook-id'])).size).toBe(60)
  })

  test('a call whose process died is made again when its lease is over, with the same webhook-id', async () => {
    const { world, call, rows } = await asked()
    const lease = (interval: string) =>
      db.pool.query(
        `update webhook_call set state = 'claimed', epoch = 4, lease_until = now() + $2::interval where workspace_id = $1`,
        [world.workspaceId, interval],
      )
    await lease('10 seconds')
    expect(await call()).toBe(0)
    await lease('-1 second')
    expect(await call()).toBe(1)
    expect(first(await rows())).toMatchObject({ state: 'done' })
  })

  test('whoever answers for a call that somebody else has taken over writes nothing', async () => {
    const { world, call, rows } = await asked()
    sink.whenSeen = () =>
      db.pool.query('update webhook_call set epoch = epoch + 1 where workspace_id = $1', [world.workspaceId])
    sink.replies.push({ status: 200, body: '{"late": true}' })
    await call()
    expect(first(await rows())).toMatchObject({ state: 'claimed', answer: null, attempts: 0 })
  })
})
