import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { addressHash } from '#engine/intake/addressHash.ts'
import { deliverBySmtp } from '#engine/worker/deliver/deliverBySmtp.ts'
import { EmailCache } from '#engine/worker/deliver/EmailCache.ts'
import { SmtpPool } from '#engine/worker/deliver/smtp/SmtpPool.ts'
import { sendGated, stageLimits } from '#engine/worker/deliver/smtp/sendGated.ts'
import { sweepDoubt } from '#engine/worker/deliver/smtp/sweepDoubt.ts'
import { silent } from '#engine/worker/Log.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { type Manner, SmtpSink } from './SmtpSink.ts'
import { makeWorld, signingKey, type World } from './world.ts'

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

const HOUR = 3_600_000

interface Message {
  state: string
  attempts: number
  failure: string | null
  message_id: string | null
  to_email: string | null
  subject: string | null
  /** Seconds from the first due time. */
  due: number
  sent: boolean
}

/** A real workspace (no sandbox) with one person who is due the first email. */
async function oneDue(count = 1) {
  const world = await makeWorld(db.pool, { sandbox: false })
  const people = await world.people(count)
  await world.join(people)
  const now = await world.now()
  const env = { publicUrl: 'https://polku.example', smtpUrl: sink.url }
  const addresses = (
    await db.pool.query<{ email: string }>('select email from prospect where id = any ($1) order by id', [people])
  ).rows.map((row) => row.email)
  const later = (hours: number) => new Date(now.getTime() + hours * HOUR)
  return {
    world,
    people,
    address: addresses[0] as string,
    treat: (...manners: Manner[]) => {
      for (const address of addresses) sink.manners.set(address, [...manners])
    },
    send: (hours = 0, more: Parameters<World['run']>[0] = {}) => world.run({ env, now: later(hours), ...more }),
    messages: async () => {
      const { rows } = await db.pool.query<Message>(
        `select state, attempts, failure, message_id, to_email, subject, sent_at is not null as sent,
           date_part('epoch', due_at - $2) as due from message where workspace_id = $1 order by id`,
        [world.workspaceId, now],
      )
      return rows
    },
  }
}

const onlyOne = <T>(rows: readonly T[]): T => {
  expect(rows).toHaveLength(1)
  return rows[0] as T
}

test('mail of a real workspace goes out by SMTP, and what is sent is written down', async () => {
  const { world, send, messages, address } = await oneDue()
  await send()
  const mail = onlyOne(sink.taken)
  const message = onlyOne(await messages())
  expect(mail).toMatchObject({ to: address, from: 'anna@smartrekry.example', messageId: message.message_id })
  expect(message).toMatchObject({
    state: 'sent',
    sent: true,
    attempts: 1,
    to_email: address,
    subject: 'blog for Maria',
  })
  expect(await world.count('from mail where workspace_id = $1')).toBe(0)
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
})

test('mail of a sandbox never touches SMTP', async () => {
  const world = await makeWorld(db.pool, { sandbox: true })
  await world.join(await world.people(5))
  await world.run({ env: { publicUrl: 'https://polku.example', smtpUrl: sink.url } })
  const post = {
    pool: db.pool,
    press: { emails: new EmailCache(), signingKey, publicUrl: 'https://polku.example' },
    smtp: new SmtpPool(sink.url),
    log: silent,
  }
  await db.pool.query(`update message set state = 'pending' where workspace_id = $1`, [world.workspaceId])
  expect(await deliverBySmtp(post, world.workspaceId)).toBe(0)
  expect(sink.connections).toBe(0)
  expect(await world.count('from mail where workspace_id = $1')).toBe(5)
})

describe('a server that puts off', () => {
  test.each<[string, Manner]>([
    ['at RCPT', { at: 'rcpt', answer: '450 4.2.0 greylisted' }],
    ['at DATA', { at: 'data', answer: '451 4.3.0 later' }],
    ['after the dot', { at: 'dot', answer: '451 4.3.0 later' }],
  ])('%s gets the same mail again, minutes later, with the same Message-ID and Date', async (_, manner) => {
    const { treat, send, messages } = await oneDue()
    treat(manner, 'take')
    await send()
    const put = onlyOne(await messages())
    expect(put).toMatchObject({ state: 'pending', attempts: 1, sent: false, failure: expect.stringMatching(/^45[01]/) })
    expect(put.due).toBeGreaterThanOrEqual(240)
    expect(put.due).toBeLessThanOrEqual(361)

    expect(await send(0.05)).toMatchObject({ messages: 0 })
    await send(1)
    const sent = onlyOne(await messages())
    expect(sent).toMatchObject({ state: 'sent', attempts: 2, failure: null, message_id: put.message_id })
    expect(onlyOne(sink.taken).messageId).toBe(put.message_id)
    const dates = new Set(sink.seen.map((mail) => /^Date: (.+)$/m.exec(mail.raw)?.[1]))
    expect(dates.size).toBe(1)
  })

  test('for three days is given up on, with the reason', async () => {
    const { treat, send, messages } = await oneDue()
    treat(...Array.from({ length: 20 }, (): Manner => ({ at: 'rcpt', answer: '450 4.2.0 greylisted' })))
    let hours = 0
    for (let offer = 1; offer <= 15; offer++) {
      await send(hours)
      const message = onlyOne(await messages())
      if (offer < 15) expect(message.state).toBe('pending')
      hours = message.due / 3600
    }
    expect(onlyOne(await messages())).toMatchObject({ state: 'failed', attempts: 15, failure: '450 4.2.0 greylisted' })
    expect(hours).toBeGreaterThan(50)
    expect(hours).toBeLessThan(90)
  })
})

describe('a server that refuses', () => {
  const suppressed = async ({ workspaceId }: World, address: string) => {
    const { rowCount } = await db.pool.query(
      `select 1 from suppression where workspace_id = $1 and address_hash = $2 and reason = 'hardBounce'`,
      [workspaceId, addressHash(address, signingKey)],
    )
    return rowCount === 1
  }

  test.each<[string, boolean, Manner]>([
    [
      'an address that does not exist: it is never written to again',
      true,
      { at: 'rcpt', answer: '550 5.1.1 no such user' },
    ],
    ['one after the dot: likewise', true, { at: 'dot', answer: '550 5.1.1 no such user' }],
    ['by a reason alone: likewise', true, { at: 'rcpt', answer: '550 User unknown' }],
    ['for policy: only this mail fails', false, { at: 'dot', answer: '550 5.7.1 looks like spam' }],
    ['for its content: only this mail fails', false, { at: 'dot', answer: '554 5.6.0 no' }],
    ['without saying why: only this mail fails', false, { at: 'rcpt', answer: '550 Denied' }],
  ])('%s', async (_, bounces, manner) => {
    const { world, treat, send, messages, address } = await oneDue()
    treat(manner)
    await send()
    await send(100)
    expect(onlyOne(await messages())).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: 'answer' in (manner as object) ? (manner as { answer: string }).answer : '',
    })
    expect(await suppressed(world, address)).toBe(bounces)
    expect(sink.taken).toEqual([])
  })

  test('one of many: the others arrive, each once, over connections that are used again', async () => {
    const { send, messages } = await oneDue(60)
    const all = (await db.pool.query<{ email: string }>('select email from prospect order by id desc limit 60')).rows
    for (const { email } of all.slice(0, 7)) sink.manners.set(email, [{ at: 'rcpt', answer: '550 5.1.1 no' }])
    await send()
    expect(sink.taken).toHaveLength(53)
    expect(new Set(sink.taken.map((mail) => mail.to)).size).toBe(53)
    expect(sink.connections).toBeLessThanOrEqual(10)
    expect((await messages()).filter((message) => message.state === 'failed')).toHaveLength(7)
  })
})

describe('a connection that is lost', () => {
  test.each<[string, Manner]>([
    ['at RCPT', { at: 'rcpt', drop: true }],
    ['at DATA', { at: 'data', drop: true }],
  ])('%s, before the dot: the mail was certainly not taken and is offered again', async (_, manner) => {
    const { treat, send, messages } = await oneDue()
    treat(manner, 'take')
    await send()
    expect(onlyOne(await messages())).toMatchObject({ state: 'pending', attempts: 1 })
    await send(1)
    expect(onlyOne(await messages())).toMatchObject({ state: 'sent', attempts: 2 })
    expect(sink.taken).toHaveLength(1)
    expect(sink.seen).toHaveLength(1)
  })

  test('in the middle of the body: the dot does not leave, and it is known that it did not', async () => {
    sink.manners.set('maria@varis.example', [{ at: 'body', drop: true }])
    const smtp = new SmtpPool(sink.url)
    const connection = await smtp.acquire()
    const lost = new Promise((resolve) => connection.once('end', resolve))
    const openGate = vi.fn(async () => {
      await lost
      return 'open' as const
    })
    const envelope = { from: 'anna@smartrekry.example', to: 'maria@varis.example' }
    const sending = await sendGated(
      connection,
      envelope,
      Buffer.from(`Subject: x\r\n\r\n${'x\r\n'.repeat(500)}`),
      openGate,
    )
    expect(sending.kind).toBe('lost')
    await lost
    expect(sink.seen).toEqual([])
    smtp.close()
  })

  test('after the dot: nobody can know, so it is in doubt and never offered again by itself', async () => {
    const { treat, send, messages } = await oneDue()
    treat({ at: 'dot', drop: true }, 'take')
    await send()
    expect(onlyOne(await messages())).toMatchObject({ state: 'inDoubt', attempts: 1, sent: false })
    await send(100)
    expect(sink.seen).toHaveLength(1)
    expect(onlyOne(await messages())).toMatchObject({ state: 'inDoubt' })
  })

  test('no answer after the dot within its time: in doubt as well', async () => {
    const { treat, send, messages } = await oneDue()
    treat({ at: 'dot', hang: true })
    await send(0, { limits: { ...stageLimits, answer: 50 } })
    expect(onlyOne(await messages())).toMatchObject({ state: 'inDoubt', failure: 'No answer in time (answer).' })
  })

  test('no server at all: mail waits untouched, and no attempt is counted', async () => {
    const { send, messages } = await oneDue(3)
    await sink.close()
    await send()
    for (const message of await messages())
      expect(message).toMatchObject({ state: 'pending', attempts: 0, failure: null, due: 0 })
    await sink.listen()
  })

  test('a wrong password: the same, after one try', async () => {
    const { send, messages } = await oneDue(30)
    sink.password = 'right'
    const smtpUrl = sink.url.replace('smtp://', 'smtp://polku:wrong@')
    await send(0, { env: { publicUrl: 'https://polku.example', smtpUrl } })
    expect(sink.connections).toBeLessThanOrEqual(5)
    for (const message of await messages()) expect(message).toMatchObject({ state: 'pending', attempts: 0, due: 0 })
    await send(0, { env: { publicUrl: 'https://polku.example', smtpUrl: smtpUrl.replace('wrong', 'right') } })
    expect(sink.taken).toHaveLength(30)
  })
})

describe('leases', () => {
  test('two senders at once deliver every mail once', async () => {
    const { send, messages } = await oneDue(120)
    await Promise.all([send(), send(), send()])
    await send()
    expect(new Set(sink.seen.map((mail) => mail.messageId)).size).toBe(120)
    expect(sink.seen).toHaveLength(120)
    expect((await messages()).every((message) => message.state === 'sent')).toBe(true)
  })

  test('mail that another sender claimed is left alone until its lease has run out', async () => {
    const { world, send, messages } = await oneDue()
    await send(0, { env: { publicUrl: 'https://polku.example', smtpUrl: 'smtp://127.0.0.1:1' } })
    const lease = (interval: string) =>
      db.pool.query(
        `update message set state = 'claimed', epoch = 7, lease_until = now() + $2::interval where workspace_id = $1`,
        [world.workspaceId, interval],
      )
    await lease('10 seconds')
    await send()
    expect(sink.seen).toEqual([])
    await lease('-1 second')
    await send()
    expect(sink.taken).toHaveLength(1)
    expect(onlyOne(await messages())).toMatchObject({ state: 'sent' })
  })

  test('the dot does not leave when the lease has gone to somebody else meanwhile', async () => {
    const { world, send, messages, treat } = await oneDue()
    // While the body is under way, another sender takes the mail over.
    await db.pool.query(
      `create function take_over() returns trigger language plpgsql as $$ begin
         if new.state = 'claimed' and old.state = 'pending' and new.workspace_id = ${world.workspaceId}
         then new.epoch := new.epoch + 1; end if; return new; end $$;
       create trigger take_over before update on message for each row execute function take_over()`,
    )
    try {
      treat('take')
      await send()
    } finally {
      await db.pool.query('drop trigger take_over on message; drop function take_over')
    }
    expect(sink.seen).toEqual([])
    expect(onlyOne(await messages())).toMatchObject({ state: 'claimed', sent: false })
  })

  test('a sender that died after the dot leaves its mail in doubt, swept up when its lease is over', async () => {
    const { world, send, messages } = await oneDue()
    await send(0, { env: { publicUrl: 'https://polku.example', smtpUrl: 'smtp://127.0.0.1:1' } })
    const dot = (interval: string) =>
      db.pool.query(
        `update message set state = 'dot', epoch = 1, lease_until = now() + $2::interval where workspace_id = $1`,
        [world.workspaceId, interval],
      )
    await dot('1 minute')
    expect(await sweepDoubt(db.pool)).toBe(0)
    await dot('-1 second')
    expect(await sweepDoubt(db.pool)).toBe(1)
    await send(100)
    expect(onlyOne(await messages())).toMatchObject({ state: 'inDoubt', failure: 'senderStopped' })
    expect(sink.seen).toEqual([])
  })
})

test('a stop lets the mail under way arrive and puts the rest back', async () => {
  const { world, messages, send } = await oneDue(30)
  await send(0, { env: { publicUrl: 'https://polku.example', smtpUrl: 'smtp://127.0.0.1:1' } })
  let stopping = false
  const post = {
    pool: db.pool,
    press: { emails: new EmailCache(), signingKey, publicUrl: 'https://polku.example' },
    smtp: new SmtpPool(sink.url),
    log: silent,
    isStopping: () => stopping,
  }
  const sending = deliverBySmtp(post, world.workspaceId)
  await vi.waitUntil(() => sink.seen.length > 0, { interval: 1, timeout: 10_000 })
  stopping = true
  await sending
  post.smtp.close()
  const all = await messages()
  const sent = all.filter((message) => message.state === 'sent')
  expect(sent).toHaveLength(sink.taken.length)
  expect(sent.length).toBeLessThan(30)
  expect(all.filter((message) => message.state === 'pending' && message.attempts === 0)).toHaveLength(30 - sent.length)
})
