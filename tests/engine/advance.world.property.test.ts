import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance } from '#engine/experiment/assign.ts'
import { type Advance, advance, goalOutlet, type World as Moment } from '#engine/journey/advance.ts'
import { compileJourney, type Journey, type Watch } from '#engine/journey/compileJourney.ts'
import { type Enrollment, enter, type Waiting } from '#engine/journey/enrollment.ts'
import { type Fact, type FactSheet, type FactValue, factKey } from '#engine/nodes/fact.ts'
import { ruleHolds } from '#engine/nodes/rule.ts'
import type { Graph } from '#engine/program/graph.ts'
import { World } from '#tests/stories/World.ts'
import { anyWalkable } from './anyEdit.ts'

// People live through any program in a world that takes what the steps do and where things happen by chance. What each
// step saw is held against what was true at that very step: A5 and A6, whatever the kinds.

const monday = new Date('2026-01-05T09:00:00Z')
const day = 86_400_000

interface Life {
  readonly journey: Journey
  readonly world: World
  enrollment: Enrollment
}

/** What is true of the person now. Segments hang on everything else. */
function truth({ world, enrollment }: Life, fact: Fact, now: Date): FactValue {
  if (fact.kind === 'inSegment') return fact.segmentId === 1 ? world.score >= 20 : world.tags.has('t0')
  const { nodeId, arrivedAt } = enrollment
  return world.answer(fact, now, { entered: monday, nodeId, arrivedAt })
}

/** True at the moment when it is asked, as far as these facts go. */
function sheetOf(life: Life, facts: readonly Fact[], now: Date): FactSheet {
  return new Map(facts.map((fact) => [factKey(fact), truth(life, fact, now)]))
}

/** One pass, as a worker makes it. */
function pass(life: Life, now: Date, person: number): Advance {
  const facts = sheetOf(life, life.journey.factsAhead(life.enrollment.nodeId), now)
  const moment: Moment = { facts, now, zone: 'Europe/Helsinki', chance: (nodeId) => chance(1, nodeId, person) }
  return advance(life.journey, life.enrollment, { kind: 'timer' }, moment)
}

/** What chance brings to a person between two visits. */
function happen({ world }: Life, draw: number, at: Date): void {
  if (draw < 0.1) world.happens('trial.started', {}, at)
  else if (draw < 0.2) world.happens('file.downloaded', { fileId: 1 + Math.floor(draw * 20) }, at)
  else if (draw < 0.25) world.score += 20
  else if (draw < 0.3) world.tags.add('t0')
  else if (draw < 0.9 && world.mailed.length > 0) world.reacts(world.mailed.at(-1) ?? '', 'clicked', at)
}

type Look = (before: Waiting, life: Life, moved: Advance, now: Date) => void

function live(graph: Graph, person: number, look: Look): Life {
  const life: Life = { journey: compileJourney(graph), world: new World(), enrollment: enter('in', monday) }
  for (let n = 0; n < 2000 && life.enrollment.status === 'waiting'; n++) {
    const before = life.enrollment
    const draw = chance(3, String(n), person)
    // Sometimes somebody is woken before the time is up, and sometimes the worker is late.
    const wait = before.dueAt.getTime() - before.arrivedAt.getTime()
    const early = wait > day && draw < 0.25
    const now = new Date(
      early ? before.arrivedAt.getTime() + Math.floor(wait / 2) : before.dueAt.getTime() + (draw > 0.9 ? day : 0),
    )
    happen(life, draw, now)
    const moved = pass(life, now, person)
    look(before, life, moved, now)
    for (const effect of moved.effects) life.world.take(effect.nodeId, effect.effect)
    for (const { nodeId, outlet } of moved.steps) life.world.passed(nodeId, outlet)
    life.enrollment = moved.enrollment
  }
  return life
}

const person = fc.nat({ max: 10_000 })

/** Goes through a pass step by step, in a copy of the world that takes what each step did. */
function replayed(
  life: Life,
  moved: Advance,
  now: Date,
  look: (truthOf: (fact: Fact) => FactValue, n: number) => void,
) {
  const world = life.world.copy()
  for (const [n, { visit, nodeId, outlet }] of moved.steps.entries()) {
    look((fact) => truth({ ...life, world }, fact, now), n)
    world.passed(nodeId, outlet)
    for (const effect of moved.effects) if (effect.visit === visit) world.take(nodeId, effect.effect)
  }
}

test('every step saw what was true at that very step, also what steps before it had just changed', () => {
  let seen = 0
  fc.assert(
    fc.property(anyWalkable, person, (graph, who) => {
      live(graph, who, (_, life, moved, now) => {
        replayed(life, moved, now, (truthOf, n) => {
          const { nodeId, saw, outlet } = moved.steps[n] as Advance['steps'][number]
          if (saw === null || outlet === goalOutlet || moved.steps[n]?.measure === 'exited') return
          for (const { key, fact } of life.journey.stations.get(nodeId)?.asks ?? []) {
            // “Here” is the step where the person stood when the pass began.
            if ('since' in fact && fact.since === 'here') continue
            expect(saw[key], `${key} at ${nodeId}`).toBe(truthOf(fact))
            seen++
          }
        })
      })
    }),
    { numRuns: 300 },
  )
  expect(seen).toBeGreaterThan(100)
})

const holdsFor = (watch: Watch, truthOf: (fact: Fact) => FactValue): boolean =>
  ruleHolds(watch.rule, new Map(watch.asks.map(({ key, fact }) => [key, truthOf(fact)])))

test('nobody takes a step while an exit rule holds, or past a goal that is reached', () => {
  let left = 0
  let reached = 0
  fc.assert(
    fc.property(anyWalkable, person, (graph, who) => {
      live(graph, who, (before, life, moved, now) => {
        let goal = before.goal
        replayed(life, moved, now, (truthOf, n) => {
          const { outlet, to, measure } = moved.steps[n] as Advance['steps'][number]
          const isLeaving = life.journey.exits.some((exit) => holdsFor(exit, truthOf))
          if (isLeaving) {
            expect([measure, n]).toEqual(['exited', 0])
            expect(moved.enrollment).toMatchObject({ outcome: 'exit:x1' })
            left++
            return
          }
          const due = goal === null && life.journey.goals.some((one) => holdsFor(one, truthOf))
          expect(outlet === goalOutlet, `step ${n}`).toBe(due)
          if (!due) return
          goal = to
          reached++
        })
        if (moved.enrollment.status === 'waiting') expect(moved.enrollment.goal).toBe(goal)
      })
    }),
    { numRuns: 300 },
  )
  expect(left).toBeGreaterThan(10)
  expect(reached).toBeGreaterThan(10)
})

test('whoever stands still before a question goes on in the next pass, and nobody stands still for ever', () => {
  fc.assert(
    fc.property(anyWalkable, person, (graph, who) => {
      let stood = 0
      const { enrollment } = live(graph, who, (_, __, moved, now) => {
        const still = moved.enrollment.status === 'waiting' && moved.enrollment.dueAt <= now
        if (still) expect(moved.steps.length).toBeGreaterThan(0)
        stood = still ? stood + 1 : 0
        expect(stood).toBeLessThan(200)
      })
      expect(enrollment.status).toBe('ended')
    }),
  )
})
