import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { areNeighbours } from './areNeighbours.ts'
import { GONE } from './joinProcesses.ts'
import { version } from './version.ts'

/** prisma/migrations of this installation. */
const migrationsFolder = path.resolve(import.meta.dirname, '../../../prisma/migrations')

const othersText = `
select version, role, host from process
where heartbeat_at > now() - interval '${GONE}' and version <> $1 order by heartbeat_at desc`

/**
 * Why a process of this version must not work beside those that are there, in a sentence for the operator; null: it may.
 * Asked before anything is migrated, so that nobody's tables change under a version that does not know of it.
 */
export async function whyNotBeside(client: Pick<pg.ClientBase, 'query'>): Promise<string | null> {
  const { rows } = await client
    .query<{ version: string; role: string; host: string }>(othersText, [version])
    .catch((error: { code?: string }) => {
      // A database that is still empty.
      if (error.code === '42P01') return { rows: [] }
      throw error
    })
  const far = rows.find((other) => !areNeighbours(version, other.version))
  return far
    ? `A process of Polku ${far.version} (${far.role} on ${far.host}) works on this database, and this is Polku ${version}: only versions next to each other may run together. Stop it, or take the version between them first; when it has just been stopped, try again in a minute.`
    : null
}

/**
 * Why a process that does not migrate must not work on this database, in a sentence for the operator; null: it may.
 * One that runs already goes on when a newer version adds to the tables.
 */
export async function whyNotOn(
  client: Pick<pg.ClientBase, 'query'>,
  folder = migrationsFolder,
): Promise<string | null> {
  const known = new Set(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
      .map(({ name }) => name),
  )
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where rolled_back_at is null and finished_at is not null',
  )
  const applied = new Set(rows.map(({ name }) => name))
  const strange = [...applied].find((name) => !known.has(name))
  if (strange)
    return `This database is newer than this version of Polku: it holds the migration ${strange}, which is not known here. Start the newer version.`
  const missing = [...known].find((name) => !applied.has(name))
  if (missing)
    return `This database is older than this version of Polku: it lacks the migration ${missing}. Start npm start or npm run web of this version first; they bring it up to date.`
  return null
}
