import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

describe('the Prisma CLI, offline', { timeout: 60_000 }, () => {
  test('finds no difference between the migrated database and schema.prisma', async () => {
    const { stdout } = await prisma(
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema.prisma',
      '--exit-code',
    )
    expect(stdout).toContain('No difference detected')
  })

  test('would tell a difference', async () => {
    await db.pool.query('create table stray (id int primary key)')
    const failed = prisma(
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema.prisma',
      '--exit-code',
    )
    await expect(failed).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining('stray') })
    await db.pool.query('drop table stray')
  })

  test('agrees that the migrations applied at start are applied, checksums and all', async () => {
    const { stdout } = await prisma('migrate', 'status')
    expect(stdout).toContain('Database schema is up to date!')
    expect((await prisma('migrate', 'deploy')).stdout).toContain('No pending migrations to apply.')
  })
})

// docs/decisions/0002: so that the same schema can be distributed by workspace.
describe('the workspace comes first', () => {
  const shared = ['user', 'session', 'account', 'verification', 'setting', 'process', '_prisma_migrations']

  test('every table belongs to workspaces, or is shared on purpose', async () => {
    const { rows } = await db.pool.query<{ name: string }>(
      `select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id')
        order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual([...shared].sort())
  })

  test('every primary and unique key of a workspace table begins with workspace_id', async () => {
    const { rows } = await db.pool.query<{ table: string; key: string; first: string }>(
      `select c.relname as "table", k.relname as key, a.attname as first
         from pg_index i
         join pg_class c on c.oid = i.indrelid
         join pg_class k on k.oid = i.indexrelid
         left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)`,
      [shared],
    )
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter(({ first }) => first !== 'workspace_id')).toEqual([])
  })

  test('a foreign key between workspace tables carries the workspace, so that it cannot cross over', async () => {
    const { rows } = await db.pool.query<{
      name: string
      table: string
      columns: string[]
      refers: string[]
      to: string
    }>(
      `select f.conname as name, f.conrelid::regclass::text as "table", f.confrelid::regclass::text as "to",
              array(select a.attname::text from unnest(f.conkey) with ordinality k (n, i)
                      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by k.i) as columns,
              array(select a.attname::text from unnest(f.confkey) with ordinality k (n, i)
                      join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by k.i) as refers
         from pg_constraint f where f.contype = 'f' and f.conparentid = 0`,
    )
    const between = rows.filter(({ table, to }) => ![table, to].some((one) => shared.includes(one.replaceAll('"', ''))))
    expect(between.length).toBeGreaterThan(5)
    expect(
      between.filter(({ columns, refers }) => columns[0] !== 'workspace_id' || refers[0] !== 'workspace_id'),
    ).toEqual([])
  })

  test('tables that grow without end are partitioned, and the months to come exist', async () => {
    const { rows } = await db.pool.query<{ name: string; months: number }>(
      `select c.relname as name, count(i.*)::int as months from pg_class c
         left join pg_inherits i on i.inhparent = c.oid
        where c.relkind = 'p' group by 1 order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(['audit', 'event', 'message', 'score_change', 'step', 'webhook_call'])
    for (const { months } of rows) expect(months).toBeGreaterThanOrEqual(3)
  })
})

function prisma(...words: string[]) {
  return promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', ...words], {
    env: { ...process.env, DATABASE_URL: db.url },
  })
}
