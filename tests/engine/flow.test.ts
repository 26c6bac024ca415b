import { expect, test } from 'vitest'
import { connect } from '#engine/program/edits.ts'
import { reach, readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { draw } from '#tests/stories/draw.ts'

const fork = draw(`
  joins Newsletter ── downloaded Guide?
    ├ yes ── hand off ── end
    └ no ── email Video ── wait 1 day
`)
const [entry, ask, handOff, end, video, wait] = [
  fork.id('joins Newsletter'),
  fork.id('downloaded Guide?'),
  fork.id('hand off'),
  fork.id('end'),
  fork.id('email Video'),
  fork.id('wait 1 day'),
]
const joined = connect(fork.graph, wait, 'then', end).graph
const order = (graph: Graph) => readFlow(graph).order.map(({ id }) => id)
const backwards = <T>(table: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(table).reverse())

test('steps stand in the order in which people pass them: first yes, then no, then where the paths meet', () => {
  expect(order(joined)).toEqual([entry, ask, handOff, video, wait, end])
})

test('the order does not hang on the order in which things were drawn', () => {
  const reversed = { ...joined, nodes: backwards(joined.nodes), edges: backwards(joined.edges) }
  expect(order(reversed)).toEqual(order(joined))
  expect(
    readFlow(reversed)
      .next(ask)
      .map(({ outlet }) => outlet),
  ).toEqual(['yes', 'no'])
})

test('a loop does not confuse the order', () => {
  expect(order(connect(joined, wait, 'then', ask).graph)).toEqual([entry, ask, handOff, end, video, wait])
})

test('what lies behind a step, and what lies behind it before the next wait', () => {
  const flow = readFlow(joined)
  expect(reach(flow, [video])).toEqual(new Set([video, wait, end]))
  expect(reach(flow, [video], (id) => id !== wait)).toEqual(new Set([video, wait]))
})

test('while there is no entry, everything can be reached, a goal or not', () => {
  const drawing = draw('email Hello ── wait 1 day\n goal score at least 10 ── end')
  expect(readFlow(drawing.graph).reachable.size).toBe(4)
  expect(readFlow(draw('joins A ── end\n goal score at least 10 ── email Hi').graph).reachable.size).toBe(4)
})
