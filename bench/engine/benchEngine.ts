import { perPerson } from '../reference.ts'
import type { CellResults, EngineResults, Ratio } from '../results.ts'
import { median, round } from '../statistics.ts'
import type { CellKey } from './cells.ts'
import { type Comparison, compare, type Measured } from './compare.ts'
import type { Profile } from './profileCell.ts'

const keys: readonly CellKey[] = [
  ...(['ours', 'oursUnfused', 'oursX4', 'dbos', 'graphileWorker'] as const),
  ...(['pgBoss', 'pgBossBulk', 'bullmq', 'floor1', 'floor4'] as const),
]

/** What is promised: how many times the one carries what the other does. */
const goals = [
  { name: 'ours / DBOS', one: 'ours', other: 'dbos', goal: 20 },
  { name: 'ours / graphile-worker', one: 'ours', other: 'graphileWorker', goal: 15 },
  { name: 'ours / pg-boss in bulk', one: 'ours', other: 'pgBossBulk', goal: 3 },
  { name: 'ours / SQL floor, 1 connection', one: 'ours', other: 'floor1', goal: 0.6 },
  { name: 'ours, 4 workers / SQL floor, 4 connections', one: 'oursX4', other: 'floor4', goal: 0.5 },
] as const

/** The engine beside its peers and the SQL floor. */
export async function benchEngine(options: Parameters<typeof compare>[0]): Promise<EngineResults> {
  const compared = await compare(options)
  const cells = compared.cells.map(summarise)
  const { machine, load, versions, rounds, people, skipped } = compared
  const of = (key: CellKey) => cells.find((cell) => cell.key === key)
  return {
    measuredAt: new Date().toISOString(),
    machine,
    load,
    versions,
    rounds,
    people,
    stepsPerSecond: Object.fromEntries(keys.map((key) => [key, of(key)?.stepsPerSecond ?? null])) as Record<
      CellKey,
      number | null
    >,
    rssMb: of('ours')?.rssMb ?? 0,
    ratios: Object.fromEntries(goals.map(({ name, one, other, goal }) => [name, ratio(compared, one, other, goal)])),
    cells,
    skipped,
    phases: phasesOf(compared.profile),
  }
}

function summarise({ key, name, people, runs }: Comparison['cells'][number]): CellResults {
  const rates = runs.map((run) => run.stepsPerSecond)
  const micros = (seconds: number) => round((seconds * 1e6) / (people * perPerson.steps), 1)
  const middle = (values: readonly (number | null)[]) =>
    values.some((value) => value === null) ? null : median(values as readonly number[])
  const postgres = middle(runs.map((run) => run.postgresCpu))
  return {
    key,
    name,
    people,
    stepsPerSecond: Math.round(median(rates)),
    min: Math.min(...rates),
    max: Math.max(...rates),
    postgresMicros: postgres === null ? null : micros(postgres),
    processMicros: micros(median(runs.map((run) => run.processCpu))),
    rssMb: middle(runs.map((run) => run.rssMb)),
    repeated: runs.reduce((sum, run) => sum + run.repeated, 0),
    othersBusy: middle(runs.map((run) => run.othersBusy)),
  }
}

function ratio({ cells }: Comparison, one: CellKey, other: CellKey, goal: number): Ratio | null {
  const of = (key: CellKey) => cells.find((cell) => cell.key === key)
  const [upper, lower] = [of(one), of(other)]
  if (!upper || !lower) return null
  const ratios = upper.runs.map((run, n) => run.stepsPerSecond / (lower.runs[n]?.stepsPerSecond ?? Number.NaN))
  const costs = upper.runs.map((run, n) => costOf(lower.runs[n], lower.people) / costOf(run, upper.people))
  const byProcessor = median(costs)
  return {
    median: round(median(ratios), 2),
    min: round(Math.min(...ratios), 2),
    max: round(Math.max(...ratios), 2),
    byProcessor: Number.isNaN(byProcessor) ? null : round(byProcessor, 2),
    goal,
  }
}

/** Processor seconds a person. */
function costOf(run: Measured | undefined, people: number): number {
  return run?.postgresCpu == null ? Number.NaN : (run.postgresCpu + run.processCpu) / people
}

const phaseOf: Readonly<Record<string, string>> = {
  claimDue: 'claim',
  openWorkspace: 'claim',
  loadVersion: 'claim',
  'begin;': 'begin and commit',
  commit: 'begin and commit',
  factDownloaded: 'facts',
  saveMoves: 'write enrollments',
  savePassages: 'write steps',
  saveMessages: 'write messages',
  saveTally: 'write counters',
  heardCues: 'ask who listens',
}

/** Where one lane's time goes, by what it waits for. */
function phasesOf({ statements, seconds }: Profile): Record<string, number> {
  const phases: Record<string, number> = {}
  for (const [name, ms] of Object.entries(statements)) {
    const phase = phaseOf[name] ?? 'leads and notices'
    phases[phase] = (phases[phase] ?? 0) + ms
  }
  const waited = Object.values(phases).reduce((sum, ms) => sum + ms, 0)
  phases['JavaScript alone'] = Math.max(0, seconds * 1000 - waited)
  return Object.fromEntries(Object.entries(phases).map(([name, ms]) => [name, Math.round(ms)]))
}
