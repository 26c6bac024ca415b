import pg from 'pg'
import {
  confirmInstallation,
  readSendingSwitch,
  type SendingSwitch,
  startSending,
  stopSending,
} from '#engine/intake/sendingSwitch.ts'
import { runningDatabaseUrl } from '#server/database/dataFolder.ts'
import { readEnv } from '#server/env.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { explainFailure } from '#server/startUp/explainFailure.ts'
import { makeLog } from '#server/startUp/makeLog.ts'
import { openDatabase } from '#server/startUp/openDatabase.ts'
import { Shutdown } from '#server/startUp/shutdown.ts'

// npm run sending -- stop | start | confirm: whether anything leaves this installation. Without a word it says so. On
// DATABASE_URL; else on the embedded database, the running one or one started for as long as the command takes.

const words = ['stop', 'start', 'confirm', 'status']
const word = process.argv[2] ?? 'status'

const log = makeLog()
log.level = 'error'
const shutdown = new Shutdown(log)
const env = readEnv()
try {
  await shutdown.end(await obey())
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === '42P01') console.error('The database holds no Polku yet, so nothing can leave it.')
  else console.error(explainFailure(error, env) ?? error)
  await shutdown.end(1)
}

async function obey(): Promise<number> {
  if (!words.includes(word)) {
    console.error(`npm run sending -- ${words.join(' | ')}`)
    return 1
  }
  const url = env.databaseUrl ?? runningDatabaseUrl(env.dataDir) ?? (await openDatabase(env, shutdown, log))
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  // The embedded Postgres may stop before the idle connection is told.
  pool.on('error', () => undefined)
  shutdown.add(() => pool.end())
  await inTransaction({ pool }, async (client) => {
    if (word === 'stop') await stopSending(client, 'operator')
    if (word === 'start') await startSending(client, 'operator')
    if (word === 'confirm') await confirmInstallation(client, 'operator')
  })
  console.log(describe(await readSendingSwitch(pool)))
  return 0
}

function describe({ stopped, safeMode, transport }: SendingSwitch): string {
  const lines = [
    ...(stopped ? [`All sending is stopped since ${stopped.since}. To let it go on: npm run sending -- start`] : []),
    ...(safeMode
      ? [
          `Safe mode since ${safeMode.since} (${safeMode.reason}): nothing is sent. When this installation is the one to send: npm run sending -- confirm`,
        ]
      : []),
    ...(transport
      ? [
          `The mail server ${transport.server} has not let Polku in since ${transport.since}: ${transport.reason}. When that is put right: npm run sending -- start`,
        ]
      : []),
  ]
  return lines.length > 0 ? lines.join('\n') : 'Sending is on.'
}
