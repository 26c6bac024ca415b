import { pino } from 'pino'
import { startWorker } from '#engine/worker/startWorker.ts'
import { createApp } from './app.ts'
import { connect } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import { ensurePartitions, keepPartitions } from './database/partitions.ts'
import { type Env, readEnv } from './env.ts'
import { ensureSecret } from './startUp/ensureSecret.ts'
import { explainFailure } from './startUp/explainFailure.ts'
import { openDatabase } from './startUp/openDatabase.ts'
import { serveBuiltClient, serveClientSources } from './startUp/serveClient.ts'
import { Shutdown } from './startUp/shutdown.ts'
import { takePort } from './startUp/takePort.ts'

// The one place that knows server and worker both. One process, one port; what is added last stops first.

let env: Env | null = null
const log = pino({ level: 'info', base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
const shutdown = new Shutdown(log)

try {
  env = readEnv()
  log.level = env.logLevel
  await start(env)
} catch (error) {
  if (!shutdown.hasBegun) {
    const sentence = explainFailure(error, env)
    if (sentence) console.error(sentence)
    else log.fatal(error)
    await shutdown.end(1)
  }
}

async function start(env: Env): Promise<void> {
  const port = await takePort(env.port, env.host)
  shutdown.add(port.close)

  const url = await openDatabase(env, shutdown, log)
  await migrate(url)
  const database = connect(url, { connections: 20, onIdleError })
  shutdown.add(database.close)
  await ensurePartitions(database.pool)
  shutdown.add(keepPartitions(database.pool, (error) => log.error(error, 'The months to come could not be made.')))

  const signingKey = await ensureSecret(database.pool, 'signingKey')
  const authSecret = await ensureSecret(database.pool, 'authSecret')
  const demo = env.demo ? await seed(env, database) : null

  const app = createApp({ database, env, signingKey, authSecret, demo, log })
  if (env.production) serveBuiltClient(app)
  else await serveClientSources(app, port.server, shutdown)

  if (env.worker) {
    // Connections of its own, so that a busy worker never makes a person wait.
    const own = connect(url, { connections: 8, onIdleError })
    shutdown.add(own.close)
    const worker = startWorker({
      pool: own.pool,
      signingKey,
      env: { publicUrl: env.publicUrl, smtpUrl: env.smtpUrl },
      log,
    })
    shutdown.add(() => worker.stop())
  }

  port.serve(app)
  if (!shutdown.hasBegun) welcome(env, demo)
}

async function seed(env: Env, database: ReturnType<typeof connect>) {
  const { seedDemo } = await import('#prisma/seed.ts')
  return seedDemo(database, env.bootstrapApiKey ? { apiKey: env.bootstrapApiKey } : {})
}

function onIdleError(error: Error): void {
  log.warn(error, 'An idle connection to Postgres broke.')
}

function welcome(env: Env, demo: { email: string; password: string } | null): void {
  console.log(`\n  Polku is running at ${env.publicUrl}`)
  if (demo) console.log(`  Sign in to the demo: ${demo.email}, password ${demo.password}`)
  console.log(
    `  Data: ${env.databaseUrl ? 'the Postgres of DATABASE_URL' : env.dataDir}. Ctrl-C stops it; nothing is lost.\n`,
  )
}
