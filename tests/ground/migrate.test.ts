import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate, migrationsFolder } from '#server/database/migrate.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
let folder: string
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'polku-migrations-'))
  cpSync(migrationsFolder, folder, { recursive: true })
  await db.pool.query("delete from _prisma_migrations where migration_name like '2999%'; drop table if exists later")
  return () => rmSync(folder, { recursive: true })
})

function addMigration(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

test('applies what is missing, once, in the order of the names', async () => {
  addMigration('29990102000000_b', 'alter table later add column b int')
  addMigration('29990101000000_a', 'create table later (a int)')
  expect(await migrate(db.url, folder)).toEqual(['29990101000000_a', '29990102000000_b'])
  expect(await migrate(db.url, folder)).toEqual([])
})

test('two processes that start together apply it once', async () => {
  addMigration('29990101000000_a', 'create table later (a int); select pg_sleep(0.1)')
  const applied = await Promise.all([migrate(db.url, folder), migrate(db.url, folder)])
  expect(applied.flat()).toEqual(['29990101000000_a'])
})

test('functions, strings and comments with semicolons in them are no obstacle', async () => {
  addMigration(
    '29990101000000_a',
    `create table later (a text default 'x;y'); -- one; two\ndo $$ begin perform 1; perform 2; end $$;`,
  )
  expect(await migrate(db.url, folder)).toEqual(['29990101000000_a'])
})

test('a migration that fails leaves nothing behind, is named, and may be tried again', async () => {
  addMigration('29990101000000_a', 'create table later (a int); select * from nowhere')
  await expect(migrate(db.url, folder)).rejects.toThrow(
    'The migration 29990101000000_a could not be applied, and nothing of it was kept. Postgres says: relation "nowhere" does not exist',
  )
  addMigration('29990101000000_a', 'create table later (a int)')
  expect(await migrate(db.url, folder)).toEqual(['29990101000000_a'])
})

test('refuses a database that is newer than the code', async () => {
  addMigration('29990101000000_a', 'create table later (a int)')
  await migrate(db.url, folder)
  await expect(migrate(db.url)).rejects.toThrow(
    'newer than this version of Polku: it holds the migration 29990101000000_a',
  )
})

test('refuses a database with a migration that failed under the Prisma CLI', async () => {
  addMigration('29990101000000_a', 'create table later (a int)')
  await db.pool.query(
    "insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'y', '29990101000000_a')",
  )
  await expect(migrate(db.url, folder)).rejects.toThrow('npm run db -- migrate resolve --rolled-back 29990101000000_a')
})

test('refuses when a migration was edited after it was applied', async () => {
  addMigration('29990101000000_a', 'create table later (a int)')
  await migrate(db.url, folder)
  addMigration('29990101000000_a', 'create table later (a bigint)')
  await expect(migrate(db.url, folder)).rejects.toThrow('29990101000000_a was changed after it was applied')
})
