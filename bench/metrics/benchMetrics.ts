import pg from 'pg'
import { connect } from '../../server/database/connect.ts'
import { migrate } from '../../server/database/migrate.ts'
import { countProgram } from '../../server/metrics/countProgram.ts'
import type { Scope } from '../../server/scope.ts'
import { addFile, addList, addProgram, addWorkspace } from '../../tests/worker/ground.ts'
import { guideFollowUp } from '../../tests/worker/guideFollowUp.ts'
import { loadAverage, machineName } from '../gauge.ts'
import { openBenchServer } from '../openBenchServer.ts'
import { perPerson } from '../reference.ts'
import type { MetricsResults } from '../results.ts'
import { median, percentile, round } from '../statistics.ts'

const CALLS = 300
/** What three seconds of a busy worker leave before they are rolled up. */
const BATCHES = 50

/** The numbers of the canvas, of a program whose ledger holds ten million steps. */
export async function benchMetrics({ people = 10_000_000 / perPerson.ledger } = {}): Promise<MetricsResults> {
  const server = await openBenchServer()
  try {
    const url = await server.create('polku_bench_metrics')
    await migrate(url)
    const database = connect(url, { connections: 2 })
    const { pool } = database
    const workspaceId = await addWorkspace(pool)
    const listId = await addList(pool, workspaceId, 'Downloaded the guide')
    const fileId = await addFile(pool, workspaceId, 'The second guide')
    const programId = await addProgram(pool, workspaceId, guideFollowUp({ listId, fileId }))
    console.log('  the ledger is filled')
    const steps = await fill(url, { workspaceId, programId, people: Math.round(people) })
    const scope = { database, workspaceId } as Scope
    const times: number[] = []
    for (let nth = 0; nth < CALLS + 50; nth++) {
      const begun = performance.now()
      await countProgram(scope, programId)
      if (nth >= 50) times.push(performance.now() - begun)
    }
    const ledger = await countLedger(pool, workspaceId, programId)
    const { nodes } = await countProgram(scope, programId)
    for (const [node, { movedOn, exited }] of Object.entries(nodes))
      if (movedOn + exited !== (ledger.counts.get(node) ?? 0))
        throw new Error(`The counters say ${movedOn + exited} of ${node}, the ledger ${ledger.counts.get(node)}.`)
    await database.close()
    return {
      measuredAt: new Date().toISOString(),
      machine: machineName(),
      load: [loadAverage(), loadAverage()],
      steps,
      calls: CALLS,
      p50Ms: round(median(times), 2),
      p99Ms: round(percentile(times, 0.99), 2),
      ledgerMs: round(ledger.ms),
    }
  } finally {
    await server.close()
  }
}

interface Filling {
  readonly workspaceId: number
  readonly programId: number
  readonly people: number
}

/** Steps as the reference program writes them, and their counters: most rolled up, the last few seconds not yet. */
async function fill(url: string, { workspaceId, programId, people }: Filling): Promise<number> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`set synchronous_commit = off; set maintenance_work_mem = '256MB'`)
  const { rowCount } = await client.query(
    `insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at, saw)
     select $1, p, w.visit, $2, 1, w.node, w.outlet, now(), now(), case w.node when 'branch' then '{"downloaded:1:entered":true}'::jsonb end
     from generate_series(1, $3::int) p join (values ${walks}) w(yes, visit, node, outlet) on w.yes = (p % 2 = 0)`,
    [workspaceId, programId, people],
  )
  await client.query(
    `insert into tally (workspace_id, program_id, version, node_id, outlet, measure, n)
     select $1, $2, 1, node_id, outlet, (case outlet when '' then 'exited' else 'movedOn' end)::measure, count(*) from step
     where workspace_id = $1 and program_id = $2 group by node_id, outlet
     union all
     select $1, $2, 1, node_id, '', 'entered', count(*) from step where workspace_id = $1 and program_id = $2 group by node_id`,
    [workspaceId, programId],
  )
  await client.query(
    `with late as (select node_id, outlet, measure from tally where workspace_id = $1)
     , taken as (update tally set n = n - 10 * $3 where workspace_id = $1)
     insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
     select $1, $2, 1, node_id, outlet, measure, 10 from late cross join generate_series(1, $3)`,
    [workspaceId, programId, BATCHES],
  )
  await client.query('vacuum analyze')
  await client.end()
  return rowCount ?? 0
}

const walks = [
  ...walk(true, 'start blog wait1 guide wait2 branch:yes handOff tellSeller won:'),
  ...walk(false, 'start blog wait1 guide wait2 branch:no video wait3 tellMarketing done:'),
].join(', ')

/** `branch:yes`: by this outlet; without one, by the only one; with nothing behind the colon: the end. */
function walk(yes: boolean, steps: string): string[] {
  return steps.split(' ').map((step, visit) => {
    const [node, outlet = 'then'] = step.split(':')
    return `(${yes}, ${visit}, '${node}', '${outlet}')`
  })
}

/** What the same numbers cost when nobody counts along. */
async function countLedger(pool: pg.Pool, workspaceId: number, programId: number) {
  const begun = performance.now()
  const { rows } = await pool.query<{ node: string; n: number }>(
    `select node_id as node, count(*)::int as n from step where workspace_id = $1 and program_id = $2 group by 1`,
    [workspaceId, programId],
  )
  return { ms: performance.now() - begun, counts: new Map(rows.map(({ node, n }) => [node, n])) }
}
