import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Logger } from 'pino'
import { postgresAccount } from '../database/account.ts'
import { openDataFolder } from '../database/dataFolder.ts'
import { startEmbedded } from '../database/embedded.ts'
import type { Env } from '../env.ts'
import type { Shutdown } from './shutdown.ts'

/** DATABASE_URL, or the embedded Postgres in DATA_DIR, started now and stopped with the process. */
export async function openDatabase(
  env: Pick<Env, 'databaseUrl' | 'dataDir'>,
  shutdown: Shutdown,
  log: Logger,
): Promise<string> {
  if (env.databaseUrl) return env.databaseUrl

  const folder = openDataFolder(env.dataDir, postgresAccount())
  shutdown.add(folder.release)
  const postgres = await startEmbedded(folder.cluster)
  shutdown.add(postgres.stop)
  postgres.onLoss((lines) => {
    log.fatal({ postgres: lines }, 'Postgres ended unexpectedly; Polku stops with it.')
    void shutdown.end(1)
  })

  const address = path.join(folder.path, 'database.url')
  writeFileSync(address, `${postgres.url}\n`, { mode: 0o600 })
  shutdown.add(() => rmSync(address, { force: true }))
  return postgres.url
}
