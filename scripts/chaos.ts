import { parseArgs } from 'node:util'
import { faultsOf, printAftermath } from '#tests/chaos/rig/printAftermath.ts'
import { unleash } from '#tests/chaos/rig/unleash.ts'

// npm run chaos: 10,000 people in a twelve-step program while processes are killed and stopped, Postgres crashes and the mail
// server misbehaves; then the ten invariants. Everything is on loopback, made for the run and gone after it. Exit code 1
// when something did not hold. The same seed throws the same dice.

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    people: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '100' },
    restarts: { type: 'string', default: '62' },
    pauses: { type: 'string', default: '30' },
    minutes: { type: 'string', default: '20' },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
console.log(`seed ${seed}: npm run chaos -- --seed ${seed} throws the same dice`)
const aftermath = await unleash({
  seed,
  people: Number(values.people),
  kills: Number(values.kills),
  massacres: 4,
  restarts: Number(values.restarts),
  pauses: Number(values.pauses),
  longPauses: 4,
  cuts: 30,
  hands: ['worker', 'worker', 'sender', 'sender', 'sender'],
  between: [50, 1500],
  limit: Number(values.minutes) * 60_000,
  say: (line) => console.log(`  ${line}`),
})
console.log(`\n${printAftermath(aftermath)}\n`)
const faults = faultsOf(aftermath)
console.log(faults.length === 0 ? `Nobody lost, nothing twice. Seed ${seed}.` : `${faults.join('\n')}\nSeed ${seed}.`)
process.exit(faults.length === 0 ? 0 : 1)
