import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

test('int8 arrives as a number, alone and in arrays', async () => {
  const { rows } = await db.pool.query(
    'select 9007199254740991::int8 as big, count(*) as n, array[1, 2]::int8[] as ids from prospect',
  )
  expect(rows).toEqual([{ big: 9007199254740991, n: 0, ids: [1, 2] }])
})

test('Prisma and the pool see the same database', async () => {
  await db.prisma.workspace.create({ data: { name: 'Smart Rekry Oy' } })
  const { rows } = await db.pool.query('select name from workspace')
  expect(rows).toEqual([{ name: 'Smart Rekry Oy' }])
})
