import pg from 'pg'
import { pino } from 'pino'
import { readInstallation, readPlace, whyCopy } from '../intake/installation.ts'
import { enterSafeMode } from '../intake/sendingSwitch.ts'
import { ensureSigningKey } from './ensureSigningKey.ts'
import { isPassing, reasonOf } from './failure.ts'
import { readWorkerSettings } from './readWorkerSettings.ts'
import { joinProcesses } from './roles/joinProcesses.ts'
import { whyNotBeside, whyNotOn } from './roles/whyNotStart.ts'
import { startWorker } from './startWorker.ts'

// npm run worker, npm run sender: a process with one part of the work, beside npm start or npm run web, on the same
// DATABASE_URL. Any number of each may run, anywhere.

/** Longer than any batch, and long enough for a mail server that takes its time. */
const PATIENCE_MS = 30_000

const role = process.argv[2] === 'sender' ? 'sender' : 'worker'

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
    max: settings.lanes + 15,
    connectionTimeoutMillis: 15_000,
    application_name: `polku ${role}`,
  })
  pool.on('error', (error) => log.warn({ reason: error.message }, 'An idle connection to Postgres broke.'))
  const objection = (await whyNotOn(pool)) ?? (await whyNotBeside(pool))
  if (objection) throw new Error(objection)
  const signingKey = await ensureSigningKey(pool)
  if (role === 'sender') await recogniseDatabase(pool)
  const leave = await joinProcesses(pool, role, log)
  const worker = startWorker({ pool, signingKey, env: settings, log, lanes: settings.lanes, role })
  log.info(role === 'worker' ? { lanes: settings.lanes } : {}, `The ${role} is running.`)

  let asked = false
  const stop = (signal: string) => {
    if (asked) process.exit(1)
    asked = true
    log.info({ signal }, `The ${role} finishes what is under way and stops.`)
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    void worker
      .stop()
      .then(leave)
      .then(() => pool.end())
      .then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** A sender may be the first to run on a restored copy. */
async function recogniseDatabase(pool: pg.Pool): Promise<void> {
  const reason = whyCopy(await readInstallation(pool), await readPlace(pool, null), null)
  if (!reason) return
  await enterSafeMode(pool, reason)
  console.warn(
    'This database may be a copy of another installation. Nothing is sent until it is confirmed: npm run sending',
  )
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
