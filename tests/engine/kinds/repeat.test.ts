import { expect, test } from 'vitest'
import { createNode, kindOf, outletsOf } from '#engine/nodes/registry.ts'
import { card, visit } from '../visit.ts'

const three = createNode('repeat', 'again')
const times = (n: number | null) => visit(three, { facts: { 'passes:again:again': n } })

test('a fresh one leads back three times', () => {
  expect(outletsOf(three)).toEqual(['done', 'again'])
  expect(card(three)).toBe('Repeat 3 times at most')
  expect(card({ ...three, config: { most: 1 } }, 'fi')).toBe('Toista enintään 1 kerran')
})

test('it counts how often this prospect has gone back from it', () => {
  expect(kindOf('repeat').facts?.(three.config, 'again')).toEqual([
    { kind: 'passes', nodeId: 'again', outlet: 'again' },
  ])
})

test.each([
  [0, 'again'],
  [2, 'again'],
  [3, 'done'],
  [4, 'done'],
])('who has gone back %d times goes by “%s”', (n, via) => {
  expect(times(n)).toEqual({ kind: 'proceed', via })
})

test('when it is not known how often, nobody goes round', () => {
  expect(times(null)).toEqual({ kind: 'proceed', via: 'done' })
})

test.each([0, 101, 1.5])('%d times is outside the limits', (most) => {
  expect(kindOf('repeat').config.safeParse({ most }).success).toBe(false)
})
