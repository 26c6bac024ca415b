import pg from 'pg'
import { readEnv } from '#server/env.ts'
import { explainFailure } from '#server/startUp/explainFailure.ts'
import { distributeTables } from './distributeTables.ts'

// npm run distribute: spreads the tables of an installation over the nodes of a Citus, by workspace. Once, with everything
// stopped; docs/scaling.md says when. It can be run again, and does what is left to do.

const env = readEnv()
try {
  process.exit(await run())
} catch (error) {
  console.error(explainFailure(error, env) ?? (error instanceof Error ? error.message : error))
  process.exit(1)
}

async function run(): Promise<number> {
  if (!env.databaseUrl) {
    console.error('There is nothing to distribute: the embedded database is no Citus. DATABASE_URL names one.')
    return 1
  }
  const client = new pg.Client({ connectionString: env.databaseUrl, application_name: 'polku distribute' })
  await client.connect()
  try {
    const objection = await whyNot(client)
    if (objection) {
      console.error(objection)
      return 1
    }
    const said = await distributeTables(client)
    for (const sentence of said) console.log(sentence)
    console.log(said.length === 0 ? 'Everything was distributed already.' : 'Done. Polku can be started again.')
    return 0
  } finally {
    await client.end()
  }
}

/** One sentence; null: nothing stands against it. */
async function whyNot(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ citus: boolean; offered: boolean; polku: boolean }>(
    `select exists (select from pg_extension where extname = 'citus') as citus,
       exists (select from pg_available_extensions where name = 'citus') as offered,
       to_regclass('public.process') is not null as polku`,
  )
  const found = rows[0]
  if (!found?.citus && found?.offered)
    return 'This Postgres brings Citus, but this database does not use it yet. Run in it: create extension citus'
  if (!found?.citus)
    return 'The database of DATABASE_URL is an ordinary Postgres and no Citus: nothing was changed, and nothing need be. One Postgres carries millions of people; docs/scaling.md says from when on several are worth their while.'
  if (!found.polku) return 'The database holds no Polku yet. Start it once with npm start and this DATABASE_URL.'
  const { rows: running } = await client.query<{ role: string; host: string }>(
    `select role, host from process where heartbeat_at > now() - interval '1 minute' order by role, host`,
  )
  if (running.length === 0) return null
  const who = running.map(({ role, host }) => `${role} on ${host}`).join(', ')
  return `Stop Polku first. These of its processes have been seen within a minute: ${who}.`
}
