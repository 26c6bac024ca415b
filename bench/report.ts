import { type EngineResult, perPerson, thousands } from './engine.ts'

/** The results in words and tables, for bench/RESULTS.md. */
export function report(engine: EngineResult): string {
  const rows = engine.cells.map(
    (cell) =>
      `| ${cell.name} | ${thousands(cell.stepsPerSecond)} (${thousands(cell.stepsMin)}–${thousands(cell.stepsMax)}) | ${thousands(cell.peoplePerSecond)} | ${cell.rssMb ?? '–'} | ${cell.postgresCpuSeconds?.toFixed(1) ?? '–'} + ${cell.cpuSeconds?.toFixed(1) ?? '0'} |`,
  )
  const one = engine.cells.find((cell) => cell.phases)
  const phases = Object.entries(one?.phases ?? {}).map(([name, ms]) => `| ${name} | ${ms} |`)
  const byProcessor =
    engine.ofFloorByProcessor === null
      ? ''
      : `, **${Math.round(engine.ofFloorByProcessor * 100)} %** by processor seconds`
  return `# Results

Written by \`npm run bench -- engine\`.

## Engine
${engine.people.toLocaleString('en')} prospects through the reference program (${perPerson.steps} steps and ${perPerson.activations} activations a person, every second one downloads), on durable Postgres ${engine.postgres} with default settings, ${engine.machine}. Median of ${engine.rounds} interleaved rounds on clones of one database; row counts checked after every run. Time is virtual: the clock of the sandbox stands 40 days ahead, so every wait is over when it begins. Mail is put into the outbox and not sent. Load average of the machine meanwhile: ${engine.loadAverage}.

| | steps/s (min–max) | people/s | RSS MB of Node | processor seconds, Postgres + Node |
|---|---|---|---|---|
${rows.join('\n')}

One lane reaches **${Math.round(engine.ofFloor * 100)} %** of the SQL floor by the clock${byProcessor} (medians of the rounds' ratios). The floor writes the same rows into the same tables in four statements for everybody at once: no batches, no crash isolation, one fixed program.

Where one lane's time goes (one median run):

| phase | ms |
|---|---|
${phases.join('\n')}
`
}
