import type { CopyReason } from '#engine/intake/sendingSwitch.ts'
import { whyNotBeside } from '#engine/worker/roles/whyNotStart.ts'
import type { Database } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import { type Env, readEnv } from './env.ts'
import { build } from './startUp/build.ts'
import { explainFailure } from './startUp/explainFailure.ts'
import { makeLog } from './startUp/makeLog.ts'
import { openDatabase } from './startUp/openDatabase.ts'
import { refuseFarNeighbours } from './startUp/refuseFarNeighbours.ts'
import { safeModeSentences } from './startUp/safeModeSentences.ts'
import { Shutdown } from './startUp/shutdown.ts'
import { takePort } from './startUp/takePort.ts'

// The one place that knows server and worker both. One process, one port; what is added last stops first. With the word
// web (npm run web) it leaves people and mail to processes of their own.

let env: Env | null = null
const log = makeLog()
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

  // Three things at a time: Postgres, the rest of the program, and the pages.
  const building = new AbortController()
  shutdown.add(() => building.abort())
  const pages = env.production ? build('client', building.signal) : Promise.resolve()
  const [url, { connect, ...part }] = await Promise.all([
    openMigrated(env),
    build('prisma', building.signal).then(readTheRest),
    pages,
  ])
  const database = connect(url, { connections: 20, onIdleError })
  shutdown.add(database.close)
  const role = env.worker && process.argv[2] !== 'web' ? 'all' : 'web'
  shutdown.add(await part.joinProcesses(database.pool, role, log))
  await part.ensurePartitions(database.pool)
  shutdown.add(part.keepPartitions(database.pool, { retentionMonths: env.retentionMonths, log }))

  const signingKey = await part.ensureSecret(database.pool, 'signingKey')
  const authSecret = await part.ensureSecret(database.pool, 'authSecret')
  const demo = await seed(env, database)
  const { safeMode, keep } = await part.recogniseInstallation(database.pool, env)
  shutdown.add(part.repeat(part.HEARTBEAT_MS, log, keep))

  const journal = await part.openJournal({ database, dataDir: env.dataDir, signingKey, log })
  shutdown.add(() => journal.close())
  const imports = await part.openImports({ database, dataDir: env.dataDir, signingKey, log })
  shutdown.add(imports.close)

  const press = { database, publicUrl: env.publicUrl, signingKey, log }
  shutdown.add(part.repeat(5000, log, async () => void (await part.publishDue(press))))

  const app = part.createApp({ database, env, signingKey, authSecret, demo, log, journal })
  if (env.production) part.serveBuiltClient(app)
  else await part.serveClientSources(app, port.server, shutdown)

  if (role === 'all') {
    // Connections of its own, so that a busy worker never makes a person wait.
    const own = connect(url, { connections: 16, onIdleError })
    shutdown.add(own.close)
    const worker = part.startWorker({ pool: own.pool, signingKey, env, log })
    shutdown.add(() => worker.stop())
  }

  shutdown.add(part.keepWatch(database.pool, log))
  port.serve(app)
  if (!shutdown.hasBegun) welcome(env, demo, safeMode)
}

async function openMigrated(env: Env): Promise<string> {
  const url = await openDatabase(env, shutdown, log)
  await refuseFarNeighbours(url, whyNotBeside)
  await migrate(url)
  return url
}

async function readTheRest() {
  const parts = await Promise.all([
    import('./app.ts'),
    import('./database/connect.ts'),
    import('./database/partitions.ts'),
    import('./health/keepWatch.ts'),
    import('./imports/openImports.ts'),
    import('./public/openJournal.ts'),
    import('./publications/publishDue.ts'),
    import('./startUp/ensureSecret.ts'),
    import('./startUp/recogniseInstallation.ts'),
    import('./startUp/serveClient.ts'),
    import('#engine/worker/startWorker.ts'),
    import('#engine/worker/roles/joinProcesses.ts'),
    import('#engine/worker/repeat.ts'),
  ])
  const [app, connect, partitions, watch, imports, journal, publications, secret, installation, client, ...work] = parts
  const [worker, processes, repeat] = work
  const rooms = {
    ...app,
    ...connect,
    ...partitions,
    ...watch,
    ...imports,
    ...journal,
    ...publications,
    ...secret,
    ...client,
  }
  return { ...rooms, ...installation, ...worker, ...processes, ...repeat }
}

async function seed({ demo, bootstrapApiKey }: Env, database: Database) {
  const { closeDemo, reopenDemo } = await import('#prisma/demo/closeDemo.ts')
  if (!demo) {
    await closeDemo(database)
    return null
  }
  const { seedDemo } = await import('#prisma/seed.ts')
  await reopenDemo(database)
  return seedDemo(database, bootstrapApiKey ? { apiKey: bootstrapApiKey } : {})
}

function onIdleError(error: Error): void {
  if (!shutdown.hasBegun) log.warn(error, 'An idle connection to Postgres broke.')
}

function welcome(env: Env, demo: { email: string; password: string } | null, safeMode: CopyReason | null): void {
  const lines = [
    `Polku is running at ${env.publicUrl}`,
    ...(demo ? [`Sign in to the demo: ${demo.email}, password ${demo.password}`] : []),
    ...(safeMode ? [`Safe mode: ${safeModeSentences[safeMode]}`] : []),
    `Data: ${env.databaseUrl ? 'the Postgres of DATABASE_URL' : env.dataDir}. Ctrl-C stops it; nothing is lost.`,
  ]
  console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}\n`)
}
