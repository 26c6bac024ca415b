import { expect, test } from 'vitest'
import { chance } from '#engine/experiment/assign.ts'
import { outletName } from '#engine/nodes/describe.ts'
import { createNode, kindOf, type NodeOf, outletsOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('split', 'draw')
const sharing = (...percents: number[]): NodeOf<'split'> => ({
  ...fresh,
  config: { paths: percents.map((percent, n) => ({ id: 'abcdefghij'[n] ?? '', label: '', percent })) },
})

test('a fresh split shares people out half and half', () => {
  expect(outletsOf(fresh)).toEqual(['a', 'b'])
  expect(complaints(fresh)).toEqual([])
  expect(card(fresh)).toBe('Split 50 / 50')
})

test.each([
  [0, 'a'],
  [0.1999, 'a'],
  [0.2, 'b'],
  [0.4999, 'b'],
  [0.5, 'd'],
  [0.9999, 'd'],
])('of 20, 30, 0 and 50 percent, the chance %d takes path %s', (chance, via) => {
  expect(visit(sharing(20, 30, 0, 50), { chance })).toEqual({ kind: 'proceed', via })
})

test('a person takes the same path at every visit, and the percentages come true over many', () => {
  const node = sharing(10, 90)
  const paths = Array.from({ length: 10_000 }, (_, person) => visit(node, { chance: chance(7, 'draw', person) }))
  expect(paths[4711]).toEqual(visit(node, { chance: chance(7, 'draw', 4711) }))
  const first = paths.filter((decision) => decision.kind === 'proceed' && decision.via === 'a').length
  expect(first).toBeGreaterThan(900)
  expect(first).toBeLessThan(1100)
})

test('percentages that do not add up to 100 are told with their sum', () => {
  expect(kindOf('split').check?.(sharing(60, 50).config)).toEqual([
    { code: 'percents', severity: 'blocker', field: 'paths', params: { sum: 110 } },
  ])
  expect(complaints(sharing(60, 40))).toEqual([])
})

test('its paths go by their name or their number', () => {
  const named = {
    ...fresh,
    config: { paths: [{ id: 'a', label: 'Control group', percent: 10 }, fresh.config.paths[1]] },
  }
  const names = outletsOf(fresh).map((outlet) => outletName(named as typeof fresh, outlet, 'sv'))
  expect(names).toEqual(['Control group', 'Väg 2'])
})

test('one path alone is no split, and more than ten are too many', () => {
  const parse = (count: number) =>
    kindOf('split').config.safeParse({ paths: Array.from({ length: count }, (_, n) => ({ id: `p${n}` })) }).success
  expect([1, 2, 10, 11].map(parse)).toEqual([false, true, true, false])
})
