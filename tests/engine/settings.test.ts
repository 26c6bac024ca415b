import { expect, test } from 'vitest'
import { configure, configureField, rename } from '#engine/program/settings.ts'
import { draw } from '#tests/stories/draw.ts'

const { graph, id } = draw('joins Newsletter ── email Hello / Hi ── wait 3 days ── downloaded Guide?')
const [email, wait, ask] = [id('email Hello / Hi'), id('wait 3 days'), id('downloaded Guide?')]

test('one setting changes, and the rest of the drawing keeps its identity', () => {
  const edit = configureField(graph, wait, 'duration.amount', 7)
  expect(edit.graph.nodes[wait]?.config).toEqual({ duration: { amount: 7, unit: 'days' } })
  expect(edit.graph.nodes[email]).toBe(graph.nodes[email])
  expect(edit.graph.edges).toBe(graph.edges)
  expect(graph.nodes[wait]?.config).toEqual({ duration: { amount: 3, unit: 'days' } })
})

test('a setting deep in a list is reached by its path', () => {
  const edit = configureField(graph, email, 'variants.1.content.subject', 'Good day')
  expect(edit.graph.nodes[email]?.config).toMatchObject({
    variants: [{ content: { subject: 'Hello' } }, { content: { subject: 'Good day' } }],
  })
})

test('new settings replace the old ones whole', () => {
  const edit = configure<'branch'>(graph, ask, { condition: { kind: 'scoreAtLeast', score: 50 } })
  expect(edit.graph.nodes[ask]?.config).toEqual({ condition: { kind: 'scoreAtLeast', score: 50 } })
})

test.each([
  ['duration.amount', 0],
  ['duration.amount', 'abc'],
  ['duration.unit', 'years'],
  ['duration', null],
])('%s: %s is refused, and the field is named', (path, value) => {
  const edit = configureField(graph, wait, path, value)
  expect(edit.graph).toBe(graph)
  expect(edit.refused).toMatchObject({ code: 'edit.badValue', nodeId: wait, field: path })
})

test('a path cannot reach into what JavaScript keeps for itself', () => {
  expect(configureField(graph, wait, '__proto__.polluted', true).refused?.code).toBe('edit.badValue')
  expect(configureField(graph, wait, 'constructor', true).refused?.code).toBe('edit.badValue')
  expect('polluted' in {}).toBe(false)
})

test('a setting that the kind does not have is refused', () => {
  expect(configureField(graph, wait, 'colour', 'red').refused?.code).toBe('edit.badValue')
  expect(configureField(graph, 'n99', 'duration.amount', 1).refused?.code).toBe('edit.noNode')
})

test('a node gets a name, and loses it', () => {
  const named = rename(graph, wait, '  A short pause ').graph
  expect(named.nodes[wait]?.name).toBe('A short pause')
  expect(rename(named, wait, 'A short pause').graph).toBe(named)
  expect(rename(named, wait, ' ').graph.nodes[wait]).toEqual(graph.nodes[wait])
  expect(rename(graph, wait, 'x'.repeat(500)).graph.nodes[wait]?.name).toHaveLength(120)
})

test('an arrow goes with the outlet that it left by, and no other', () => {
  const sorted = draw(`
    joins A ── choose
      ├ score at least 100 ── end
      ├ on list Expo ── end
      └ otherwise ── end
    goal score at least 200 ── end
  `)
  const ask = sorted.id('choose')
  const before = sorted.graph.nodes[ask]
  if (before?.type !== 'paths') throw new Error('“choose” draws paths.')
  const [, second] = before.config.paths
  const edit = configureField(sorted.graph, ask, 'paths', [second])
  const outlets = Object.values(edit.graph.edges).flatMap(({ from, outlet }) => (from === ask ? [outlet] : []))
  expect(outlets).toEqual(['p2', 'otherwise'])
  expect(Object.keys(edit.graph.edges)).toHaveLength(Object.keys(sorted.graph.edges).length - 1)
  const goal = sorted.id('goal score at least 200')
  const ends = configureField(sorted.graph, goal, 'after', 'end').graph
  expect(Object.values(ends.edges).some(({ from }) => from === goal)).toBe(false)
  expect(configureField(sorted.graph, ask, 'paths.0.label', 'Hot').graph.edges).toBe(sorted.graph.edges)
})
