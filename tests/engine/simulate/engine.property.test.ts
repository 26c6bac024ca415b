import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Node, nodeTypes, outletsOf } from '#engine/nodes/registry.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import type { Graph } from '#engine/program/graph.ts'
import { bareSetting, type Setting } from '#engine/simulate/Setting.ts'
import { type Deed, Happening as HappeningSchema, nobody } from '#engine/simulate/scenario.ts'
import { simulateGraph } from '#engine/simulate/simulate.ts'
import { anyMoments, anyProgram } from '../model/anyProgram.ts'
import { Driver } from '../model/Driver.ts'
import { type Happening, LittleWorld } from '../model/LittleWorld.ts'
import { live, type Moment } from '../model/live.ts'

// The simulator beside the engine as tests/engine/model drives it, on programs of every kind of step.

const start = Date.parse('2026-03-27T09:00:00Z')
const segments: Record<number, Rule> = {
  1: { kind: 'scoreAtLeast', score: 30 },
  2: { kind: 'tagged', tag: 'hot' },
  3: {
    kind: 'all',
    rules: [
      { kind: 'field', of: 'person', field: 'stage', operator: 'is', value: 'lead' },
      { kind: 'field', of: 'company', field: 'employees', operator: 'atLeast', value: '101' },
    ],
  },
}
const setting: Setting = {
  ...bareSetting,
  programId: 99,
  segments,
  grading: [
    { of: 'person', field: 'industry', operator: 'is', value: 'retail', points: 60 },
    { of: 'person', field: 'jobTitle', operator: 'filled', value: '', points: 20 },
  ],
  nextSeller: 'liisa',
  members: ['liisa'],
}

/** The little world leaves other programs out of it. */
function alone(graph: Graph): Graph {
  const quiet = (node: Node): Node =>
    node.type === 'startProgram' || node.type === 'stopProgram'
      ? { ...node, type: 'score', config: { points: 1 } }
      : node
  const nodes = Object.fromEntries(Object.entries(graph.nodes).map(([id, node]) => [id, quiet(node)]))
  const isThere = ({ from, outlet }: { from: string; outlet: string }) =>
    nodes[from] && outletsOf(nodes[from]).includes(outlet)
  const edges = Object.fromEntries(Object.entries(graph.edges).filter(([, edge]) => isThere(edge)))
  return { ...graph, nodes, edges }
}

function deedOf(what: Happening): Deed | null {
  switch (what.kind) {
    case 'does':
      return { kind: 'event', type: what.type, properties: { ...what.properties } }
    case 'reacts':
      // Nothing simulated is a machine.
      return what.robot ? null : { kind: 'reacted', nodeId: what.mail, reaction: what.reaction, link: what.link }
    case 'scores':
      return { kind: 'score', points: what.points }
    case 'list':
      return { kind: 'list', listId: what.listId, isOn: what.on }
    case 'tag':
      return { kind: 'tag', tag: what.tag, isOn: what.on }
    case 'field':
      return what
    case 'opportunity':
      return { kind: 'opportunity', deal: what.deal }
    case 'answers':
      return { kind: 'answered', nodeId: what.hook, status: what.status, values: { size: what.size } }
    case 'program':
      return { kind: 'program', programId: what.programId, isInside: what.inside }
    default:
      return what satisfies never
  }
}

/** Whole minutes apart, as scenarios have them. */
const minute = 60_000
const isHappening = ({ what }: Moment) => what.kind !== 'release' && what.kind !== 'restart'

test('a simulation takes the steps of the engine, at its times, with its effects, whatever the program', () => {
  const kinds = new Set<string>()
  fc.assert(
    fc.property(anyProgram, anyMoments, fc.integer({ min: 1, max: 200 }), (drawn, all, person) => {
      const graph = alone(drawn)
      const told = new Map<number, Deed>()
      const moments: Moment[] = []
      for (const { at, what } of all.filter(isHappening)) {
        const minutes = Math.ceil(at / minute)
        const deed = deedOf(what as Happening)
        if (!deed || told.has(minutes)) continue
        told.set(minutes, deed)
        moments.push({ at: start + minutes * minute, what })
      }
      const world = new LittleWorld()
      const chance = (nodeId: string) => ((person * 7919 + nodeId.charCodeAt(1) * 104729) % 1000) / 1000
      const forced = forcedBy(graph, chance)
      const driver = new Driver({ graph, entered: start, zone: 'Europe/Helsinki', chance, world }, 'in')
      driver.look(start)
      fc.pre(live(driver, world, moments, [0]))

      const happenings = [...told].map(([minutes, deed]) =>
        HappeningSchema.parse({ when: { kind: 'start', minutes }, deed }),
      )
      const beginning = { at: new Date(start).toISOString(), entryId: 'in', forced }
      const run = simulateGraph(graph, { person: nobody, happenings, beginning }, setting)
      const steps = run.beats.flatMap((beat) => (beat.kind === 'stepped' ? [beat] : []))
      for (const { step } of steps) kinds.add(graph.nodes[step.nodeId]?.type ?? '')
      expect(
        steps.map(({ step }) => `${step.nodeId}.${step.outlet} ${step.arrivedAt.getTime()}>${step.at.getTime()}`),
      ).toEqual(driver.visits)
      expect(steps.flatMap(({ performed }) => performed.map(({ effect }) => effect))).toEqual(
        driver.effects.map(({ effect }) => effect),
      )
      const ended = run.beats.find((beat) => beat.kind === 'ended')
      expect(ended?.outcome ?? null).toBe(driver.end)
    }),
    { numRuns: 400 },
  )
  expect([...nodeTypes].filter((type) => !['startProgram', 'stopProgram'].includes(type) && !kinds.has(type))).toEqual(
    [],
  )
})

/** Chance as the scenario says it: the way it falls to. */
function forcedBy(graph: Graph, chance: (nodeId: string) => number): Record<string, string> {
  const forced: Record<string, string> = {}
  for (const node of Object.values(graph.nodes)) {
    const shares =
      node.type === 'split'
        ? node.config.paths.map(({ id, percent }) => ({ id, weight: percent }))
        : node.type === 'email'
          ? node.config.variants
          : []
    let rest = chance(node.id) * 100
    for (const { id, weight } of shares) {
      if (rest >= 0 && rest < weight) forced[node.id] = id
      rest -= weight
    }
  }
  return forced
}
