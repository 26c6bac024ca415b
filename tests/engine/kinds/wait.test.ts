import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const fresh = createNode('wait', 'pause')
const lasting = (amount: number, unit: 'days' | 'hours'): NodeOf<'wait'> => ({
  ...fresh,
  config: { duration: { amount, unit } },
})

test('a fresh wait lasts three days', () => {
  expect(visit(fresh, { arrivedAt: '2026-01-05T09:00:00Z' })).toEqual({
    kind: 'wait',
    until: new Date('2026-01-08T09:00:00Z'),
  })
})

test('the prospect is held until the very moment, and let go at it', () => {
  const arrivedAt = '2026-01-05T09:00:00Z'
  expect(visit(fresh, { arrivedAt, now: '2026-01-08T08:59:59.999Z' }).kind).toBe('wait')
  expect(visit(fresh, { arrivedAt, now: '2026-01-08T09:00:00Z' })).toEqual({ kind: 'proceed', via: 'then' })
})

test('one day over the change to summer time is 23 hours, and 24 hours are 24 hours', () => {
  const arrivedAt = '2027-03-27T10:00:00Z'
  expect(visit(lasting(1, 'days'), { arrivedAt })).toMatchObject({ until: new Date('2027-03-28T09:00:00Z') })
  expect(visit(lasting(24, 'hours'), { arrivedAt })).toMatchObject({ until: new Date('2027-03-28T10:00:00Z') })
})

test('the card speaks of days or hours, one or many', () => {
  expect(card(lasting(5, 'days'))).toBe('Wait 5 days')
  expect(card(lasting(1, 'days'))).toBe('Wait 1 day')
  expect(card(lasting(24, 'hours'))).toBe('Wait 24 hours')
  expect(card(lasting(1, 'days'), 'fi')).toBe('Odota 1 päivä')
  expect(card(lasting(5, 'days'), 'fi')).toBe('Odota 5 päivää')
  expect(card(lasting(5, 'days'), 'sv')).toBe('Vänta 5 dagar')
})

test.each([0, -1, 1001, 1.5, Number.NaN])('a wait of %d days is outside the limits', (amount) => {
  expect(complaints(lasting(amount, 'days'))).toEqual(['limits at duration.amount'])
  expect(kindOf('wait').config.safeParse({ duration: { amount, unit: 'days' } }).success).toBe(false)
})

test('a thousand days and one hour are within the limits', () => {
  expect(complaints(lasting(1000, 'days'))).toEqual([])
  expect(complaints(lasting(1, 'hours'))).toEqual([])
})
