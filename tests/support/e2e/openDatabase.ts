import pg from 'pg'
import { runningDatabaseUrl } from '#server/database/dataFolder.ts'
import { installation } from './installation.ts'

/** The installation's database, to hold what the pages say against what is written there. */
export function openDatabase(): pg.Pool {
  const url = runningDatabaseUrl(installation.dataDir)
  if (!url) throw new Error(`No Polku is running in ${installation.dataDir}.`)
  return new pg.Pool({ connectionString: url, max: 2 })
}
