import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { SmtpSink } from '#tests/worker/SmtpSink.ts'
import { makeWorld } from '#tests/worker/world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

test('a connection on which mail after mail is refused gathers nothing', async () => {
  const sink = new SmtpSink()
  const smtpUrl = await sink.listen()
  const world = await makeWorld(db.pool, { sandbox: false })
  const people = await world.people(100)
  const { rows } = await db.pool.query<{ email: string }>('select email from prospect where id = any ($1)', [people])
  for (const { email } of rows) sink.manners.set(email, [{ at: 'rcpt', answer: '550 5.7.1 policy' }])
  const warnings: string[] = []
  const note = ({ message }: Error) => warnings.push(message)
  process.on('warning', note)
  await world.join(people)
  await world.run({ env: { publicUrl: 'https://polku.example', smtpUrl } })
  process.off('warning', note)
  expect(await world.count(`from message where workspace_id = $1 and state = 'failed'`)).toBe(100)
  // More than ten mails a connection is what it takes to be warned.
  expect(sink.connections).toBeLessThan(10)
  expect(warnings).toEqual([])
  await sink.close()
})
