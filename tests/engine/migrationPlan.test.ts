import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chance } from '#engine/experiment/assign.ts'
import { advance } from '#engine/journey/advance.ts'
import { compileJourney } from '#engine/journey/compileJourney.ts'
import { enter, type Waiting } from '#engine/journey/enrollment.ts'
import { type FactValue, factKey } from '#engine/nodes/fact.ts'
import { kindOf } from '#engine/nodes/registry.ts'
import { compareVersions } from '#engine/program/compareVersions.ts'
import { connect, disconnect, removeNode } from '#engine/program/edits.ts'
import { type Graph, isRoot, nodeAt } from '#engine/program/graph.ts'
import {
  type Choice,
  choicesFor,
  MigrationPlan,
  type Placement,
  placementOf,
  problemsOf,
} from '#engine/program/migrationPlan.ts'
import { configureField } from '#engine/program/settings.ts'
import { draw } from '../stories/draw.ts'
import { anyEdits, anyGraph, anyWalkable } from './anyEdit.ts'

//   joins L ── email Blog ── wait 5 days ── email Guide ── downloaded G? ├ yes ── hand off ── end
//                                                                        └ no ── email Video ── end
const drawn = draw(`
  joins L ── email Blog ── wait 5 days ── email Guide ── wait 7 days ── downloaded G?
    ├ yes ── hand off ── end
    └ no ── email Video ── end`)
const before = drawn.graph
const wait = drawn.id('wait 5 days')
const plan = (given: Partial<MigrationPlan> = {}) => MigrationPlan.parse(given)
const done = (edit: { graph: Graph; refused?: unknown }) => {
  if (edit.refused) throw new Error('The edit was refused.')
  return edit.graph
}

describe('what became of a step', () => {
  test('nothing, when it was moved on the canvas or given another name', () => {
    const node = before.nodes[wait]
    if (!node) throw new Error('No wait.')
    const after = { ...before, nodes: { ...before.nodes, [wait]: { ...node, name: 'Rest', position: { x: 9, y: 9 } } } }
    expect(compareVersions(before, after).changeOf(wait)).toMatchObject({ kind: 'same', fields: [], outlets: [] })
  })

  test('its settings and its arrows are told apart', () => {
    const longer = done(configureField(before, wait, 'duration.amount', 9))
    expect(compareVersions(before, longer).changeOf(wait)).toMatchObject({ kind: 'changed', fields: ['duration'] })
    const rewired = done(connect(before, wait, 'then', drawn.id('email Video')))
    expect(compareVersions(before, rewired).changeOf(wait)).toMatchObject({ kind: 'same', outlets: ['then'] })
    const open = done(disconnect(before, Object.values(before.edges).find(({ from }) => from === wait)?.id ?? ''))
    expect(compareVersions(before, open).changeOf(wait)).toMatchObject({ kind: 'same', outlets: ['then'] })
  })

  test('the order in which a database keeps its settings is no change', () => {
    const node = before.nodes[wait]
    const turned = { ...node, config: { duration: { unit: 'days', amount: 5 } } } as Graph['nodes'][string]
    expect(
      compareVersions(before, { ...before, nodes: { ...before.nodes, [wait]: turned } }).changeOf(wait)?.kind,
    ).toBe('same')
  })

  test('another kind under the same id is another step', () => {
    const other = { ...before.nodes[drawn.id('email Blog')], id: wait } as Graph['nodes'][string]
    const change = compareVersions(before, { ...before, nodes: { ...before.nodes, [wait]: other } }).changeOf(wait)
    expect(change).toMatchObject({ kind: 'removed', mapped: drawn.id('email Guide') })
  })

  test('a step that was never there has no change', () => {
    expect(compareVersions(before, before).changeOf('elsewhere')).toBeNull()
    expect(compareVersions(before, before).changeOf('constructor')).toBeNull()
  })
})

describe('whose step is gone', () => {
  const without = (...steps: string[]) => steps.reduce((graph, step) => done(removeNode(graph, step)), before)

  test('belongs at the next step that is left', () => {
    expect(compareVersions(before, without(wait)).changeOf(wait)?.mapped).toBe(drawn.id('email Guide'))
    const gone = without(wait, drawn.id('email Guide'))
    expect(compareVersions(before, gone).changeOf(wait)?.mapped).toBe(drawn.id('wait 7 days'))
  })

  test('goes the way of “no” where the step was a question', () => {
    const branch = drawn.id('downloaded G?')
    const after = { ...before, nodes: Object.fromEntries(Object.entries(before.nodes).filter(([id]) => id !== branch)) }
    expect(compareVersions(before, after).changeOf(branch)?.mapped).toBe(drawn.id('email Video'))
  })

  test('leaves, when nothing ahead is left', () => {
    const after = { ...before, nodes: { other: before.nodes[drawn.id('email Blog')] } } as unknown as Graph
    const change = compareVersions(before, after).changeOf(wait)
    expect(change?.mapped).toBeNull()
    expect(change && choicesFor(change).suggested).toEqual({ kind: 'exit' })
  })

  test('stands at the new entry, when it was the entry', () => {
    const entry = drawn.id('joins L')
    const { [entry]: was, ...others } = before.nodes
    const after = { ...before, nodes: { ...others, door: { ...was, id: 'door' } } } as Graph
    expect(compareVersions(before, after).changeOf(entry)?.mapped).toBe('door')
    expect(placementOf(plan(), compareVersions(before, after), entry)).toEqual({ kind: 'goTo', nodeId: 'door' })
  })
})

describe('what can be chosen', () => {
  const at = (after: Graph, choice: Choice, nodeId = wait) =>
    placementOf(plan({ byNode: { [nodeId]: choice } }), compareVersions(before, after), nodeId)
  const longer = done(configureField(before, wait, 'duration.amount', 9))

  test('a wait that did not change goes on as it is; one that did is reckoned anew', () => {
    expect(at(before, { kind: 'continue' })).toMatchObject({ wait: 'keep', release: 'asItIs', asked: false })
    expect(at(longer, { kind: 'continue' })).toMatchObject({ wait: 'recompute', release: 'byTheNode', asked: true })
    expect(at(longer, { kind: 'continue', wait: 'keep' })).toMatchObject({ release: 'asItWas', asked: false })
    expect(at(longer, { kind: 'continue', wait: 'goNow' })).toMatchObject({ release: 'now', asked: true })
  })

  test('everybody is looked at when an exit rule has come, whatever becomes of their wait', () => {
    const rule = { kind: 'scoreAtLeast', score: 100 } as const
    const after: Graph = { ...before, policy: { reentry: { kind: 'never' }, exits: [{ id: 'hot', name: '', rule }] } }
    expect(placementOf(plan(), compareVersions(before, after), wait)).toMatchObject({ release: 'asItIs', asked: true })
    expect(placementOf(plan(), compareVersions(after, before), wait)).toMatchObject({ asked: false })
  })

  test('what cannot be had is named, and not done', () => {
    const after = done(removeNode(before, wait))
    const comparison = compareVersions(before, after)
    const email = drawn.id('email Blog')
    const wrong = plan({
      byNode: {
        [wait]: { kind: 'continue' },
        [email]: { kind: 'continue', wait: 'keep' },
        [drawn.id('email Guide')]: { kind: 'goTo', nodeId: drawn.id('joins L') },
        [drawn.id('email Video')]: { kind: 'goTo', nodeId: 'nowhere' },
        elsewhere: { kind: 'goTo', nodeId: 'nowhere' },
      },
    })
    expect(problemsOf(wrong, comparison, Object.keys(wrong.byNode))).toEqual([
      { nodeId: wait, code: 'gone' },
      { nodeId: email, code: 'noWait' },
      { nodeId: drawn.id('email Guide'), code: 'noStep' },
      { nodeId: drawn.id('email Video'), code: 'noStep' },
    ])
    expect(placementOf(wrong, comparison, wait)).toEqual({ kind: 'goTo', nodeId: drawn.id('email Guide') })
    expect(problemsOf(wrong, comparison, [])).toEqual([])
  })

  test('a default that cannot be had at a step gives way to what is suggested there', () => {
    const after = done(removeNode(before, wait))
    const everybodyGoesOn = plan({ default: { kind: 'continue', wait: 'goNow' } })
    const comparison = compareVersions(before, after)
    expect(placementOf(everybodyGoesOn, comparison, wait)).toEqual({ kind: 'goTo', nodeId: drawn.id('email Guide') })
    expect(placementOf(everybodyGoesOn, comparison, drawn.id('email Video'))).toEqual({
      kind: 'continue',
      wait: null,
      release: 'asItIs',
      asked: false,
    })
    expect(placementOf(everybodyGoesOn, comparison, drawn.id('wait 7 days'))).toMatchObject({ release: 'now' })
    expect(placementOf(plan({ default: { kind: 'finishOld' } }), comparison, wait)).toEqual({ kind: 'finishOld' })
  })
})

// ── Whatever is drawn, and whatever is chosen ───────────────────────────────────────────────────────────────────────

const id = (graph: Graph, n: number) => {
  const ids = [...Object.keys(graph.nodes), 'nowhere']
  return ids[n % ids.length] as string
}
const anyChoice = (graph: Graph) =>
  fc.oneof(
    fc.constant<Choice>({ kind: 'finishOld' }),
    fc.constant<Choice>({ kind: 'exit' }),
    fc.constantFrom<Choice>(
      { kind: 'continue' },
      ...(['keep', 'recompute', 'goNow'] as const).map((one) => ({ kind: 'continue', wait: one }) as const),
    ),
    fc.nat({ max: 50 }).map((n): Choice => ({ kind: 'goTo', nodeId: id(graph, n) })),
  )
const anyPlan = (from: Graph, to: Graph) =>
  fc.record({
    default: anyChoice(to),
    byNode: fc.dictionary(
      fc.nat({ max: 50 }).map((n) => id(from, n)),
      anyChoice(to),
      { maxKeys: 8 },
    ),
  })
/** A drawing, what became of it, and what is to become of its people. */
const anyMigration = fc
  .tuple(anyGraph, anyEdits)
  .map(([from, edits]) => ({ from, to: edits.reduce((graph, { gesture }, n) => gesture(graph, n + 100).graph, from) }))
  .chain(({ from, to }) => anyPlan(from, to).map((chosen) => ({ from, to, chosen })))

test('every plan puts everybody in exactly one place, and nobody where nobody can stand', () => {
  fc.assert(
    fc.property(anyMigration, ({ from, to, chosen }) => {
      expect(MigrationPlan.parse(chosen)).toEqual(chosen)
      const comparison = compareVersions(from, to)
      for (const nodeId of Object.keys(from.nodes)) {
        const placement = placementOf(chosen, comparison, nodeId)
        const is = nodeAt(to, nodeId)
        const was = nodeAt(from, nodeId)
        if (placement.kind === 'continue') expect(is?.type).toBe(was?.type)
        if (placement.kind === 'goTo') {
          const target = nodeAt(to, placement.nodeId)
          expect(target).toBeDefined()
          if (target && isRoot(target)) expect([target.type, was?.type]).toEqual(['entry', 'entry'])
        }
        if (placement.kind === 'continue' && placement.wait !== null && was) expect(kindOf(was).family).toBe('wait')
        // What was asked for and can be had is what is done.
        const own = chosen.byNode[nodeId]
        if (own && problemsOf(chosen, comparison, [nodeId]).length === 0) expect(placement.kind).toBe(own.kind)
      }
    }),
  )
})

const monday = new Date('2026-01-05T09:00:00Z')
const answer = (key: string, person: number): FactValue =>
  key === 'score' ? person % 40 : chance(9, key, person) < 0.5

function pass(graph: Graph, standing: Waiting, now: Date, person: number) {
  const journey = compileJourney(graph)
  const facts = new Map(
    journey.factsAhead(standing.nodeId).map((fact) => [factKey(fact), answer(factKey(fact), person)]),
  )
  const world = { facts, now, zone: 'Europe/Helsinki', chance: (nodeId: string) => chance(1, nodeId, person) }
  return advance(journey, standing, { kind: 'timer' }, world)
}

/** Somebody after some passes, each at the moment it was due. */
function standingIn(graph: Graph, passes: number, person: number): Waiting | null {
  let here: Waiting = enter('in', monday)
  for (let n = 0; n < passes; n++) {
    const { enrollment } = pass(graph, here, here.dueAt, person)
    if (enrollment.status !== 'waiting') return null
    here = enrollment
  }
  return here
}

/** What the server does to one person, as server/programs/migratePeople.ts says it in SQL. */
function moved(placement: Placement, standing: Waiting, now: Date): Waiting | null {
  if (placement.kind === 'exit') return null
  if (placement.kind !== 'continue') return standing
  const { release, asked } = placement
  const releaseAt = { asItIs: standing.releaseAt, byTheNode: null, asItWas: standing.dueAt, now }[release]
  return { ...standing, releaseAt, dueAt: asked ? now : standing.dueAt }
}

test('moving along a drawing that did not change is not noticed by anybody', () => {
  let asked = 0
  fc.assert(
    fc.property(
      anyWalkable,
      fc.nat({ max: 10_000 }),
      fc.nat({ max: 4 }),
      fc.nat({ max: 96 }),
      (graph, who, n, hours) => {
        const standing = standingIn(graph, n, who)
        if (!standing) return
        const comparison = compareVersions(graph, structuredClone(graph))
        const { nodeId } = standing
        const natural = placementOf(plan(), comparison, nodeId)
        expect(moved(natural, standing, monday)).toEqual(standing)
        // Asked at any time before it is due, the step says the same again: nothing is done early, and nothing twice.
        const now = new Date(Math.max(monday.getTime(), standing.dueAt.getTime() - hours * 3_600_000))
        if (now >= standing.dueAt || now < standing.arrivedAt) return
        const change = comparison.changeOf(nodeId)
        if (!change?.waits) return
        asked++
        for (const choice of ['recompute', 'keep'] as const) {
          const placement = placementOf(plan({ default: { kind: 'continue', wait: choice } }), comparison, nodeId)
          const after = moved({ ...placement, asked: true } as Placement, standing, now)
          if (!after) throw new Error('Nobody leaves.')
          expect(pass(graph, after, now, who)).toMatchObject({
            enrollment: { nodeId, visit: standing.visit, dueAt: standing.dueAt },
            steps: [],
            effects: [],
          })
        }
      },
    ),
  )
  expect(asked).toBeGreaterThan(0)
})

test('a wait that was shortened and is kept as it was lasts as long as it would have, whoever asks meanwhile', () => {
  const shorter = done(configureField(before, wait, 'duration.amount', 1))
  const standing: Waiting = {
    ...enter(wait, monday),
    dueAt: new Date('2026-01-10T09:00:00Z'),
    releaseAt: new Date('2026-01-10T09:00:00Z'),
  }
  const early = pass(shorter, standing, new Date('2026-01-08T09:00:00Z'), 1)
  expect(early.enrollment).toMatchObject({ status: 'waiting', nodeId: wait, dueAt: standing.dueAt })
  expect(early.steps).toEqual([])
  const late = pass(shorter, standing, new Date('2026-01-10T09:00:00Z'), 1)
  expect(late.steps[0]).toMatchObject({ nodeId: wait, outlet: 'then' })
})
