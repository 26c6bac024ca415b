import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAncestry } from '#engine/program/ancestry.ts'
import { connect } from '#engine/program/edits.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Edge } from '#engine/program/graph.ts'
import { draw } from '#tests/stories/draw.ts'
import { anyGraph } from './anyEdit.ts'

test('what comes before what, on every way there is', () => {
  const { graph, id } = draw(`
    joins A ── email One ── score at least 10?
      ├ yes ── email Two ── end
      └ no ── wait 1 day ── end
  `)
  const comesBefore = readAncestry(readFlow(graph), [id('email One'), id('email Two'), id('end')])
  expect(comesBefore(id('email One'), id('end', 2))).toBe(true)
  expect(comesBefore(id('email Two'), id('end', 1))).toBe(true)
  expect(comesBefore(id('email Two'), id('end', 2))).toBe(false)
  expect(comesBefore(id('email One'), id('email One'))).toBe(false)
  expect(comesBefore(id('wait 1 day'), id('end', 2)), 'was not asked about').toBe(false)
})

test('on a loop each step comes before the others and before itself', () => {
  const drawn = draw('joins A ── email One ── wait 1 day ── end')
  const graph = connect(drawn.graph, drawn.id('wait 1 day'), 'then', drawn.id('email One')).graph
  const all = Object.keys(graph.nodes)
  const comesBefore = readAncestry(readFlow(graph), all)
  expect(comesBefore(drawn.id('wait 1 day'), drawn.id('email One'))).toBe(true)
  expect(comesBefore(drawn.id('email One'), drawn.id('email One'))).toBe(true)
  expect(comesBefore(drawn.id('email One'), drawn.id('joins A'))).toBe(false)
})

test('it agrees with walking from every step in turn, in any drawing and along any edges', () => {
  fc.assert(
    fc.property(anyGraph, fc.nat({ max: 3 }), (graph, left) => {
      const flow = readFlow(graph)
      const follows = ({ id }: Edge) => id.length % 4 !== left
      const comesBefore = readAncestry(flow, Object.keys(graph.nodes), follows)
      for (const source of Object.keys(graph.nodes)) {
        const met = new Set(
          flow
            .next(source)
            .filter(follows)
            .map(({ to }) => to),
        )
        for (const id of met) for (const edge of flow.next(id)) if (follows(edge)) met.add(edge.to)
        for (const node of Object.keys(graph.nodes)) expect(comesBefore(source, node)).toBe(met.has(node))
      }
    }),
  )
})
