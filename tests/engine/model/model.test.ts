import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance } from '#engine/experiment/assign.ts'
import type { Graph } from '#engine/program/graph.ts'
import { anyMoments, anyProgram } from './anyProgram.ts'
import { Driver } from './Driver.ts'
import { Interpreter, type Setting } from './interpret.ts'
import { LittleWorld } from './LittleWorld.ts'
import { live, type Moment, type Traveller } from './live.ts'

// Random programs of every kind of step, random people, random things that happen, random delays: the engine, pass by pass,
// and the plain reading of the same program must come to the same journey.

const life = fc.record({
  graph: anyProgram,
  person: fc.nat({ max: 10_000 }),
  entered: fc.date({
    min: new Date('2026-03-20T00:00:00Z'),
    max: new Date('2027-04-10T00:00:00Z'),
    noInvalidDate: true,
  }),
  zone: fc.constantFrom('Europe/Helsinki', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'),
  moments: anyMoments,
  lateness: fc.array(fc.constantFrom(0, 0, 1, 300_000, 10_800_000), { minLength: 1, maxLength: 3 }),
})
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

function settingOf({ graph, person, entered, zone }: Life): Setting {
  const world = new LittleWorld()
  return { graph, world, zone, entered: entered.getTime(), chance: (nodeId) => chance(1, nodeId, person) }
}

/** Absolute times. */
const momentsOf = ({ moments, entered }: Life): Moment[] =>
  moments.map(({ at, what }) => ({ at: entered.getTime() + at, what }))

function walk<T extends Traveller & { readonly end: string | null; readonly effects: readonly object[] }>(
  one: Life,
  make: (setting: Setting) => T,
) {
  const setting = settingOf(one)
  const traveller = make(setting)
  const whole = live(traveller, setting.world, momentsOf(one), one.lateness)
  const { visits, effects, end } = traveller
  const { score, person, company, deeds } = setting.world
  return { whole, end, visits, effects, world: { score, person, company, deeds: deeds.length } }
}

const read = (one: Life) => walk(one, (setting) => new Interpreter(setting, 'in'))
const drive = (one: Life, crash?: () => boolean) => walk(one, (setting) => new Driver(setting, 'in', crash))

/** More than a hundred steps at one moment are stopped by the engine and not by the plain reading. */
function isCalm({ visits }: { readonly visits: readonly string[] }): boolean {
  const at = new Map<string, number>()
  for (const visit of visits) {
    const moment = visit.slice(visit.indexOf('>'))
    at.set(moment, (at.get(moment) ?? 0) + 1)
  }
  return Math.max(0, ...at.values()) <= 90
}

// MODEL_RUNS=200000 npx vitest run tests/engine/model: as many as one has time for.
const runs = Number(process.env.MODEL_RUNS ?? 2000)

test('the engine and the plain reading of a program come to the same journey', { timeout: 60_000 + runs * 20 }, () => {
  fc.assert(
    fc.property(life, (one) => {
      const expected = read(one)
      fc.pre(expected.whole && isCalm(expected))
      expect(drive(one)).toEqual(expected)
    }),
    { numRuns: runs },
  )
})

test('a pass that is lost before it is written, and made again, changes nothing', {
  timeout: 60_000 + runs * 20,
}, () => {
  fc.assert(
    fc.property(life, fc.infiniteStream(fc.boolean()), (one, coin) => {
      const calm = drive(one)
      fc.pre(calm.whole)
      const crashing = drive(one, () => coin.next().value)
      expect(crashing).toEqual(calm)
    }),
    { numRuns: runs / 4 },
  )
})

test('what is tried is worth trying: every kind of step, every end, and ways of all lengths', () => {
  const seen = new Set<string>()
  const ends = new Map<string, number>()
  let steps = 0
  for (const one of fc.sample(life, 1500)) {
    const { visits, end, whole } = read(one)
    for (const visit of visits) {
      const [place = '', outlet = ''] = (visit.split(' ')[0] ?? '').split('.')
      seen.add(`${typeOf(one.graph, place)} ${outlet}`)
    }
    const how = whole ? (end ?? 'none') : 'cut off'
    ends.set(how, (ends.get(how) ?? 0) + 1)
    steps += visits.length
  }
  for (const type of new Set(
    fc.sample(anyProgram, 300).flatMap(({ nodes }) => Object.values(nodes).map((node) => node.type)),
  ))
    expect(
      [...seen].some((way) => way.startsWith(`${type} `)),
      type,
    ).toBe(true)
  for (const way of [
    'waitForEvent happened',
    'waitForEvent timeout',
    'repeat again',
    'repeat done',
    'branch yes',
    'paths otherwise',
  ])
    expect(seen).toContain(way)
  expect([...seen].some((way) => way.endsWith(' ~goal'))).toBe(true)
  for (const end of ['completed', 'goal', 'exit:x0', 'openOutlet']) expect(ends.get(end) ?? 0, end).toBeGreaterThan(10)
  expect(steps / 1500).toBeGreaterThan(4)
})

const typeOf = (graph: Graph, nodeId: string): string => graph.nodes[nodeId]?.type ?? ''
