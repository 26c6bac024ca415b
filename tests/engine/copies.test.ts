import { expect, test } from 'vitest'
import { copyNodes, duplicateNodes, paste } from '#engine/program/copies.ts'
import { emptyGraph, GraphSchema } from '#engine/program/graph.ts'
import { draw } from '#tests/stories/draw.ts'

const { graph, id } = draw('joins Newsletter ── email Hello ── wait 3 days ── end')
const [email, wait] = [id('email Hello'), id('wait 3 days')]

test('a copy holds the chosen nodes and the arrows between them', () => {
  const copied = copyNodes(graph, [email, wait, 'n99'])
  expect(Object.keys(copied.nodes)).toEqual([email, wait])
  expect(Object.values(copied.edges).map(({ from, to }) => [from, to])).toEqual([[email, wait]])
  expect(GraphSchema.parse(JSON.parse(JSON.stringify(copied)))).toEqual(copied)
})

test('a copy is pasted into another drawing where the caller points, with the ids that the caller gives', () => {
  const { graph: pasted, made } = paste(
    emptyGraph,
    copyNodes(graph, [email, wait]),
    { [email]: 'a', [wait]: 'b' },
    { x: 80, y: 160 },
  )
  expect(made).toEqual(['a', 'b'])
  expect(pasted.nodes.a?.position).toEqual({ x: 80, y: 160 })
  expect(pasted.nodes.b?.position).toEqual({ x: 80, y: 312 })
  expect(pasted.nodes.a?.config).toEqual(graph.nodes[email]?.config)
  expect(Object.values(pasted.edges)).toEqual([{ id: 'a-then', from: 'a', outlet: 'then', to: 'b' }])
})

test('duplicates stand beside their originals, connected among themselves and to nothing else', () => {
  const { graph: doubled, made } = duplicateNodes(graph, { [email]: 'a', [wait]: 'b' })
  expect(made).toEqual(['a', 'b'])
  const at = graph.nodes[email]?.position ?? { x: 0, y: 0 }
  expect(doubled.nodes.a?.position).toEqual({ x: at.x + 272, y: at.y })
  expect(Object.keys(doubled.edges)).toHaveLength(Object.keys(graph.edges).length + 1)
})

test('an id that is taken, given twice or missing refuses the whole paste', () => {
  const copied = copyNodes(graph, [email, wait])
  for (const ids of [{ [email]: 'a', [wait]: email }, { [email]: 'a', [wait]: 'a' }, { [email]: 'a' }]) {
    const edit = paste(graph, copied, ids, { x: 0, y: 0 })
    expect(edit.refused).not.toBeNull()
    expect(edit.graph).toBe(graph)
  }
})

test('a copied question asks about the copied email, and about the old one when that was not copied', () => {
  const asking = draw(`
    joins A ── email Offer ── wait up to 2 days for clicked Offer
      ├ happened ── end
      └ timeout ── end
  `)
  const offer = asking.id('email Offer')
  const hold = asking.id('wait up to 2 days for clicked Offer')
  const event = (id: string, ids: Record<string, string>) => duplicateNodes(asking.graph, ids).graph.nodes[id]?.config
  expect(event('b', { [offer]: 'a', [hold]: 'b' })).toMatchObject({ event: { emailNodeId: 'a' } })
  expect(event('b', { [hold]: 'b' })).toMatchObject({ event: { emailNodeId: offer } })
  expect(asking.graph.nodes[hold]?.config).toMatchObject({ event: { emailNodeId: offer } })
})
