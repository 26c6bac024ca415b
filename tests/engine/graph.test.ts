import { expect, test } from 'vitest'
import { z } from 'zod'
import { createNode } from '#engine/nodes/registry.ts'
import { GraphSchema, nodeAt } from '#engine/program/graph.ts'
import { draw } from '#tests/stories/draw.ts'

const { graph } = draw('joins Newsletter ── email Hello ── wait 3 days ── end')
const nodes = { in: createNode('entry', 'in'), out: createNode('end', 'out') }
const edge = (fields: Record<string, string> = {}) => ({ id: 'e', from: 'in', outlet: 'then', to: 'out', ...fields })
const sentences = (drawing: unknown) =>
  (GraphSchema.safeParse(drawing).error?.issues ?? []).map(({ message }) => message)
const wrong = (edges: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  sentences({ format: 1, nodes: { ...nodes, ...more }, edges })

test('a drawing survives the way over the wire unchanged', () => {
  expect(GraphSchema.parse(JSON.parse(JSON.stringify(graph)))).toEqual(graph)
})

test('settings left out are filled in, and nodes without a place are arranged from top to bottom', () => {
  const read = GraphSchema.parse({
    format: 1,
    nodes: { out: { id: 'out', type: 'end' }, in: { id: 'in', type: 'entry', config: { listId: 1 } } },
    edges: { e: edge() },
  })
  expect(read.nodes.out?.config).toEqual({})
  expect(read.nodes.in?.position).toEqual({ x: 0, y: 0 })
  expect(read.nodes.out?.position).toEqual({ x: 0, y: 152 })
})

test('a node without a place is put where it covers none that has one, and those stay', () => {
  const placed = { ...nodes.in, position: { x: 24, y: 160 } }
  const read = GraphSchema.parse({
    format: 1,
    nodes: { in: placed, out: { id: 'out', type: 'end' }, more: { id: 'more', type: 'end' } },
    edges: { e: edge() },
  })
  expect(read.nodes.in).toEqual(placed)
  expect(read.nodes.out?.position).toEqual({ x: 272, y: 152 })
  expect(read.nodes.more?.position).toEqual({ x: 136, y: 0 })
})

test('a drawing of another format was made by a newer version', () => {
  expect(sentences({ format: 2, nodes: {}, edges: {} })).toEqual(['This program was made by a newer version of Polku.'])
})

test('two nodes with one id are refused', () => {
  const n7 = createNode('end', 'n7')
  expect(wrong({}, { n7, n8: n7 })).toEqual(['Two nodes share the id n7.'])
  expect(wrong({}, { n8: n7 })).toEqual(['The node kept under n8 has the id n7.'])
})

test.each(['__proto__', 'constructor', 'prototype', 'toString'])('nothing may be called %s', (name) => {
  const drawing = `{"format":1,"nodes":{"${name}":{"id":"${name}","type":"end"}},"edges":{}}`
  expect(sentences(JSON.parse(drawing)).join()).toMatch(/reserved/)
  const edges = `{"format":1,"nodes":{},"edges":{"${name}":{"id":"e","from":"a","outlet":"then","to":"b"}}}`
  expect(sentences(JSON.parse(edges)).join()).toMatch(/reserved/)
  expect(nodeAt(graph, name)).toBeUndefined()
})

test('ids are short and plain', () => {
  for (const id of ['', 'a b', 'ä', 'x'.repeat(41), 'a.b'])
    expect(wrong({}, { [id]: createNode('end', id) })).not.toEqual([])
  expect(wrong({}, { ['x'.repeat(40)]: createNode('end', 'x'.repeat(40)) })).toEqual([])
})

test('an edge begins at a node that is there and leaves by an outlet that it has', () => {
  expect(wrong({ e: edge() })).toEqual([])
  expect(wrong({ e: edge({ from: 'n9' }) })).toEqual(['The edge e begins at n9, which is not in the drawing.'])
  expect(wrong({ e: edge({ outlet: 'maybe' }) })).toEqual([
    'The edge e leaves in by “maybe”, which is no outlet of a node of type entry.',
  ])
  expect(wrong({ e: edge(), f: edge({ id: 'f' }) })).toEqual(['Two edges leave in by “then”.'])
})

test('nothing leads into an entry', () => {
  const more = { back: createNode('wait', 'back') }
  expect(wrong({ e: edge({ from: 'back', to: 'in' }) }, more)).toEqual(['The edge e leads into the entry in.'])
})

test('an arrow to a node that is not there is dropped, so that check can speak of the open outlet', () => {
  expect(GraphSchema.parse({ format: 1, nodes, edges: { e: edge({ to: 'n9' }) } }).edges).toEqual({})
})

test('an unknown field is refused, and its name is told', () => {
  expect(sentences({ format: 1, nodes: {}, edges: {}, role: 'owner' }).join()).toContain('role')
})

test('the format can be described to other systems', () => {
  expect(z.toJSONSchema(GraphSchema, { io: 'input' })).toMatchObject({
    type: 'object',
    required: ['format', 'nodes', 'edges'],
  })
})
