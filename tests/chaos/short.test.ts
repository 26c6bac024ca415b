import { expect, test } from 'vitest'
import { faultsOf, printAftermath } from './rig/printAftermath.ts'
import { unleash } from './rig/unleash.ts'

const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e9))

test(`2,000 people come through 20 kills and 8 crashes of Postgres: nobody lost, nothing twice (CHAOS_SEED=${seed})`, {
  timeout: 240_000,
}, async () => {
  const aftermath = await unleash({
    seed,
    people: 2000,
    kills: 18,
    massacres: 1,
    restarts: 8,
    pauses: 6,
    longPauses: 0,
    cuts: 6,
    hands: ['worker', 'worker', 'sender', 'sender'],
    between: [30, 500],
    limit: 200_000,
  })
  const table = printAftermath(aftermath)
  expect(faultsOf(aftermath), table).toEqual([])
  expect(aftermath).toMatchObject({ walked: 2000, restarts: 8 })
  expect(aftermath.kills).toBeGreaterThanOrEqual(20)
  // Without these it would have proved nothing.
  expect(aftermath.states.sent).toBeGreaterThan(5000)
  expect(aftermath.deeds.get('dot: hung up')).toBeGreaterThan(10)
})
