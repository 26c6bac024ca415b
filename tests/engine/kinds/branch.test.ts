import { expect, test } from 'vitest'
import { factKey } from '#engine/nodes/fact.ts'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('branch', 'ask')
const asking = (condition: NodeOf<'branch'>['config']['condition']): NodeOf<'branch'> => ({
  ...fresh,
  config: { condition },
})
const downloaded = asking({ kind: 'downloaded', fileId: 7, since: 'entered' })
const hot = asking({ kind: 'scoreAtLeast', score: 100 })
const listed = asking({ kind: 'onList', listId: 3 })
const factsOf = (node: NodeOf<'branch'>) => (kindOf(node).facts?.(node.config, node.id) ?? []).map(factKey)

test('a fresh branch asks about a download and wants to know of which file', () => {
  expect(complaints(fresh)).toEqual(['noFile at condition.fileId'])
  expect(complaints(asking({ kind: 'onList', listId: null }))).toEqual(['noList at condition.listId'])
  expect(card(fresh)).toBe('Choose what to ask')
  expect(factsOf(fresh)).toEqual([])
  expect(visit(fresh)).toEqual({ kind: 'proceed', via: 'no' })
})

test('each question says what it must know', () => {
  expect(factsOf(downloaded)).toEqual(['downloaded:7:entered'])
  expect(factsOf(hot)).toEqual(['score'])
  expect(factsOf(listed)).toEqual(['onList:3'])
})

test.each([
  ['downloaded', downloaded, { 'downloaded:7:entered': true }, 'yes'],
  ['not downloaded', downloaded, { 'downloaded:7:entered': false }, 'no'],
  ['exactly the score', hot, { score: 100 }, 'yes'],
  ['a point too few', hot, { score: 99 }, 'no'],
  ['on the list', listed, { 'onList:3': true }, 'yes'],
  ['not on the list', listed, { 'onList:3': false }, 'no'],
] as const)('%s', (_, node, facts, via) => {
  expect(visit(node, { facts })).toEqual({ kind: 'proceed', via })
})

test('the card is the question', () => {
  expect(card(downloaded)).toBe('Downloaded “Second guide”?')
  expect(card(hot)).toBe('Score at least 100?')
  expect(card(listed, 'sv')).toBe('Finns på listan ”Newsletter”?')
})

test('a branch points to its file or list, and a score points to nothing', () => {
  const references = (node: NodeOf<'branch'>) => kindOf(node).references?.(node.config)
  expect(references(downloaded)).toEqual([{ ref: 'file', id: 7, field: 'condition.fileId' }])
  expect(references(listed)).toEqual([{ ref: 'list', id: 3, field: 'condition.listId' }])
  expect(references(hot)).toEqual([])
})
