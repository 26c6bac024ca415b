import pg from 'pg'
import { pino } from 'pino'
import { ensureSigningKey } from './ensureSigningKey.ts'
import { isPassing, reasonOf } from './failure.ts'
import { readWorkerSettings } from './readWorkerSettings.ts'
import { startWorker } from './startWorker.ts'

// npm run worker: a worker of its own beside `npm start`, on the same DATABASE_URL. Any number may run, anywhere.

/** Longer than any batch; mail that is under way may take more and is then left in doubt. */
const PATIENCE_MS = 30_000

try {
  await run()
} catch (error) {
  console.error(sentenceOf(error))
  process.exit(1)
}

async function run(): Promise<void> {
  const settings = readWorkerSettings(process.env)
  const log = pino({ level: settings.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
  const pool = new pg.Pool({
    connectionString: settings.databaseUrl,
    max: settings.lanes + 8,
    connectionTimeoutMillis: 15_000,
    application_name: 'polku worker',
  })
  pool.on('error', (error) => log.warn({ reason: error.message }, 'An idle connection to Postgres broke.'))
  const signingKey = await ensureSigningKey(pool)
  const worker = startWorker({ pool, signingKey, env: settings, log, lanes: settings.lanes })
  log.info({ lanes: settings.lanes }, 'The worker is running.')

  let asked = false
  const stop = (signal: string) => {
    if (asked) process.exit(1)
    asked = true
    log.info({ signal }, 'The worker finishes what is under way and stops.')
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    void worker
      .stop()
      .then(() => pool.end())
      .then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** One plain sentence for whoever started it. */
function sentenceOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === '42P01') return 'The database holds no Polku yet. Start it once with npm start and this DATABASE_URL.'
  if (code === '28P01' || code === '28000') return 'The database does not accept the user or password of DATABASE_URL.'
  if (code === '3D000') return 'The database that DATABASE_URL names does not exist.'
  if (isPassing(error)) return `The database of DATABASE_URL cannot be reached: ${reasonOf(error)}`
  return reasonOf(error)
}
