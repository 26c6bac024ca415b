import { expect, test } from 'vitest'
import { outletName } from '#engine/nodes/describe.ts'
import { factKey } from '#engine/nodes/fact.ts'
import { createNode, kindOf, type NodeOf, outletsOf } from '#engine/nodes/registry.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('paths', 'ask')
const hot: Rule = { kind: 'scoreAtLeast', score: 100 }
const listed: Rule = { kind: 'onList', listId: 3 }
const two: NodeOf<'paths'> = {
  ...fresh,
  config: {
    paths: [
      { id: 'hot', label: 'To sales', when: hot },
      { id: 'b', label: '', when: listed },
    ],
  },
}

test('a fresh node has one path, which wants its question, and otherwise', () => {
  expect(outletsOf(fresh)).toEqual(['a', 'otherwise'])
  expect(complaints(fresh)).toEqual(['noFile at paths.0.when.fileId'])
  expect(visit(fresh)).toEqual({ kind: 'proceed', via: 'otherwise' })
})

test.each([
  ['the first path that holds is taken', { score: 100, 'onList:3': true }, 'hot'],
  ['the second is asked when the first does not hold', { score: 99, 'onList:3': true }, 'b'],
  ['whoever none holds for goes on by otherwise', { score: 99, 'onList:3': false }, 'otherwise'],
] as const)('%s', (_, facts, via) => {
  expect(visit(two, { facts })).toEqual({ kind: 'proceed', via })
})

test('its outlets are its paths in their order, called by their name or their number', () => {
  expect(outletsOf(two)).toEqual(['hot', 'b', 'otherwise'])
  expect(outletsOf(two).map((outlet) => outletName(two, outlet, 'en'))).toEqual(['To sales', 'Path 2', 'Otherwise'])
  expect(outletName(two, 'b', 'fi')).toBe('Polku 2')
})

test('everything that any path asks is known before the first is asked', () => {
  expect((kindOf(two).facts?.(two.config, two.id) ?? []).map(factKey)).toEqual(['score', 'onList:3'])
  expect(kindOf(two).references?.(two.config)).toEqual([{ ref: 'list', id: 3, field: 'paths.1.when.listId' }])
})

test('the card says how many ways there are', () => {
  expect(card(two)).toBe('2 paths and otherwise')
  expect(card(fresh, 'sv')).toBe('1 väg och annars')
})

test.each([
  ['no path', []],
  ['more than ten', Array.from({ length: 11 }, (_, n) => ({ id: `p${n}` }))],
  ['two paths of one id', [{ id: 'a' }, { id: 'a' }]],
  ['a path called otherwise', [{ id: 'otherwise' }]],
  ['a path called as JavaScript calls things', [{ id: 'constructor' }]],
])('%s is refused', (_, paths) => {
  expect(kindOf('paths').config.safeParse({ paths }).success).toBe(false)
})
