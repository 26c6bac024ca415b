import { spawn } from 'node:child_process'
import path from 'node:path'
import { runningDatabaseUrl } from '#server/database/dataFolder.ts'
import { readEnv } from '#server/env.ts'
import { explainFailure } from '#server/startUp/explainFailure.ts'
import { makeLog } from '#server/startUp/makeLog.ts'
import { openDatabase } from '#server/startUp/openDatabase.ts'
import { Shutdown } from '#server/startUp/shutdown.ts'

// npm run db -- migrate dev --name addPhone: the Prisma CLI, offline, on DATABASE_URL; else on the embedded database,
// the running one or one started for as long as the command takes.

const log = makeLog()
log.level = 'error'
const shutdown = new Shutdown(log)
const env = readEnv()
try {
  const url = env.databaseUrl ?? runningDatabaseUrl(env.dataDir) ?? (await openDatabase(env, shutdown, log))
  await shutdown.end(await runPrisma(url, process.argv.slice(2)))
} catch (error) {
  console.error(explainFailure(error, env) ?? error)
  await shutdown.end(1)
}

function runPrisma(url: string, words: string[]): Promise<number> {
  const cli = path.resolve(import.meta.dirname, '../node_modules/prisma/build/index.js')
  const child = spawn(process.execPath, [cli, ...words], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
