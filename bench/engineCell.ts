import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { runBatch } from '#engine/worker/runBatch.ts'
import { VersionCache } from '#engine/worker/VersionCache.ts'
import { cpuOf, sessionOf } from './sessionCpu.ts'

// One measurement in a process of its own: works through everything that is due in one workspace and reports.

export interface CellReport {
  /** From the first claim to the last commit. */
  readonly seconds: number
  readonly steps: number
  readonly batches: number
  /** Milliseconds spent waiting for each statement, by its name, all lanes together. */
  readonly statements: Readonly<Record<string, number>>
  readonly cpuSeconds: number
  /** Of its Postgres sessions; null when they run elsewhere. */
  readonly postgresCpuSeconds: number | null
  readonly rssMb: number
}

interface Order {
  url: string
  workspaceId: number
  lanes: number
  batch: number
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order
const statements: Record<string, number> = {}
const pool = new pg.Pool({ connectionString: order.url, max: order.lanes })
pool.on('connect', measure)
const sessions: number[] = []
for (const client of await Promise.all(Array.from({ length: order.lanes }, () => pool.connect()))) {
  sessions.push(await sessionOf(client))
  client.release()
}

process.send?.('ready')
process.once('message', async () => {
  const engine = { pool, versions: new VersionCache(), batch: order.batch }
  const cpu = process.cpuUsage()
  const postgresCpu = cpuOf(sessions)
  const begun = performance.now()
  let steps = 0
  let batches = 0
  const lane = async () => {
    for (;;) {
      const done = await runBatch(engine, order.workspaceId)
      steps += done.steps
      if (done.enrollments > 0) batches++
      else if (await isDone()) return
    }
  }
  await Promise.all(Array.from({ length: order.lanes }, lane))
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const postgresCpuEnd = cpuOf(sessions)
  const postgresCpuSeconds = postgresCpu === null || postgresCpuEnd === null ? null : postgresCpuEnd - postgresCpu
  const rssMb = Math.round(process.resourceUsage().maxRSS / 1024)
  const cpuSeconds = (user + system) / 1e6
  process.send?.({ seconds, steps, batches, statements, cpuSeconds, postgresCpuSeconds, rssMb } satisfies CellReport)
  await pool.end()
  process.exit(0)
})

/** Another lane may still hold the rest. */
async function isDone(): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from enrollment where workspace_id = $1 and status = 'waiting' and due_at <= workspace_now($1) limit 1`,
    [order.workspaceId],
  )
  return rowCount === 0
}

function measure(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
  client.query = (async (...args: unknown[]) => {
    const [given] = args as [string | { name?: string }]
    const name = typeof given === 'string' ? given.slice(0, 10) : (given.name ?? 'other')
    const begun = performance.now()
    try {
      return await query(...args)
    } finally {
      statements[name] = (statements[name] ?? 0) + performance.now() - begun
    }
  }) as typeof client.query
}
