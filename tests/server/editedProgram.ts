import type { Graph } from '#engine/program/graph.ts'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { days, draw, node } from '../worker/guideFollowUp.ts'
import { type InFlight, letter, makeInFlight, plan } from './inFlightWorld.ts'

// The program that the table of docs/edits-in-flight.md is tried on, and people at every position of it.
//
//   start ─ hello ─ first (2) ─ tips ─ wait (5) ─ guide ─ rest (7) ─ ask ─┬ hot ──── gift ─ end1
//                                                                         ├ warm ─── video ─ later (3) ─ bye ─ end2
//                                                                         └ otherwise ─ plain ─ end3
//
// A wait's length is in days. Everybody here has a score of 5, which is warm.

const atLeast = (score: number) => ({ kind: 'scoreAtLeast', score }) as const
export const paths = (...limits: readonly (readonly [id: string, score: number])[]) => ({
  paths: limits.map(([id, score]) => ({ id, label: '', when: atLeast(score) })),
})

export const program = ({ listId }: { listId: number }): Graph =>
  draw(
    [
      node('start', 'entry', { trigger: { kind: 'list', listId } }),
      node('hello', 'email', letter('Hello')),
      node('first', 'wait', days(2)),
      node('tips', 'email', letter('Tips')),
      node('wait', 'wait', days(5)),
      node('guide', 'email', letter('Guide')),
      node('rest', 'wait', days(7)),
      node('ask', 'paths', paths(['hot', 10], ['warm', 5])),
      node('gift', 'email', letter('Gift')),
      node('end1', 'end', {}),
      node('video', 'email', letter('Video')),
      node('later', 'wait', days(3)),
      node('bye', 'email', letter('Bye')),
      node('end2', 'end', {}),
      node('plain', 'email', letter('Plain')),
      node('end3', 'end', {}),
    ],
    [
      ['start', 'then', 'hello'],
      ['hello', 'then', 'first'],
      ['first', 'then', 'tips'],
      ['tips', 'then', 'wait'],
      ['wait', 'then', 'guide'],
      ['guide', 'then', 'rest'],
      ['rest', 'then', 'ask'],
      ['ask', 'hot', 'gift'],
      ['gift', 'then', 'end1'],
      ['ask', 'warm', 'video'],
      ['video', 'then', 'later'],
      ['later', 'then', 'bye'],
      ['bye', 'then', 'end2'],
      ['ask', 'otherwise', 'plain'],
      ['plain', 'then', 'end3'],
    ],
  )

/** The drawing with nodes replaced or added, and arrows led elsewhere: `{ 'wait.then': 'rest' }`. null takes away. */
export function edited(
  graph: Graph,
  nodes: Readonly<Record<string, Graph['nodes'][string] | null>>,
  arrows: Readonly<Record<string, string | null>> = {},
): Graph {
  const kept = Object.values({ ...graph.nodes, ...nodes }).filter((one) => one !== null)
  const ids = new Set(kept.map(({ id }) => id))
  const drawn = Object.fromEntries(
    Object.values(graph.edges).map(({ from, outlet, to }): [string, string | null] => [`${from}.${outlet}`, to]),
  )
  const edges = Object.entries({ ...drawn, ...arrows }).flatMap(([key, to]) => {
    const [from = '', outlet = ''] = key.split('.')
    return to !== null && ids.has(from) && ids.has(to) ? [[from, outlet, to] as const] : []
  })
  const redrawn = draw(kept, edges)
  return graph.policy ? { ...redrawn, policy: graph.policy } : redrawn
}

/** One person at each of three steps: the position that a column of the table means. */
export type Position = 'before' | 'at' | 'past'
export const positions: readonly Position[] = ['before', 'at', 'past']

export type Scene = 'wait' | 'email' | 'choice'

/** Where people stand when the program is edited, by what the edit is of. */
export const scenes: Readonly<Record<Scene, (world: InFlight) => Promise<Record<Position, number>>>> = {
  /** At first, at wait and at rest: before the wait, at it, and past it. With 1, 3 and 5 days to go. */
  wait: async (world: InFlight) => {
    const [past] = await join(world)
    await world.after(5)
    const [at] = await join(world)
    await world.after(3)
    const [before] = await join(world)
    await world.after(1)
    return { before, at, past }
  },
  /** At wait, at guide itself (put there while the program is paused), and at rest. */
  email: async (world: InFlight) => {
    const people = await scenes.wait(world)
    await putAt(world, 'first', 'guide')
    return { before: people.at, at: people.before, past: people.past }
  },
  /** At rest, at ask itself (put there while the program is paused), and at later. With 5 days, none and 2 to go. */
  choice: async (world: InFlight) => {
    const [past] = await join(world)
    await world.after(6)
    const [before] = await join(world)
    await world.after(8)
    const [at] = await join(world)
    await world.after(1)
    await putAt(world, 'first', 'ask')
    return { before, at, past }
  },
}

async function join(world: InFlight): Promise<[number]> {
  const [id = 0] = await world.join(1)
  await world.rows('update prospect set score = 5 where workspace_id = $1')
  await world.run()
  return [id]
}

/** A program that is paused lets people stand where they otherwise pass. */
async function putAt(world: InFlight, from: string, to: string): Promise<void> {
  await world.programs.setStatus({ ...world.at, status: 'paused' })
  await world.publish(program(world.ids), plan({ [from]: { kind: 'goTo', nodeId: to } }))
}

/** What becomes of them: emails with the day after the edit, and how it ends. `1 Tips, 6 Guide, 13 Video, completed` */
export type Lives = Readonly<Record<Position, string>>

/** Edits the program over its people, lets 60 days go by, and tells what became of each. */
export async function live(
  db: TestDatabase,
  scene: Scene,
  edit: (graph: Graph) => Graph,
  how?: MigrationPlan,
): Promise<{ readonly lives: Lives; readonly world: InFlight; readonly people: Readonly<Record<Position, number>> }> {
  const world = await makeInFlight(db, program)
  const people = await scenes[scene](world)
  const edited = await world.now()
  await world.publish(edit(program(world.ids)), how)
  const { status } = await world.programs.get(world.at)
  if (status === 'paused') await world.programs.setStatus({ ...world.at, status: 'running' })
  await world.run()
  await world.after(60)
  const lives = {
    before: await lifeOf(world, people.before, edited),
    at: await lifeOf(world, people.at, edited),
    past: await lifeOf(world, people.past, edited),
  }
  return { lives, world, people }
}

/** The emails that somebody got since a moment, and how it ended. */
export async function lifeOf(world: InFlight, prospectId: number, since: Date): Promise<string> {
  const mails = await world.rows<{ mail: string }>(
    `select round(extract(epoch from k.at - $3) / 86400)::int || ' ' || k.subject as mail
     from mail k join message m on m.workspace_id = k.workspace_id and m.id = k.message_id
     where k.workspace_id = $1 and m.prospect_id = $2 and k.at >= $3 order by k.at, k.id`,
    prospectId,
    since,
  )
  const [enrollment] = await world.rows<{ end: string }>(
    `select case status when 'waiting' then 'at ' || node_id else outcome end as end from enrollment
     where workspace_id = $1 and prospect_id = $2 order by id desc limit 1`,
    prospectId,
  )
  return [...mails.map(({ mail }) => mail), enrollment?.end ?? 'never in'].join(', ')
}
