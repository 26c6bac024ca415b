import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('score', 'points')
const by = (points: number): NodeOf<'score'> => ({ ...fresh, config: { points } })

test('the score goes up by ten, or whatever is chosen', () => {
  expect(visit(fresh)).toEqual({ kind: 'proceed', via: 'then', effects: [{ kind: 'score.change', points: 10 }] })
  expect(visit(by(-25))).toMatchObject({ effects: [{ points: -25 }] })
})

test('zero points change nothing, and are complained about', () => {
  expect(complaints(by(0))).toEqual(['noPoints at points'])
  expect(visit(by(0))).toMatchObject({ effects: [] })
  expect(complaints(by(-1))).toEqual([])
})

test('the card speaks of points, up or down, one or many', () => {
  expect(card(by(1))).toBe('Raise the score by 1 point')
  expect(card(by(10))).toBe('Raise the score by 10 points')
  expect(card(by(-10))).toBe('Lower the score by 10 points')
  expect(card(by(-10), 'fi')).toBe('Laske pistemäärää 10 pisteellä')
  expect(card(by(10), 'sv')).toBe('Höj med 10 poäng')
  expect(card(by(0))).toBe('Choose how many points')
})

test.each([10_001, -10_001, 1.5, Number.NaN])('%d points are refused', (points) => {
  expect(kindOf('score').config.safeParse({ points }).success).toBe(false)
})
