import pg from 'pg'
import { loadAverage, machineName, readGauge } from '../gauge.ts'
import { type BenchServer, openBenchServer } from '../openBenchServer.ts'
import { runProcesses } from '../processes.ts'
import type { CrowdResults } from '../results.ts'
import { median, percentile, round, short } from '../statistics.ts'
import { type Crowd, makeCrowd } from './crowdGround.ts'
import { measureWakeUps } from './wakeUp.ts'

/** Whose time comes in a round. */
const DUE = 5000
const EVENTS = 400

interface Cost {
  readonly micros: number
  readonly processor: number | null
}

/** What a person costs while few, many and a great many others wait; and how soon what happens to one of a great many moves
 *  them on. */
export async function benchCrowd({ people = 1_000_000, rounds = 5 } = {}): Promise<CrowdResults> {
  const server = await openBenchServer()
  try {
    const sizes = [people / 100, people / 10, people]
    const crowds: Crowd[] = []
    for (const size of sizes) {
      console.log(`  ${short(size)} people are put into a program`)
      crowds.push(await makeCrowd(await server.create(`polku_bench_crowd_${size}`), size))
    }
    const costs = new Map<number, Cost[]>(sizes.map((size) => [size, []]))
    const loads: number[] = []
    for (let nth = 0; nth <= rounds; nth++)
      for (const crowd of crowds) {
        const cost = await measure(server, crowd, nth)
        loads.push(loadAverage())
        if (nth > 0) costs.get(crowd.waiting)?.push(cost)
        console.log(`  round ${nth}  ${short(crowd.waiting).padStart(6)} waiting  ${cost.micros} µs a person`)
      }
    const latencies = await measureWakeUps(crowds[crowds.length - 1] as Crowd, EVENTS)
    loads.push(loadAverage())
    return {
      measuredAt: new Date().toISOString(),
      machine: machineName(),
      load: [Math.min(...loads), Math.max(...loads)],
      rounds,
      due: DUE,
      perPerson: sizes.map((waiting) => {
        const of = costs.get(waiting) ?? []
        const processor = of.map((cost) => cost.processor ?? Number.NaN)
        return {
          waiting,
          micros: round(median(of.map(({ micros }) => micros))),
          processorMicros: processor.some(Number.isNaN) ? null : round(median(processor)),
        }
      }),
      wakeUp: {
        waiting: people,
        events: latencies.length,
        p50Ms: round(percentile(latencies, 0.5)),
        p99Ms: round(percentile(latencies, 0.99)),
        maxMs: round(Math.max(...latencies)),
      },
    }
  } finally {
    await server.close()
  }
}

/** Lets the time of the next few thousand come, and carries them on. @throws when not all of them were */
async function measure(server: BenchServer, { url, workspaceId }: Crowd, nth: number): Promise<Cost> {
  const client = new pg.Client(url)
  await client.connect()
  const count = async () => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from message where workspace_id = $1 and node_id = 'guide'`,
      [workspaceId],
    )
    return rows[0]?.n ?? 0
  }
  const before = await count()
  await client.query(
    `update enrollment set due_at = now() - interval '1 second', arrived_at = now() - interval '31 days'
     where workspace_id = $1 and id in (
       select id from enrollment where workspace_id = $1 and node_id = 'listen' order by hashint8(id # $2::int) limit $3)`,
    [workspaceId, nth, DUE],
  )
  await client.query('checkpoint')
  let from: ReturnType<typeof readGauge> = null
  let to: ReturnType<typeof readGauge> = null
  const watch = {
    begin: () => {
      from = readGauge(server.pid)
    },
    end: () => {
      to = readGauge(server.pid)
    },
  }
  const { seconds, reports } = await runProcesses('crowd/lane.ts', [{ url, workspaceId }], { watch })
  const moved = (await count()) - before
  // They go back, so that the crowd stays as large as it is.
  await client.query(
    `update enrollment set node_id = 'listen', due_at = now() + interval '20 days'
     where workspace_id = $1 and node_id = 'rest'`,
    [workspaceId],
  )
  await client.end()
  if (moved !== DUE) throw new Error(`${DUE} people were due, and ${moved} were moved on.`)
  return {
    micros: Math.round((seconds * 1e6) / DUE),
    processor: processorMicros(from, to, reports[0]?.cpuSeconds ?? 0),
  }
}

type Gauge = ReturnType<typeof readGauge>

function processorMicros(from: Gauge, to: Gauge, process: number): number | null {
  return from && to ? ((to.postgres - from.postgres + process) * 1e6) / DUE : null
}
