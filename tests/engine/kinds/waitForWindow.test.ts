import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

type Window = NodeOf<'waitForWindow'>['config']['window']
const fresh = createNode('waitForWindow', 'hours')
const open = (change: Partial<Window>): NodeOf<'waitForWindow'> => ({
  ...fresh,
  config: { window: { ...fresh.config.window, ...change } },
})
const tuesdays = open({ weekdays: [2, 4], from: '10:00', to: '11:00', holidays: ['FI', 'SE'] })

test('whoever comes in office hours goes on at once', () => {
  expect(visit(fresh, { now: '2026-09-15T07:00:00Z' })).toEqual({ kind: 'proceed', via: 'then' })
})

test('whoever comes on Friday evening is held until Monday morning, in the person’s zone', () => {
  const now = '2026-09-18T18:00:00Z'
  expect(visit(fresh, { now })).toEqual({ kind: 'wait', until: new Date('2026-09-21T05:00:00Z') })
  expect(visit(fresh, { now, zone: 'America/New_York' })).toEqual({ kind: 'proceed', via: 'then' })
})

test('public holidays are passed over', () => {
  // Thursday 24 December, then Tuesday 29 December.
  expect(visit(tuesdays, { now: '2026-12-23T12:00:00Z' })).toEqual({
    kind: 'wait',
    until: new Date('2026-12-29T08:00:00Z'),
  })
})

test('whoever is woken too late waits for the next hours', () => {
  expect(visit(tuesdays, { arrivedAt: '2026-09-14T12:00:00Z', now: '2026-09-15T08:05:00Z' })).toMatchObject({
    kind: 'wait',
    until: new Date('2026-09-17T07:00:00Z'),
  })
})

test('hours that never come are complained about, and hold nobody', () => {
  const never = open({ weekdays: [] })
  expect(complaints(never)).toEqual(['noWeekday at window.weekdays'])
  expect(complaints(open({ from: '17:00', to: '08:00' }))).toEqual(['noHours at window.to'])
  expect(complaints(fresh)).toEqual([])
  expect(visit(never)).toEqual({ kind: 'proceed', via: 'then' })
  expect(card(never)).toBe('Choose the hours')
})

test('the card says which hours', () => {
  expect(card(fresh)).toBe('Wait for Mon–Fri, 8:00–17:00')
  expect(card(fresh, 'fi')).toBe('Odota aikaan ma–pe klo 8.00–17.00')
  expect(card(fresh, 'sv')).toBe('Vänta till mån–fre 8:00–17:00')
  expect(card(tuesdays)).toBe('Wait for Tue, Thu, 10:00–11:00, no holidays')
  expect(card(open({ weekdays: [7, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' }))).toBe(
    'Wait for every day, 0:00–24:00',
  )
  expect(card(open({ weekdays: [1, 2, 3, 6, 7] }), 'fi')).toBe('Odota aikaan ma–ke, la, su klo 8.00–17.00')
})

test('a weekday or a country that does not exist is refused', () => {
  for (const window of [{ weekdays: [8] }, { holidays: ['NO'] }, { from: '8' }])
    expect(kindOf('waitForWindow').config.safeParse({ window }).success).toBe(false)
})
