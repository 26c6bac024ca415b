import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchCanvas } from './canvas/benchCanvas.ts'
import { slower } from './canvas/slower.ts'
import { benchCrowd } from './crowd/benchCrowd.ts'
import { benchEngine } from './engine/benchEngine.ts'
import { installPeers } from './installPeers.ts'
import { benchMetrics } from './metrics/benchMetrics.ts'
import { report } from './report.ts'
import type { CanvasResults, Results } from './results.ts'
import { benchSending } from './sending/benchSending.ts'

const usage = `npm run bench -- [engine] [crowd] [sending] [metrics] [canvas] [--people N] [--rounds N] [--only cell,cell]

Without a name: all of them. --only takes cells of "engine": ours, dbos, pgBossBulk, floor1 …; then nothing is written down.`

interface Options {
  readonly people?: number
  readonly rounds?: number
  readonly only?: readonly string[]
}

/** Each writes its own part of the results and leaves the others as they were. */
const parts: { readonly [K in keyof Results]-?: (options: Options) => Promise<NonNullable<Results[K]>> } = {
  engine: benchEngine,
  crowd: benchCrowd,
  sending: benchSending,
  metrics: benchMetrics,
  canvas: benchCanvas,
}

const { names, options } = readArguments()
// The canvas has nobody beside it but React Flow, which is ours already.
if (names.some((name) => name !== 'canvas')) installPeers()
const file = new URL('results.json', import.meta.url)
for (const name of names) {
  console.log(`\n${name}`)
  const measured = await parts[name](options)
  if (options.only) continue
  const worse = name === 'canvas' ? slower(earlier().canvas, measured as CanvasResults) : []
  for (const sentence of worse) console.error(sentence)
  if (worse.length > 0) {
    // What is stored stays: the next run is held against it too.
    process.exitCode = 1
    continue
  }
  const results = { ...earlier(), [name]: measured }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(new URL('RESULTS.md', import.meta.url), report(results))
}
if (!options.only) console.log(`\n${report(earlier())}`)

function earlier(): Results {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results
  } catch {
    return {}
  }
}

function readArguments(): { names: (keyof Results)[]; options: Options } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { people: { type: 'string' }, rounds: { type: 'string' }, only: { type: 'string' } },
    })
    const known = Object.keys(parts) as (keyof Results)[]
    const names = positionals.length === 0 ? known : known.filter((name) => positionals.includes(name))
    if (names.length < positionals.length) throw new Error(`There is no benchmark "${positionals.join(' ')}".`)
    const { people, rounds, only } = values
    const options = {
      ...(people && { people: Number(people) }),
      ...(rounds && { rounds: Number(rounds) }),
      ...(only && { only: only.split(',') }),
    }
    return { names, options }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(1)
  }
}
