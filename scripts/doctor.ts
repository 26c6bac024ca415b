import { parseArgs } from 'node:util'
import { examine, isHealthy } from '#engine/doctor/examine.ts'
import { printChart } from '#engine/doctor/printChart.ts'
import { readSinkLog } from '#engine/doctor/SinkLog.ts'
import { connect } from '#server/database/connect.ts'
import { runningDatabaseUrl } from '#server/database/dataFolder.ts'
import { readEnv } from '#server/env.ts'
import { explainFailure } from '#server/startUp/explainFailure.ts'
import { makeLog } from '#server/startUp/makeLog.ts'
import { openDatabase } from '#server/startUp/openDatabase.ts'
import { Shutdown } from '#server/startUp/shutdown.ts'

// npm run doctor: the ten invariants, on DATABASE_URL; else on the embedded database, the running one or one started for
// as long as it takes. Exit code 0: all well. 1: something is wrong, or could not be looked at. 2: it could not begin.

const usage = `npm run doctor -- [--workspace ID] [--sink FILE] [--batch N] [--seconds N] [--json]

  --workspace ID   only this workspace
  --sink FILE      the mail server's log, one {"messageId":"…","taken":true} a line, to hold the outbox against
  --batch N        people or messages a statement, default 20000
  --seconds N      how long one statement may take, default 60
  --json           the findings as JSON`

const log = makeLog()
log.level = 'error'
const shutdown = new Shutdown(log)
const env = readEnv()
try {
  const given = readArguments()
  const url = env.databaseUrl ?? runningDatabaseUrl(env.dataDir) ?? (await openDatabase(env, shutdown, log))
  const database = connect(url, { connections: 1 })
  shutdown.add(database.close)
  const examination = await examine(database.pool, {
    workspaceId: given.workspace,
    batch: given.batch,
    statementLimit: given.seconds === undefined ? undefined : given.seconds * 1000,
    sink: given.sink === undefined ? null : await readSinkLog(given.sink),
  })
  console.log(given.json ? JSON.stringify(examination, null, 2) : printChart(examination))
  await shutdown.end(isHealthy(examination) ? 0 : 1)
} catch (error) {
  console.error(strange(error) ?? explainFailure(error, env) ?? (error instanceof Error ? error.message : error))
  await shutdown.end(2)
}

/** A database that is not, or not yet, what this version reads. */
function strange(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === '42P01') return 'The database holds no Polku yet. Start it once with npm start.'
  if (code === '42703') return 'The database is of another version of Polku. Start this one once with npm start.'
  return null
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        workspace: { type: 'string' },
        sink: { type: 'string' },
        batch: { type: 'string' },
        seconds: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const { sink, json } = values
    const [workspace, batch, seconds] = [values.workspace, values.batch, values.seconds].map(readCount)
    return { workspace, batch, seconds, sink, json }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`“${text}” is no whole number from 1.`)
  return number
}
