import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDemo, reopenDemo } from '#prisma/demo/closeDemo.ts'
import { seedDemo, signIn } from '#prisma/seed.ts'
import { hashPassword, verifyPassword } from '#server/auth/passwordHash.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase & { close(): Promise<void> }
beforeAll(async () => {
  db = { ...(await freshDatabase()), close: async () => undefined }
  await seedDemo(db)
})
afterAll(() => db.drop())

const hashes = async () =>
  (await db.prisma.account.findMany({ orderBy: { id: 'asc' } })).map(({ password }) => password)

test('closed, nobody of the demo has a password or a session; opened again, everybody has the old one', async () => {
  const before = await hashes()
  const user = await db.prisma.user.findUniqueOrThrow({ where: { email: signIn.email } })
  const expiresAt = new Date(Date.now() + 60_000)
  await db.prisma.session.create({ data: { id: 's', token: 't', userId: user.id, expiresAt } })

  await closeDemo(db)
  expect(await hashes()).toEqual(before.map(() => null))
  expect(await db.prisma.session.count()).toBe(0)
  await closeDemo(db)

  await reopenDemo(db)
  expect(await hashes()).toEqual(before)
  expect(await seedDemo(db)).toEqual(signIn)
})

test('an account whose password was changed stays open', async () => {
  const { id } = await db.prisma.account.findFirstOrThrow({ where: { user: { email: signIn.email } } })
  await db.prisma.account.update({ where: { id }, data: { password: await hashPassword('a secret of our own') } })
  await closeDemo(db)
  const { password } = await db.prisma.account.findUniqueOrThrow({ where: { id } })
  expect(await verifyPassword({ hash: password ?? '', password: 'a secret of our own' })).toBe(true)
})

test('where there never was a demo, closing it does nothing', async () => {
  const empty = await freshDatabase()
  await closeDemo({ ...empty, close: async () => undefined })
  expect(await empty.prisma.setting.count()).toBe(0)
  await empty.drop()
})
