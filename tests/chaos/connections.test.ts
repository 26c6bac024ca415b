import { EventEmitter, once } from 'node:events'
import type { Socket } from 'node:net'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SmtpPool } from '#engine/worker/deliver/smtp/SmtpPool.ts'
import { sendGated } from '#engine/worker/deliver/smtp/sendGated.ts'
import { listenForWork } from '#engine/worker/listenForWork.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { SmtpSink } from '#tests/worker/SmtpSink.ts'
import { makeWorld } from '#tests/worker/world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

/** What the process is warned of while `work` goes on. */
async function warnedOf(work: () => Promise<void>): Promise<string[]> {
  const warnings: string[] = []
  const note = ({ message }: Error) => warnings.push(message)
  process.on('warning', note)
  await work()
  // Warnings come with the next turn.
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', note)
  return warnings
}

test('a connection on which mail after mail is refused gathers nothing', async () => {
  const sink = new SmtpSink()
  const smtpUrl = await sink.listen()
  const world = await makeWorld(db.pool, { sandbox: false })
  const people = await world.people(100)
  const { rows } = await db.pool.query<{ email: string }>('select email from prospect where id = any ($1)', [people])
  for (const { email } of rows) sink.manners.set(email, [{ at: 'rcpt', answer: '550 5.7.1 policy' }])
  await world.join(people)
  const warnings = await warnedOf(async () => {
    await world.run({ env: { publicUrl: 'https://polku.example', smtpUrl } })
  })
  expect(await world.count(`from message where workspace_id = $1 and state = 'failed'`)).toBe(100)
  // More than ten mails a connection is what it takes to be warned.
  expect(sink.connections).toBeLessThan(10)
  expect(warnings).toEqual([])
  await sink.close()
})

test('a server that hangs up while the gate opens has certainly not got the last byte', async () => {
  const sink = new SmtpSink()
  const smtp = new SmtpPool(await sink.listen())
  sink.manners.set('p@varis.example', [{ at: 'body', drop: true }])
  const connection = await smtp.acquire()
  const ended = once(connection._socket as Socket, 'end')
  const raw = Buffer.from(`Message-ID: <1@polku.example>\r\n\r\n${'words '.repeat(100)}\r\n`)
  // The gate is opened in the very moment in which the end of the connection is heard of.
  const sending = await sendGated(connection, { from: 'anna@polku.example', to: 'p@varis.example' }, raw, async () => {
    await ended
    return 'open'
  })
  expect(sending).toEqual({ kind: 'lost', reason: 'The connection ended before the last byte.' })
  expect(sink.seen).toEqual([])
  smtp.close()
  await sink.close()
})

test('whoever listens for work through many crashes of Postgres gathers nothing', async () => {
  // A pool whose connections break as soon as they are heard on.
  let heard = 0
  class Broken extends EventEmitter {
    async query(text: string): Promise<void> {
      if (!text.startsWith('listen')) return
      heard++
      setImmediate(() => this.emit('error', new Error('The server went away.')))
    }
    release(): void {}
  }
  const pool = { connect: async () => new Broken() } as unknown as pg.Pool
  const warnings = await warnedOf(async () => {
    let calls = 0
    let enough = () => {}
    const often = new Promise<void>((resolve) => {
      enough = resolve
    })
    const stop = listenForWork(pool, () => ++calls > 15 && enough())
    await often
    await stop()
  })
  expect(heard).toBeGreaterThan(15)
  expect(warnings).toEqual([])
})
