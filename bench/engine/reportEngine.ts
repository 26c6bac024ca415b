import { perPerson } from '../reference.ts'
import type { CellResults, EngineResults, Ratio } from '../results.ts'
import { short } from '../statistics.ts'

/** The engine beside its peers, in words and tables. */
export function reportEngine(engine: EngineResults): string {
  const { machine, load, versions, rounds, people, rssMb, measuredAt } = engine
  const peers = Object.entries(versions)
    .filter(([name]) => name !== 'postgres')
    .map(([name, version]) => `${name} ${version}`)
  return `## Engine
${people.toLocaleString('en')} prospects through the reference program on one durable Postgres ${versions.postgres} with default settings; ${machine}; ${measuredAt.slice(0, 10)}. Medians of ${rounds} interleaved rounds, each run on a fresh copy of one database, its rows counted afterwards. Load average meanwhile ${load[0]} to ${load[1]}. Peers: ${peers.join(', ')}.

A person takes ${perPerson.steps} steps (entry and end, which our ledger also records, are not counted for anybody). Time is virtual: the clock of the sandbox stands 40 days ahead, so a wait is over when it begins; peers go on at once. Everybody writes the same ${perPerson.messages} messages, ${perPerson.leads} leads and ${perPerson.notifications} notification a person into the same tables. Polku and the floor also write the ledger of steps, counters and where everybody stands, all of it in one transaction with the effects; peers do not.

| | people | steps/s (min–max) | processor µs a step, Postgres + process | memory MB | effects repeated | others kept busy |
|---|---|---|---|---|---|---|
${engine.cells.map(rowOf).join('\n')}
${engine.skipped.map((sentence) => `\nNot measured: ${sentence}\n`).join('')}
| ratio | median of the rounds (min–max) | by processor | goal | |
|---|---|---|---|---|
${Object.entries(engine.ratios)
  .flatMap(([name, ratio]) => (ratio ? [ratioRow(name, ratio)] : []))
  .join('\n')}

“Others” are processors that the rest of the machine kept busy. “By processor” compares what a step costs in processor time, which a busy machine changes little. One worker holds **${rssMb} MB** at most.

Where one lane's time goes, alone:

| phase | ms |
|---|---|
${Object.entries(engine.phases)
  .map(([name, ms]) => `| ${name} | ${ms} |`)
  .join('\n')}
`
}

function rowOf({
  name,
  people,
  stepsPerSecond,
  min,
  max,
  postgresMicros,
  processMicros,
  rssMb,
  repeated,
  othersBusy,
}: CellResults): string {
  const processor = `${postgresMicros ?? '?'} + ${processMicros}`
  return `| ${name} | ${people.toLocaleString('en')} | ${short(stepsPerSecond)} (${short(min)}–${short(max)}) | ${processor} | ${rssMb ?? '–'} | ${repeated} | ${othersBusy ?? '?'} |`
}

function ratioRow(name: string, { median, min, max, byProcessor, goal }: Ratio): string {
  const isShare = goal < 1
  const write = (value: number | null) =>
    value === null ? '?' : isShare ? `${Math.round(value * 100)} %` : `${value.toFixed(1)}×`
  return `| ${name} | ${write(median)} (${write(min)}–${write(max)}) | ${write(byProcessor)} | ≥ ${write(goal)} | ${median >= goal ? 'met' : 'missed'} |`
}
