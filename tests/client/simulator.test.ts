import { expect, test } from 'vitest'
import { pathOf } from '#client/simulator/path.ts'
import { readProperties } from '#client/simulator/readProperties.ts'
import { rehearse } from '#client/simulator/rehearse.ts'
import { nextPlace, previousPlace, Simulator } from '#client/simulator/Simulator.ts'
import { fromWall, toWall } from '#client/simulator/wallTime.ts'
import { compileProgram } from '#engine/simulate/compileProgram.ts'
import { outcomeOf } from '#engine/simulate/outcome.ts'
import { bareSetting } from '#engine/simulate/Setting.ts'
import { simulate } from '#engine/simulate/simulate.ts'
import { draw } from '../stories/draw.ts'

const start = new Date('2026-01-05T09:00:00Z')
const drawn = draw(`
  joins Newsletter ── email One ── wait 2 days ── clicked One?
    ├ yes ── email Two ── end
    └ no ── end
`)
const program = compileProgram(drawn.graph)
const clicks = {
  when: { kind: 'step', nodeId: drawn.id('email One'), minutes: 60 },
  deed: { kind: 'reacted', nodeId: drawn.id('email One'), reaction: 'clicked', link: '' },
} as const

test('stepping goes from one thing that is to be seen to the next, and back the same way', () => {
  const run = simulate(program, new Simulator(start).read().scenario, bareSetting)
  const places = [0]
  while ((places.at(-1) ?? 0) < run.beats.length) places.push(nextPlace(run, places.at(-1) ?? 0))
  expect(places.length).toBeGreaterThan(4)
  for (const [n, place] of places.entries()) expect(previousPlace(run, place)).toBe(places[Math.max(0, n - 1)])
})

test('what is put in later leaves what was seen before as it was, and the place with it', () => {
  const simulator = new Simulator(start)
  const before = simulate(program, simulator.read().scenario, bareSetting)
  simulator.step(before)
  simulator.step(before)
  const { place } = simulator.read()
  simulator.add(clicks)
  const after = simulate(program, simulator.read().scenario, bareSetting)
  expect(simulator.read()).toMatchObject({ place, isChanged: true })
  expect(after.beats.slice(0, place)).toEqual(before.beats.slice(0, place))
  expect(pathOf(after.beats).arrows).toContain(`${drawn.id('clicked One?')}.yes`)
  expect(pathOf(before.beats).arrows).toContain(`${drawn.id('clicked One?')}.no`)
})

test('a rehearsal says whom a change makes a difference for, and who is as before', () => {
  const scenario = new Simulator(start).read().scenario
  const people = [
    { id: 1, name: 'Maria', ...scenario, happenings: [clicks] },
    { id: 2, name: 'Samuli', ...scenario },
  ].map((one) => ({ ...one, outcome: outcomeOf(simulate(program, one, bareSetting), drawn.graph) }))
  const [maria] = people
  const yes = Object.values(drawn.graph.edges).find(({ outlet }) => outlet === 'yes')
  const end = Object.values(drawn.graph.edges).find(({ outlet }) => outlet === 'no')?.to ?? ''
  const draft = {
    ...drawn.graph,
    edges: { ...drawn.graph.edges, [yes?.id ?? '']: { ...yes, to: end } },
  } as typeof drawn.graph
  const [first, second] = rehearse(people, { live: drawn.graph, draft }, bareSetting)
  expect(first?.differences).toEqual([{ kind: 'mail', nodeId: drawn.id('email Two'), variantId: 'a', isMore: false }])
  expect(second?.differences).toEqual([])
  // Nothing is published: what was expected counts.
  const [, expected] = rehearse(people, { live: null, draft }, bareSetting)
  expect(expected?.differences).toEqual([])
  expect(maria?.outcome.mails).toHaveLength(2)
})

test('a moment is written and read on the clocks of the workspace', () => {
  expect(toWall(start, 'Europe/Helsinki')).toBe('2026-01-05T11:00')
  expect(fromWall('2026-01-05T11:00', 'Europe/Helsinki')).toEqual(start)
  expect(fromWall('2026-01-', 'Europe/Helsinki')).toBeNull()
})

test('properties are read line by line', () => {
  expect(readProperties('plan = pro\nseats: 5\n\nnonsense')).toEqual({ plan: 'pro', seats: 5 })
})
