import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import type { Choice } from '#engine/program/migrationPlan.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { days, node } from '../worker/guideFollowUp.ts'
import { edited, type Lives, live, paths, positions, program, type Scene } from './editedProgram.ts'
import { letter, makeInFlight, plan } from './inFlightWorld.ts'

// The table of docs/edits-in-flight.md, cell by cell: an edit, and where somebody stands when it is published. What the
// page says in words is said here as emails with the day after the edit on which they come.

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

interface Row {
  readonly edit: string
  readonly scene: Scene
  readonly draw: (graph: Graph) => Graph
  /** With the plan that is suggested. */
  readonly moved: Lives
  /** Other choices for those who stand at the step, and what they make of it. */
  readonly choices?: Readonly<Record<string, { readonly at: string; readonly choice: Choice; readonly life: string }>>
}

/** Left on the version they entered, as people are without a plan, they notice nothing of any edit. */
const unmoved: Readonly<Record<Scene, Lives>> = {
  wait: {
    before: '1 Tips, 6 Guide, 13 Video, 16 Bye, completed',
    at: '3 Guide, 10 Video, 13 Bye, completed',
    past: '5 Video, 8 Bye, completed',
  },
  email: {
    before: '3 Guide, 10 Video, 13 Bye, completed',
    at: '0 Guide, 7 Video, 10 Bye, completed',
    past: '5 Video, 8 Bye, completed',
  },
  choice: { before: '5 Video, 8 Bye, completed', at: '0 Video, 3 Bye, completed', past: '2 Bye, completed' },
}

const continued = (wait: 'keep' | 'recompute' | 'goNow'): Choice => ({ kind: 'continue', wait })
const warm = { kind: 'scoreAtLeast', score: 5 } as const

const rows: readonly Row[] = [
  {
    edit: 'Wait shortened',
    scene: 'wait',
    draw: (graph) => edited(graph, { wait: node('wait', 'wait', days(3)) }),
    moved: {
      before: '1 Tips, 4 Guide, 11 Video, 14 Bye, completed',
      at: '1 Guide, 8 Video, 11 Bye, completed',
      past: '5 Video, 8 Bye, completed',
    },
    choices: {
      keep: { at: 'wait', choice: continued('keep'), life: '3 Guide, 10 Video, 13 Bye, completed' },
      'go now': { at: 'wait', choice: continued('goNow'), life: '0 Guide, 7 Video, 10 Bye, completed' },
      'finish on the old version': {
        at: 'wait',
        choice: { kind: 'finishOld' },
        life: '3 Guide, 10 Video, 13 Bye, completed',
      },
    },
  },
  {
    edit: 'Wait lengthened',
    scene: 'wait',
    draw: (graph) => edited(graph, { wait: node('wait', 'wait', days(9)) }),
    moved: {
      before: '1 Tips, 10 Guide, 17 Video, 20 Bye, completed',
      at: '7 Guide, 14 Video, 17 Bye, completed',
      past: '5 Video, 8 Bye, completed',
    },
    choices: {
      keep: { at: 'wait', choice: continued('keep'), life: '3 Guide, 10 Video, 13 Bye, completed' },
      'go now': { at: 'wait', choice: continued('goNow'), life: '0 Guide, 7 Video, 10 Bye, completed' },
    },
  },
  {
    edit: 'Step inserted',
    scene: 'wait',
    draw: (graph) =>
      edited(
        graph,
        { extra: node('extra', 'email', letter('Extra')) },
        { 'wait.then': 'extra', 'extra.then': 'guide' },
      ),
    moved: {
      before: '1 Tips, 6 Extra, 6 Guide, 13 Video, 16 Bye, completed',
      at: '3 Extra, 3 Guide, 10 Video, 13 Bye, completed',
      past: '5 Video, 8 Bye, completed',
    },
    choices: {
      'go to the inserted step': {
        at: 'wait',
        choice: { kind: 'goTo', nodeId: 'extra' },
        life: '0 Extra, 0 Guide, 7 Video, 10 Bye, completed',
      },
    },
  },
  {
    edit: 'Step removed',
    scene: 'wait',
    draw: (graph) => edited(graph, { wait: null }, { 'tips.then': 'guide' }),
    moved: {
      before: '1 Tips, 1 Guide, 8 Video, 11 Bye, completed',
      at: '0 Guide, 7 Video, 10 Bye, completed',
      past: '5 Video, 8 Bye, completed',
    },
    choices: {
      'go to another step': {
        at: 'wait',
        choice: { kind: 'goTo', nodeId: 'rest' },
        life: '7 Video, 10 Bye, completed',
      },
      leave: { at: 'wait', choice: { kind: 'exit' }, life: 'migrated' },
      'finish on the old version': {
        at: 'wait',
        choice: { kind: 'finishOld' },
        life: '3 Guide, 10 Video, 13 Bye, completed',
      },
    },
  },
  {
    edit: 'Email changed',
    scene: 'email',
    draw: (graph) => edited(graph, { guide: node('guide', 'email', letter('New guide')) }),
    moved: {
      before: '3 New guide, 10 Video, 13 Bye, completed',
      at: '0 New guide, 7 Video, 10 Bye, completed',
      past: '5 Video, 8 Bye, completed',
    },
  },
  {
    edit: 'Condition of a branch changed',
    scene: 'choice',
    draw: (graph) => edited(graph, { ask: node('ask', 'paths', paths(['hot', 1], ['warm', 0])) }),
    moved: { before: '5 Gift, completed', at: '0 Gift, completed', past: '2 Bye, completed' },
    choices: {
      'go to another step': { at: 'ask', choice: { kind: 'goTo', nodeId: 'plain' }, life: '0 Plain, completed' },
    },
  },
  {
    edit: 'Path of a branch removed',
    scene: 'choice',
    draw: (graph) => edited(graph, { ask: node('ask', 'paths', paths(['hot', 10])) }, { 'ask.warm': null }),
    moved: { before: '5 Plain, completed', at: '0 Plain, completed', past: '2 Bye, completed' },
  },
  {
    edit: 'Arrow led elsewhere',
    scene: 'wait',
    draw: (graph) => edited(graph, {}, { 'wait.then': 'rest' }),
    moved: {
      before: '1 Tips, 13 Video, 16 Bye, completed',
      at: '10 Video, 13 Bye, completed',
      past: '5 Video, 8 Bye, completed',
    },
  },
  {
    edit: 'Exit rule added',
    scene: 'wait',
    draw: (graph) => ({
      ...graph,
      policy: { reentry: { kind: 'never' }, exits: [{ id: 'warm', name: 'Warm', rule: warm }] },
    }),
    moved: { before: 'exit:warm', at: 'exit:warm', past: 'exit:warm' },
  },
  {
    edit: 'Goal added',
    scene: 'wait',
    draw: (graph) => edited(graph, { goal: node('goal', 'goal', { reached: warm, after: 'end' }) }),
    moved: { before: 'goal', at: 'goal', past: 'goal' },
  },
]

const page = readFileSync('docs/edits-in-flight.md', 'utf8')

describe.each(rows)('$edit', ({ edit, scene, draw, moved, choices = {} }) => {
  it('has a row in the table', () => {
    expect(page).toContain(`\n| **${edit}** |`)
  })

  const left = once(() => live(db, scene, draw))
  const gone = once(() => live(db, scene, draw, plan()))

  for (const position of positions) {
    it(`${position}: left where they are, nothing changes`, async () => {
      expect((await left()).lives[position]).toBe(unmoved[scene][position])
    })

    it(`${position}: moved as suggested`, async () => {
      expect((await gone()).lives[position]).toBe(moved[position])
    })
  }

  it('loses nobody and counts everybody, left or moved', async () => {
    for (const { world } of [await left(), await gone()]) expect(await world.reconcile()).toEqual([])
  })

  it.each(Object.entries(choices))('at: %s', async (_, { at, choice, life }) => {
    const { lives, world } = await live(db, scene, draw, plan({ [at]: choice }))
    expect(lives.at).toBe(life)
    expect(lives.past).toBe(moved.past)
    expect(await world.reconcile()).toEqual([])
  })
})

it('a goal that was added counts its conversions, and the timeline says what happened', async () => {
  const row = rows.find(({ edit }) => edit === 'Goal added')
  if (!row) throw new Error('There is no such row.')
  const { world, people } = await live(db, row.scene, row.draw, plan())
  const { nodes, converted, edges } = await world.metrics.program(world.numbers)
  expect(nodes.goal).toEqual({ entered: 3, waiting: 0, movedOn: 0, exited: 3, failed: 0 })
  expect(converted).toEqual({ first: 1, wait: 1, rest: 1 })
  expect(Object.keys(edges).filter((edge) => edge.includes('~'))).toEqual([])
  const { items } = await world.prospects.timeline({ workspaceId: world.workspaceId, id: people.at, limit: 50 })
  expect(items.filter(({ kind }) => kind === 'ended')).toMatchObject([{ outcome: 'goal', rule: null }])
  expect(items).toContainEqual(expect.objectContaining({ kind: 'step', nodeType: 'goal' }))
  expect(items).toContainEqual(expect.objectContaining({ kind: 'step', nodeId: 'wait', outlet: '~goal' }))
})

it('mail that is in the outbox when its email is changed goes out as it was', async () => {
  const row = rows.find(({ edit }) => edit === 'Email changed')
  if (!row) throw new Error('There is no such row.')
  const world = await makeInFlight(db, program)
  await world.join(1)
  await world.run()
  await world.after(2)
  const stop = (at: string) =>
    db.pool.query(`update workspace set sending_paused_at = ${at} where workspace_id = ${world.workspaceId}`)
  await stop('now()')
  await world.after(5)
  await world.publish(row.draw(program(world.ids)), plan())
  await stop('null')
  await world.run()
  expect(await world.mails()).toEqual({ Guide: 1, Hello: 1, Tips: 1 })
  expect(await world.whereabouts()).toEqual({ 'v2 rest': 1 })
})

/** The same answer to everybody who asks, made when the first one does. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
