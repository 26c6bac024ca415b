import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { StartUpFailure } from '../startUp/startUpFailure.ts'

/** prisma/migrations of this installation. */
export const migrationsFolder = path.resolve(import.meta.dirname, '../../prisma/migrations')

/** The advisory lock that the Prisma CLI takes, so that the two never migrate at the same time. */
const LOCK = 72707369

const OLDEST_POSTGRES = 15

/**
 * Applies prisma/migrations in order and keeps Prisma's own records, so that `prisma migrate status` agrees.
 *
 * M1. A migration and its record are one transaction: killed at any moment, it is wholly done or not at all.
 * M2. Nothing is applied to a database that is newer than the code, was changed by hand, or carries a failed record.
 *
 * @returns the names of the migrations applied now
 * @throws StartUpFailure when the database is not one that this version can work with
 */
export async function migrate(url: string, folder: string = migrationsFolder): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await refuseOldPostgres(client)
    await takeLock(client)
    await client.query(CREATE_RECORDS)
    const known = readMigrations(folder)
    const records = await readRecords(client)
    refuseUnfit(known, records)

    const missing = known.filter(({ name }) => !records.has(name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface Record {
  checksum: string
  finished: boolean
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function readRecords(client: pg.Client): Promise<Map<string, Record>> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null`,
  )
  return new Map(rows.map(({ name, ...record }) => [name, record]))
}

function refuseUnfit(known: readonly Migration[], records: ReadonlyMap<string, Record>): void {
  const names = new Set(known.map(({ name }) => name))
  for (const [name, record] of records) {
    if (!record.finished)
      throw new StartUpFailure(
        `The migration ${name} failed earlier on this database; put it right, then run: npm run db -- migrate resolve --rolled-back ${name}`,
      )
    if (!names.has(name))
      throw new StartUpFailure(
        `This database is newer than this version of Polku: it holds the migration ${name}, which is not known here. Start the newer version, or restore a backup made before it.`,
      )
  }
  for (const { name, checksum } of known) {
    const record = records.get(name)
    if (record && record.checksum !== checksum)
      throw new StartUpFailure(
        `The file of the migration ${name} was changed after it was applied to this database. Restore the file; or, when this database holds nothing to keep, start with an empty one.`,
      )
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [
      randomUUID(),
      checksum,
      name,
    ])
    await client.query(sql)
    await client.query(
      `update _prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = 1
        where migration_name = $1 and rolled_back_at is null`,
      [name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    if (!(error instanceof pg.DatabaseError) || isOutOfSpace(error)) throw error
    throw new StartUpFailure(
      `The migration ${name} could not be applied, and nothing of it was kept. Postgres says: ${error.message}`,
      { cause: error },
    )
  }
}

/** 53100 disk_full, 53200 out_of_memory: no fault of the migration. */
function isOutOfSpace(error: pg.DatabaseError): boolean {
  return error.code?.startsWith('53') ?? false
}

async function takeLock(client: pg.Client): Promise<void> {
  await client.query("set lock_timeout = '60s'")
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '55P03')
      throw new StartUpFailure(
        'Another process has held the migration lock of this database for a minute; start again when it is done.',
        { cause: error },
      )
    throw error
  }
  await client.query('set lock_timeout = 0')
}

async function refuseOldPostgres(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  )
  const version = rows[0]
  if (version && version.number < OLDEST_POSTGRES * 10_000)
    throw new StartUpFailure(
      `Polku needs Postgres ${OLDEST_POSTGRES} or newer; the server at DATABASE_URL is ${version.name}.`,
    )
}

/** Exactly as the Prisma CLI makes it. */
const CREATE_RECORDS = `create table if not exists _prisma_migrations (
  id                  varchar(36)  primary key not null,
  checksum            varchar(64)  not null,
  finished_at         timestamptz,
  migration_name      varchar(255) not null,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz  not null default now(),
  applied_steps_count integer      not null default 0
)`
