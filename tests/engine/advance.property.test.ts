import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance } from '#engine/experiment/assign.ts'
import { type Advance, advance, goalOutlet, type Step } from '#engine/journey/advance.ts'
import { compileJourney } from '#engine/journey/compileJourney.ts'
import { type Enrollment, enter } from '#engine/journey/enrollment.ts'
import { type Fact, type FactValue, factKey } from '#engine/nodes/fact.ts'
import type { Graph } from '#engine/program/graph.ts'
import { anyGraph, anyWalkable } from './anyEdit.ts'

const monday = new Date('2026-01-05T09:00:00Z')
const day = 86_400_000

/** Facts that hang on the person and the way behind it, so that the same person meets the same world again. */
function answer(fact: Fact, person: number, behind: readonly Step[] = []): FactValue {
  if (fact.kind === 'score') return person % 40
  if (fact.kind !== 'passes') return chance(9, factKey(fact), person) < 0.5
  return behind.filter(({ nodeId, outlet }) => nodeId === fact.nodeId && outlet === fact.outlet).length
}

/** One call as a worker makes it: facts ahead are loaded, then everybody is advanced. */
function call(graph: Graph, enrollment: Enrollment, now: Date, person: number, behind: readonly Step[] = []): Advance {
  const journey = compileJourney(graph)
  const ahead = journey.factsAhead(enrollment.nodeId)
  const facts = new Map(ahead.map((fact) => [factKey(fact), answer(fact, person, behind)]))
  const world = { facts, now, zone: 'Europe/Helsinki', chance: (nodeId: string) => chance(1, nodeId, person) }
  return advance(journey, enrollment, { kind: 'timer' }, world)
}

interface Life {
  readonly enrollment: Enrollment
  readonly steps: readonly Step[]
  readonly effects: readonly Advance['effects'][number][]
  readonly calls: readonly Advance[]
}

/** A person's whole life in a program, woken whenever due; at most 5,000 times. */
function live(graph: Graph, person: number): Life {
  let enrollment: Enrollment = enter(
    Object.values(graph.nodes).find(({ type }) => type === 'entry')?.id ?? 'none',
    monday,
  )
  const calls: Advance[] = []
  const steps: Step[] = []
  while (enrollment.status === 'waiting' && calls.length < 5000) {
    const moved = call(graph, enrollment, enrollment.dueAt, person, steps)
    calls.push(moved)
    steps.push(...moved.steps)
    enrollment = moved.enrollment
  }
  return {
    enrollment,
    calls,
    steps,
    effects: calls.flatMap(({ effects }) => effects),
  }
}

const person = fc.nat({ max: 10_000 })

test('with the facts ahead loaded, nobody is ever stopped for another', () => {
  fc.assert(
    fc.property(anyWalkable, person, (graph, who) => {
      for (const { needs } of live(graph, who).calls) expect(needs).toBeNull()
    }),
  )
})

test('everybody who walks a whole program comes to its end, to its goal, or leaves by its rule', () => {
  fc.assert(
    fc.property(anyWalkable, person, (graph, who) => {
      const { enrollment } = live(graph, who)
      expect(enrollment.status).toBe('ended')
      expect(['completed', 'goal', 'exit:x1']).toContain(enrollment.status === 'ended' && enrollment.outcome)
    }),
  )
})

test('a visit is written down once and takes at most one edge, which is in the drawing', () => {
  fc.assert(
    fc.property(anyGraph, person, (graph, who) => {
      const { steps, enrollment } = live(graph, who)
      expect(steps.map(({ visit }) => visit)).toEqual(steps.map((_, i) => i))
      for (const [i, { nodeId, outlet, to, measure }] of steps.entries()) {
        if (measure !== 'movedOn') {
          expect([outlet, to, i]).toEqual(['', null, steps.length - 1])
          continue
        }
        if (outlet === goalOutlet) expect(graph.nodes[to ?? '']?.type).toBe('goal')
        else expect(Object.values(graph.edges)).toContainEqual(expect.objectContaining({ from: nodeId, outlet, to }))
        expect(steps[i + 1]?.nodeId ?? enrollment.nodeId).toBe(to)
      }
    }),
  )
})

test('what enters a node is waiting there, moved on, ended or failed: the numbers reconcile', () => {
  fc.assert(
    fc.property(anyGraph, fc.array(person, { maxLength: 5 }), (graph, people) => {
      const count = new Map<string, Record<'entered' | 'waiting' | Step['measure'], number>>()
      const at = (id: string) => {
        const row = count.get(id) ?? { entered: 0, waiting: 0, movedOn: 0, exited: 0, failed: 0 }
        count.set(id, row)
        return row
      }
      for (const who of people) {
        const { steps, enrollment } = live(graph, who)
        at(steps[0]?.nodeId ?? enrollment.nodeId).entered++
        for (const { nodeId, measure, to } of steps) {
          at(nodeId)[measure]++
          if (to !== null) at(to).entered++
        }
        if (enrollment.status === 'waiting') at(enrollment.nodeId).waiting++
      }
      for (const { entered, waiting, movedOn, exited, failed } of count.values()) {
        expect(entered).toBe(waiting + movedOn + exited + failed)
      }
      const everybody = [...count.values()].reduce(
        (sum, { waiting, exited, failed }) => sum + waiting + exited + failed,
        0,
      )
      expect(everybody).toBe(people.length)
    }),
  )
})

test('effects belong to visits that moved on, and no two share a key', () => {
  fc.assert(
    fc.property(anyGraph, person, (graph, who) => {
      const { steps, effects } = live(graph, who)
      const keys = effects.map(({ visit, index }) => `${visit}.${index}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { visit, nodeId } of effects) expect(steps[visit]).toMatchObject({ visit, nodeId, measure: 'movedOn' })
    }),
  )
})

test('asked again, the same batch gives the same answer', () => {
  fc.assert(
    fc.property(anyGraph, person, (graph, who) => {
      const first = live(graph, who)
      expect(live(graph, who)).toEqual(first)
    }),
  )
})

test('a call that lacks facts is a call that never was', () => {
  fc.assert(
    fc.property(anyWalkable, person, fc.nat({ max: 3 }), (graph, who, known) => {
      const journey = compileJourney(graph)
      const start = enter('in', monday)
      const all = journey.factsAhead('in')
      const some = new Map(all.slice(0, known).map((fact) => [factKey(fact), answer(fact, who)]))
      const world = { now: monday, zone: 'UTC', chance: () => 0 }
      const asked = advance(journey, start, { kind: 'timer' }, { ...world, facts: some })
      if (!asked.needs) return
      expect([asked.enrollment, asked.steps, asked.effects]).toEqual([start, [], []])
      for (const fact of asked.needs) some.set(factKey(fact), answer(fact, who))
      expect(advance(journey, asked.enrollment, { kind: 'timer' }, { ...world, facts: some }).needs).toBeNull()
    }),
  )
})

test('time only goes forward, and nobody waits for the past', () => {
  fc.assert(
    fc.property(anyWalkable, person, fc.nat({ max: 400 }), (graph, who, late) => {
      const started = call(graph, enter('in', monday), monday, who)
      const now = new Date(monday.getTime() + late * day)
      const { enrollment, steps } = call(graph, started.enrollment, now, who)
      for (const { arrivedAt, at } of steps) expect(at.getTime()).toBeGreaterThanOrEqual(arrivedAt.getTime())
      if (enrollment.status !== 'waiting') return
      expect(enrollment.dueAt.getTime()).toBeGreaterThanOrEqual(now.getTime())
      // Standing still before a question, until what this pass did is written.
      if (enrollment.dueAt.getTime() === now.getTime()) expect(steps.length).toBeGreaterThan(0)
    }),
  )
})
