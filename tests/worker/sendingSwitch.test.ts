import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { confirmInstallation, enterSafeMode, startSending, stopSending } from '#engine/intake/sendingSwitch.ts'
import { silent } from '#engine/worker/Log.ts'
import { type RunningWorker, startWorker } from '#engine/worker/startWorker.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { one, within } from './ground.ts'
import { mailOf, putMail } from './outbox.ts'
import { SmtpSink } from './SmtpSink.ts'
import { makeWorld, signingKey } from './world.ts'

let db: TestDatabase
let sink: SmtpSink
let sender: RunningWorker | null = null
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())
beforeEach(async () => {
  sink = new SmtpSink()
  await sink.listen()
})
afterEach(async () => {
  await sender?.stop()
  sender = null
  await sink.close()
  await db.pool.query('truncate message')
  await db.pool.query(`delete from setting where name in ('sendingStopped', 'safeMode', 'transportPaused')`)
})

/** A workspace with so much mail due, and senders that are on it. */
async function underWay(count: number) {
  const world = await makeWorld(db.pool, { sandbox: false })
  const now = await world.now()
  for (const id of await world.people(count)) await putMail(world, id, now)
  const env = { publicUrl: 'https://polku.example', smtpUrl: sink.url }
  sender = startWorker({ pool: db.pool, signingKey, env, log: silent, role: 'sender' })
  const mail = () => mailOf(db.pool, world.workspaceId, now)
  const pause = (at: 'now()' | 'null') =>
    db.pool.query(`update workspace set sending_paused_at = ${at} where workspace_id = $1`, [world.workspaceId])
  const notYet = async () => (await mail()).filter(({ state }) => state === 'pending').length
  return { world, now, mail, pause, notYet }
}

describe('stopped while mail is under way', () => {
  test.each(['the workspace', 'the whole installation'])(
    '%s sends nothing more: no last byte leaves after the switch, within five seconds all is at rest, and later it goes on',
    async (what) => {
      const { mail, pause, notYet } = await underWay(400)
      await vi.waitUntil(() => sink.taken.length > 20, { interval: 1, timeout: 15_000 })
      if (what === 'the workspace') await pause('now()')
      else await stopSending(db.pool, 'operator')
      const begun = performance.now()
      const switchedAt = await one(db.pool, 'select 1000 * date_part($1, now())', ['epoch'])
      await vi.waitUntil(async () => (await mail()).every(({ state }) => state === 'pending' || state === 'sent'), {
        interval: 20,
        timeout: 15_000,
      })
      expect(performance.now() - begun).toBeLessThan(5000)
      const sent = sink.taken.length
      expect(sent).toBeLessThan(400)
      expect(await notYet()).toBe(400 - sent)
      const late = await one(
        db.pool,
        `select count(*) from message where state = 'sent' and sent_at > to_timestamp($1::float8 / 1000) + interval '5 seconds'`,
        [switchedAt],
      )
      expect(late).toBe(0)

      if (what === 'the workspace') await pause('null')
      else await within(db.pool, (client) => startSending(client, 'operator'))
      await vi.waitUntil(async () => (await notYet()) === 0, { interval: 20, timeout: 15_000 })
      await vi.waitUntil(() => sink.taken.length === 400, { interval: 20, timeout: 15_000 })
      expect(new Set(sink.seen.map(({ messageId }) => messageId)).size).toBe(400)
      expect(sink.seen).toHaveLength(400)
      expect((await mail()).every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(true)
    },
    60_000,
  )
})

test('a stop of the process lets what is under way arrive and leaves nothing in doubt, however slow the server', async () => {
  const { mail } = await underWay(200)
  await vi.waitUntil(() => sink.seen.length > 0, { interval: 1, timeout: 15_000 })
  const begun = performance.now()
  await sender?.stop()
  sender = null
  expect(performance.now() - begun).toBeLessThan(30_000)
  const states = new Set((await mail()).map(({ state }) => state))
  expect([...states].filter((state) => state !== 'sent' && state !== 'pending')).toEqual([])
  expect((await mail()).filter(({ state }) => state === 'sent')).toHaveLength(sink.taken.length)
})

describe('a copy that has not been confirmed', () => {
  test('sends nothing, and news for members waits too; when it is confirmed, what is late is held first', async () => {
    await enterSafeMode(db.pool, 'otherDatabase')
    const { world, mail } = await underWay(3)
    await db.pool.query(
      `update message set due_at = due_at - interval '25 hours'
       where workspace_id = $1 and id = (select min(id) from message where workspace_id = $1)`,
      [world.workspaceId],
    )
    await db.pool.query(
      `insert into message (workspace_id, kind, enrollment_id, to_email, payload, due_at)
       values ($1, 'system', -1, 'anna@smartrekry.example', '{"params": {"subject": "A test"}}', now())`,
      [world.workspaceId],
    )
    const env = { publicUrl: 'https://polku.example', smtpUrl: sink.url }
    expect(await world.run({ env })).toMatchObject({ messages: 0 })
    expect(await world.run({ env: { ...env, smtpUrl: null } })).toMatchObject({ messages: 0 })
    expect(sink.connections).toBe(0)
    await within(db.pool, (client) => confirmInstallation(client, 'operator'))
    await world.run({ env })
    await vi.waitUntil(() => sink.taken.length === 3, { interval: 10, timeout: 10_000 })
    await expect.poll(async () => (await mail()).map(({ state }) => state)).toEqual(['held', 'sent', 'sent'])
  })

  test('goes on in its sandboxes, whose mail never leaves', async () => {
    await enterSafeMode(db.pool, 'otherDatabase')
    const world = await makeWorld(db.pool, { sandbox: true })
    await world.join(await world.people(2))
    await world.run()
    expect(await world.count('from mail where workspace_id = $1')).toBe(2)
  })
})

describe('a server that does not let us in', () => {
  test('is asked once; owners are told once; mail waits untouched until somebody lets it go on', async () => {
    sink.password = 'right'
    const wrong = sink.url.replace('smtp://', 'smtp://polku:wrong@')
    const world = await makeWorld(db.pool, { sandbox: false })
    const now = await world.now()
    for (const id of await world.people(100)) await putMail(world, id, now)
    const send = (smtpUrl: string) => world.run({ env: { publicUrl: 'https://polku.example', smtpUrl } })
    await send(wrong)
    await send(wrong)
    expect(sink.logins).toBe(1)
    const told = await one(
      db.pool,
      `select count(*) from notification where kind = 'transportPaused' and workspace_id = $1`,
      [world.workspaceId],
    )
    expect(told).toBe(1)
    const { rows } = await db.pool.query(`select value from setting where name = 'transportPaused'`)
    expect(rows[0]).toMatchObject({ value: { server: '127.0.0.1', reason: expect.stringContaining('535') } })
    expect(JSON.stringify(rows)).not.toContain('wrong@')
    const mail = await mailOf(db.pool, world.workspaceId, now)
    expect(mail.every(({ state, attempts }) => state === 'pending' && attempts === 0)).toBe(true)

    // Somebody put the password right at the server.
    sink.password = 'wrong'
    await send(wrong)
    expect(sink.taken).toEqual([])
    await within(db.pool, (client) => startSending(client, 'operator'))
    await send(wrong)
    expect(sink.taken).toHaveLength(100)
  })

  test('is forgotten when SMTP_URL names another account', async () => {
    sink.password = 'right'
    const world = await makeWorld(db.pool, { sandbox: false })
    const now = await world.now()
    for (const id of await world.people(3)) await putMail(world, id, now)
    for (const password of ['wrong', 'right'])
      await world.run({
        env: {
          publicUrl: 'https://polku.example',
          smtpUrl: sink.url.replace('smtp://', `smtp://polku:${password}@`),
        },
      })
    expect(sink.taken).toHaveLength(3)
  })
})

test('mail that is refused for policy or for its content is told to marketers once a day, with what the server says', async () => {
  const world = await makeWorld(db.pool, { sandbox: false })
  const now = await world.now()
  const people = await world.people(5)
  const { rows } = await db.pool.query<{ email: string }>('select email from prospect where id = any ($1)', [people])
  for (const [n, { email }] of rows.entries())
    sink.manners.set(email, [{ at: 'dot', answer: n < 3 ? '550 5.7.1 looks like spam' : '554 5.6.0 bad content' }])
  for (const id of people) await putMail(world, id, now)
  await world.run({ env: { publicUrl: 'https://polku.example', smtpUrl: sink.url } })
  const told = await db.pool.query(
    `select params ->> 'verdict' as verdict, params ->> 'message' as message, count(*)::int as readers
     from notification where workspace_id = $1 and kind = 'mailRefused' group by 1, 2 order by 1`,
    [world.workspaceId],
  )
  expect(told.rows).toEqual([
    { verdict: 'content', message: '554 5.6.0 bad content', readers: 2 },
    { verdict: 'policy', message: '550 5.7.1 looks like spam', readers: 2 },
  ])
  expect(await world.count('from suppression where workspace_id = $1')).toBe(0)
})
