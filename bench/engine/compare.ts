import { loadAverage, machineName, processSeconds, readGauge } from '../gauge.ts'
import { type BenchServer, openBenchServer } from '../openBenchServer.ts'
import { type BenchRedis, openRedis } from '../peers/redis.ts'
import { versionsOfPeers } from '../peers/versions.ts'
import { runProcesses } from '../processes.ts'
import { perPerson } from '../reference.ts'
import { median, round, short } from '../statistics.ts'
import { type Cell, type CellKey, cellsFor, checkRows, type Run } from './cells.ts'
import type { Floor } from './floor.ts'
import { makeTemplate } from './ground.ts'
import type { Profile } from './profileCell.ts'

/** One run of one cell. */
export interface Measured {
  readonly seconds: number
  readonly stepsPerSecond: number
  /** Processor seconds of Postgres and of the measured processes (and of Redis); null when they cannot be read. */
  readonly postgresCpu: number | null
  readonly processCpu: number
  /** Effects that were done more than once. */
  readonly repeated: number
  readonly rssMb: number | null
  /** Processors that everything else on the machine kept busy meanwhile. */
  readonly othersBusy: number | null
}

export interface Comparison {
  readonly people: number
  readonly rounds: number
  readonly machine: string
  /** Load average while it ran, from and to. */
  readonly load: readonly [number, number]
  readonly versions: Readonly<Record<string, string>>
  readonly cells: readonly {
    readonly key: CellKey
    readonly name: string
    readonly people: number
    readonly runs: readonly Measured[]
  }[]
  readonly skipped: readonly string[]
  readonly profile: Profile
}

/** Carries people through the reference program in every way, in interleaved rounds on copies of one database. */
export async function compare({
  people = 10_000,
  rounds = 5,
  only = [] as readonly string[],
} = {}): Promise<Comparison> {
  const server = await openBenchServer()
  const redis = await openRedis()
  try {
    const cells = cellsFor(people).filter(({ key }) => only.length === 0 || only.includes(key))
    const possible = cells.filter(({ key }) => key !== 'bullmq' || redis !== null)
    const skipped = cells
      .filter((cell) => !possible.includes(cell))
      .map(({ name }) => `${name}: there is no redis-server on this machine.`)
    const grounds = await prepare(server, possible)
    const runs = new Map<CellKey, Measured[]>(possible.map(({ key }) => [key, []]))
    const loads: number[] = []
    for (let nth = 0; nth <= rounds; nth++)
      for (const cell of possible) {
        const measured = await measure(server, cell, grounds.get(sizeOf(cell)) as Ground, redis)
        loads.push(loadAverage())
        // The first round warms the machine and is not counted.
        if (nth > 0) runs.get(cell.key)?.push(measured)
        console.log(lineOf(nth, cell, measured))
      }
    const profile = await profileOne(server, grounds.get(people) ?? ([...grounds.values()][0] as Ground))
    return {
      people,
      rounds,
      machine: machineName(),
      load: [Math.min(...loads), Math.max(...loads)],
      versions: { postgres: server.version, ...(redis && { redis: redis.version }), ...versionsOfPeers() },
      cells: possible.map(({ key, name, people }) => ({ key, name, people, runs: runs.get(key) ?? [] })),
      skipped,
      profile,
    }
  } finally {
    await redis?.close()
    await server.close()
  }
}

interface Ground {
  readonly database: string
  readonly floor: Floor
}

/** How many stand in the ground of a cell. Peers carry the first few of many and look at nobody else. */
const sizeOf = ({ people, rows }: Cell) => ('ended' in rows(people) ? people : null)

async function prepare(server: BenchServer, cells: readonly Cell[]): Promise<Map<number | null, Ground>> {
  const grounds = new Map<number | null, Ground>()
  const most = Math.max(0, ...cells.filter((cell) => sizeOf(cell) === null).map(({ people }) => people))
  for (const size of new Set(cells.map(sizeOf))) {
    const database = `polku_bench_${size ?? 'usual'}`
    const floor = await makeTemplate(await server.create(database), size ?? most)
    grounds.set(size, { database, floor })
  }
  return grounds
}

async function measure(
  server: BenchServer,
  cell: Cell,
  { database, floor }: Ground,
  redis: BenchRedis | null,
): Promise<Measured> {
  const url = await server.clone(database, 'polku_bench_run')
  const gauges: Gauges = { postmaster: server.pid, redis: redis?.pid ?? null, from: null, to: null }
  const watch = {
    begin: () => {
      gauges.from = look(gauges)
    },
    end: () => {
      gauges.to = look(gauges)
    },
  }
  const run = await cell.run({ url, floor, people: cell.people, redis, watch })
  const repeated = await checkRows(url, floor, cell)
  return summarise(cell, run, gauges, repeated)
}

interface Gauges {
  readonly postmaster: number | null
  readonly redis: number | null
  from: Look | null
  to: Look | null
}

type Look = ReturnType<typeof look>

const look = ({ postmaster, redis }: Gauges) => ({
  at: performance.now(),
  gauge: readGauge(postmaster),
  redis: redis === null ? 0 : processSeconds(redis),
})

function summarise({ people }: Cell, { seconds, reports }: Run, { from, to }: Gauges, repeated: number): Measured {
  const redisCpu = (to?.redis ?? 0) - (from?.redis ?? 0)
  const processCpu = reports.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, redisCpu)
  const [before, after] = [from?.gauge, to?.gauge]
  const postgresCpu = before && after ? after.postgres - before.postgres : null
  const used = before && after ? after.machine - before.machine - (after.self - before.self) : null
  const elapsed = ((to?.at ?? 0) - (from?.at ?? 0)) / 1000
  return {
    seconds: round(seconds, 3),
    stepsPerSecond: Math.round((people * perPerson.steps) / seconds),
    postgresCpu: postgresCpu === null ? null : round(postgresCpu, 2),
    processCpu: round(processCpu, 2),
    repeated,
    rssMb: reports.length > 0 ? Math.max(...reports.map(({ rssMb }) => rssMb)) : null,
    othersBusy:
      used === null || postgresCpu === null ? null : round(Math.max(0, used - postgresCpu - processCpu) / elapsed, 1),
  }
}

async function profileOne(server: BenchServer, { database, floor: { workspaceId } }: Ground): Promise<Profile> {
  const url = await server.clone(database, 'polku_bench_run')
  const { reports } = await runProcesses('engine/profileCell.ts', [{ url, workspaceId }])
  await server.drop('polku_bench_run')
  return reports[0]?.more as unknown as Profile
}

function lineOf(nth: number, { name }: Cell, measured: Measured): string {
  const { stepsPerSecond, postgresCpu, processCpu, rssMb, othersBusy, repeated } = measured
  const cpu = `processor: Postgres ${postgresCpu ?? '?'} s, process ${processCpu} s`
  return `  round ${nth}  ${name.padEnd(26)} ${short(stepsPerSecond).padStart(6)} steps/s  ${cpu}  ${rssMb ?? '–'} MB  others ${othersBusy ?? '?'}${repeated > 0 ? `  repeated ${repeated}` : ''}`
}

/** Median of a cell's rounds. */
export function stepsPerSecond({ cells }: Comparison, key: CellKey): number | null {
  const runs = cells.find((cell) => cell.key === key)?.runs ?? []
  return runs.length === 0 ? null : Math.round(median(runs.map((run) => run.stepsPerSecond)))
}
