import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { leaveInDoubt, listInDoubt, sendAgain } from '#server/sending/inDoubt.ts'
import { sendingStatus } from '#server/sending/sendingStatus.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { mailOf, putMail } from './outbox.ts'
import { SmtpSink } from './SmtpSink.ts'
import { scopeOf } from './scopeOf.ts'
import { makeWorld } from './world.ts'

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

/** Mail to so many people, all of whose answers were lost behind the last byte. */
async function lost(count: number) {
  const world = await makeWorld(db.pool, { sandbox: false })
  const now = await world.now()
  const people = await world.people(count)
  const { rows } = await db.pool.query<{ email: string }>('select email from prospect where id = any ($1)', [people])
  for (const { email } of rows) sink.manners.set(email, [{ at: 'dot', drop: true }])
  for (const id of people) await putMail(world, id, now)
  const send = () => world.run({ env: { publicUrl: 'https://polku.example', smtpUrl: sink.url } })
  await send()
  return { world, now, send, scope: scopeOf(db, world), mail: () => mailOf(db.pool, world.workspaceId, now) }
}

test('mail in doubt is listed with who it was for, and never sent again by itself', async () => {
  const { scope, send, mail } = await lost(3)
  const { rows, next } = await listInDoubt(scope, { limit: 2 })
  expect(rows).toMatchObject([{ step: '', nodeId: 'blog', subject: 'blog for Maria', attempts: 1 }, {}])
  expect((await listInDoubt(scope, { limit: 2, cursor: next ?? '' })).rows).toHaveLength(1)
  expect(await sendingStatus(scope)).toMatchObject({ inDoubt: 3 })
  await send()
  expect(sink.seen).toHaveLength(3)
  expect((await mail()).every(({ state }) => state === 'inDoubt')).toBe(true)
})

test('sent again it is the same mail, told apart by nobody who has it already, and on record who asked for it', async () => {
  const { world, scope, send, mail } = await lost(3)
  const before = await mail()
  const [first] = before
  expect(await sendAgain(scope, { ids: [first?.id ?? 0] })).toEqual({ count: 1 })
  await send()
  const [sent, ...others] = await mail()
  expect(sent).toMatchObject({ id: first?.id, state: 'sent', attempts: 2, message_id: first?.message_id })
  expect(others.every(({ state }) => state === 'inDoubt')).toBe(true)
  const copies = sink.seen.filter(({ messageId }) => messageId === first?.message_id)
  expect(copies).toHaveLength(2)
  expect(copies[0]?.raw).toBe(copies[1]?.raw)
  const { rows } = await db.pool.query(`select actor, action, details from audit where workspace_id = $1`, [
    world.workspaceId,
  ])
  expect(rows).toEqual([
    { actor: `user:${world.crew.owner}`, action: 'sending.again', details: { count: 1, messages: [first?.id] } },
  ])
  expect(await sendAgain(scope, {})).toEqual({ count: 2 })
  await send()
  expect((await mail()).every(({ state }) => state === 'sent')).toBe(true)
})

test('let be it stays in doubt, and nobody is asked again', async () => {
  const { scope, send, mail } = await lost(2)
  const [first, second] = await mail()
  expect(await leaveInDoubt(scope, { ids: [first?.id ?? 0] })).toEqual({ count: 1 })
  expect((await listInDoubt(scope, { limit: 50 })).rows.map(({ id }) => id)).toEqual([second?.id])
  expect(await sendingStatus(scope)).toMatchObject({ inDoubt: 1 })
  // All that is in doubt is all that nobody has looked at.
  expect(await sendAgain(scope, {})).toEqual({ count: 1 })
  await send()
  expect((await mail()).map(({ state }) => state)).toEqual(['inDoubt', 'sent'])
  // Somebody may think better of it.
  expect(await sendAgain(scope, { ids: [first?.id ?? 0] })).toEqual({ count: 1 })
})

test('what is not in doubt is not sent again', async () => {
  const { scope, mail, send } = await lost(1)
  const [only] = await mail()
  await sendAgain(scope, {})
  await send()
  for (const decide of [sendAgain, leaveInDoubt])
    await expect(decide(scope, { ids: [only?.id ?? 0] })).rejects.toMatchObject({ code: 'notFound.message' })
  expect(sink.seen).toHaveLength(2)
})
