import { expect } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { days, draw, node } from '../worker/guideFollowUp.ts'
import { type InFlight, letter, makeInFlight } from './inFlightWorld.ts'

//   start ─ hello ─ wait1 (5 days) ─ guide ─ wait2 (7 days) ─ video ─ done
export const drawn = ({ listId }: { listId: number }, first = 5): Graph =>
  draw(
    [
      node('start', 'entry', { trigger: { kind: 'list', listId } }),
      node('hello', 'email', letter('Hello')),
      node('wait1', 'wait', days(first)),
      node('guide', 'email', letter('Guide')),
      node('wait2', 'wait', days(7)),
      node('video', 'email', letter('Video')),
      node('done', 'end', {}),
    ],
    [
      ['start', 'then', 'hello'],
      ['hello', 'then', 'wait1'],
      ['wait1', 'then', 'guide'],
      ['guide', 'then', 'wait2'],
      ['wait2', 'then', 'video'],
      ['video', 'then', 'done'],
    ],
  )

/** The same without the first wait: the guide comes at once. */
export const without = (ids: { listId: number }): Graph => {
  const { wait1: _, ...nodes } = drawn(ids).nodes
  const edges = Object.values(drawn(ids).edges).filter(({ from, to }) => from !== 'wait1' && to !== 'wait1')
  return draw(Object.values(nodes), [
    ...edges.map(({ from, outlet, to }) => [from, outlet, to] as const),
    ['hello', 'then', 'guide'] as const,
  ])
}

/** Ten at the first wait, two days in, and four at the second. */
export async function standing(db: TestDatabase): Promise<InFlight> {
  const world = await makeInFlight(db, drawn)
  await world.join(4)
  await world.run()
  await world.after(5)
  await world.join(10)
  await world.run()
  await world.after(2)
  expect(await world.whereabouts()).toEqual({ 'v1 wait1': 10, 'v1 wait2': 4 })
  return world
}
