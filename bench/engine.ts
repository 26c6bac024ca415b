import { fork } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { CellReport } from './engineCell.ts'
import { countRows, makeTemplate } from './engineGround.ts'
import { type Floor, runFloor } from './floor.ts'
import { openBenchServer } from './openBenchServer.ts'
import { cpuOf, sessionOf } from './sessionCpu.ts'

const STEPS_A_PERSON = 9.5
const ACTIVATIONS_A_PERSON = 3.5

export interface EngineResult {
  readonly people: number
  readonly rounds: number
  readonly postgres: string
  readonly machine: string
  readonly cells: readonly Cell[]
  /** Median of the rounds' ratios of one lane to the floor, by the clock. */
  readonly ofFloor: number
  /** The same by processor seconds, Node's included: what the clock would say if nothing else ran. */
  readonly ofFloorByProcessor: number | null
  /** Of the machine while it ran, beside the processors it has. */
  readonly loadAverage: number
}

interface Cell {
  readonly name: string
  readonly seconds: readonly number[]
  readonly stepsPerSecond: number
  readonly peoplePerSecond: number
  readonly stepsMin: number
  readonly stepsMax: number
  readonly rssMb?: number
  readonly cpuSeconds?: number
  readonly postgresCpuSeconds: number | null
  /** Milliseconds of one median run, by phase. */
  readonly phases?: Readonly<Record<string, number>>
}

interface Run {
  readonly seconds: number
  /** Seconds of processor that the Postgres sessions used. */
  readonly postgresCpu: number | null
  readonly report?: CellReport
}

/**
 * Carries people through the reference program on real, durable Postgres, beside the SQL floor, in interleaved rounds on
 * clones of one database.
 */
export async function benchEngine({ people = 10_000, rounds = 5 } = {}): Promise<EngineResult> {
  const server = await openBenchServer()
  try {
    const admin = new pg.Client(server.url)
    await admin.connect()
    await admin.query('drop database if exists polku_bench with (force)')
    await admin.query('create database polku_bench')
    const floor = await makeTemplate(server.database('polku_bench'), people)
    const cells: [string, (url: string) => Promise<Run>][] = [
      ['SQL floor, 1 connection', (url) => runFloorCell(url, floor)],
      ['engine, 1 lane, batch 1000', (url) => runEngineCell(url, floor, 1)],
      ['engine, 2 lanes, batch 1000', (url) => runEngineCell(url, floor, 2)],
    ]
    const runs = new Map<string, Run[]>(cells.map(([name]) => [name, []]))
    for (let round = 0; round <= rounds; round++)
      for (const [name, run] of cells) {
        const url = await clone(admin, server.database('polku_bench_run'))
        const done = await run(url)
        await check(url, floor, people)
        // The first round warms the machine and is not counted.
        if (round > 0) runs.get(name)?.push(done)
        console.log(lineOf(round, name, done, people))
      }
    const { rows } = await admin.query<{ server_version: string }>('show server_version')
    await admin.query('drop database if exists polku_bench_run with (force)')
    await admin.query('drop database if exists polku_bench with (force)')
    await admin.end()
    return summarise(people, rounds, rows[0]?.server_version ?? '', runs)
  } finally {
    await server.close()
  }
}

function lineOf(round: number, name: string, { seconds, postgresCpu, report }: Run, people: number): string {
  const cpu = `Postgres ${postgresCpu?.toFixed(2) ?? '?'} s${report ? `, Node ${report.cpuSeconds.toFixed(2)} s` : ''}`
  const rate = thousands((people * STEPS_A_PERSON) / seconds)
  return `  round ${round}  ${name.padEnd(28)} ${rate.padStart(7)} steps/s  processor: ${cpu}`
}

async function clone(admin: pg.Client, url: string): Promise<string> {
  await admin.query('drop database if exists polku_bench_run with (force)')
  await admin.query('create database polku_bench_run template polku_bench')
  await admin.query('checkpoint')
  await pause(500)
  return url
}

async function runFloorCell(url: string, floor: Floor): Promise<Run> {
  const client = new pg.Client(url)
  await client.connect()
  const session = [await sessionOf(client)]
  const before = cpuOf(session)
  const seconds = await runFloor(client, floor)
  const after = cpuOf(session)
  await client.end()
  return { seconds, postgresCpu: before === null || after === null ? null : after - before }
}

async function runEngineCell(url: string, { workspaceId }: Floor, lanes: number): Promise<Run> {
  const child = fork('bench/engineCell.ts', [JSON.stringify({ url, workspaceId, lanes, batch: 1000 })], {
    execArgv: ['--import', 'tsx'],
  })
  await once(child, 'message')
  child.send('go')
  const [report] = (await once(child, 'message')) as [CellReport]
  return { seconds: report.seconds, postgresCpu: report.postgresCpuSeconds, report }
}

/** Nobody may be faster by having done less. */
async function check(url: string, { workspaceId }: Floor, people: number): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  const found = await countRows(client, workspaceId)
  await client.end()
  const expected = {
    ended: people,
    steps: people * STEPS_A_PERSON,
    messages: people * 3.5,
    leads: people / 2,
    notifications: people,
    // entered once a step, moved on or exited once a step.
    counted: people * STEPS_A_PERSON * 2,
  }
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`The rows are not those expected: ${JSON.stringify({ found, expected })}`)
}

function summarise(people: number, rounds: number, postgres: string, runs: Map<string, Run[]>): EngineResult {
  const rate = (seconds: number) => Math.round((people * STEPS_A_PERSON) / seconds)
  const cells = [...runs].map(([name, done]): Cell => {
    const seconds = done.map((run) => run.seconds)
    const middle = median(seconds)
    const report = done.find((run) => run.seconds === middle)?.report
    return {
      name,
      seconds: seconds.map((one) => Number(one.toFixed(3))),
      stepsPerSecond: rate(middle),
      peoplePerSecond: Math.round(people / middle),
      stepsMin: rate(Math.max(...seconds)),
      stepsMax: rate(Math.min(...seconds)),
      postgresCpuSeconds: median(done.map((run) => run.postgresCpu ?? Number.NaN)) || null,
      ...(report && {
        rssMb: report.rssMb,
        cpuSeconds: Number(report.cpuSeconds.toFixed(2)),
        phases: phasesOf(report),
      }),
    }
  })
  const [floor = [], lane = []] = [...runs.values()]
  const ratios = floor.map((run, n) => run.seconds / (lane[n]?.seconds ?? Number.POSITIVE_INFINITY))
  const used = (run: Run | undefined) => (run?.postgresCpu ?? Number.NaN) + (run?.report?.cpuSeconds ?? 0)
  const processor = median(floor.map((run, n) => used(run) / used(lane[n])))
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.version}`
  const ofFloor = Number(median(ratios).toFixed(2))
  const ofFloorByProcessor = Number.isNaN(processor) ? null : Number(processor.toFixed(2))
  const loadAverage = Number((os.loadavg()[1] ?? 0).toFixed(1))
  return { people, rounds, postgres, machine, cells, ofFloor, ofFloorByProcessor, loadAverage }
}

const phaseOf: Readonly<Record<string, string>> = {
  claimDue: 'claim',
  openWorkspace: 'claim',
  factDownloaded: 'facts',
  saveMoves: 'write enrollments',
  savePassages: 'write steps',
  saveMessages: 'write messages',
  saveTally: 'write counters',
  commit: 'commit',
}

function phasesOf({ statements, seconds }: CellReport): Record<string, number> {
  const phases: Record<string, number> = {}
  for (const [name, ms] of Object.entries(statements)) {
    const phase = phaseOf[name] ?? 'leads and notices'
    phases[phase] = (phases[phase] ?? 0) + ms
  }
  const waited = Object.values(phases).reduce((sum, ms) => sum + ms, 0)
  phases['JavaScript (one lane: the rest)'] = Math.max(0, seconds * 1000 - waited)
  return Object.fromEntries(Object.entries(phases).map(([name, ms]) => [name, Math.round(ms)]))
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

export function thousands(n: number): string {
  return `${(n / 1000).toFixed(1)}k`
}

export const perPerson = { steps: STEPS_A_PERSON, activations: ACTIVATIONS_A_PERSON }
