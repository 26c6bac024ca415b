import { describe, expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

type Until = NodeOf<'waitUntil'>['config']['until']
const fresh = createNode('waitUntil', 'pause')
const until = (moment: Until): NodeOf<'waitUntil'> => ({ ...fresh, config: { until: moment } })
const fair = until({ kind: 'date', date: '2026-10-13', time: '09:00' })
const renewal = until({ kind: 'field', field: 'contractEnd', offset: -30, time: '10:30' })
const knownAs = (value: string | number | null) => ({ 'field:person.contractEnd': value })

describe('until a date that is the same for everybody', () => {
  test('the prospect is held until the very moment in its own zone', () => {
    const now = '2026-10-01T00:00:00Z'
    expect(visit(fair, { now })).toEqual({ kind: 'wait', until: new Date('2026-10-13T06:00:00Z') })
    expect(visit(fair, { now, zone: 'America/New_York' })).toEqual({
      kind: 'wait',
      until: new Date('2026-10-13T13:00:00Z'),
    })
    expect(visit(fair, { now: '2026-10-13T05:59:59.999Z' }).kind).toBe('wait')
    expect(visit(fair, { now: '2026-10-13T06:00:00Z' })).toEqual({ kind: 'proceed', via: 'then' })
  })

  test('whoever comes when it is past goes on at once', () => {
    expect(visit(fair, { now: '2027-01-01T00:00:00Z' })).toEqual({ kind: 'proceed', via: 'then' })
  })

  test('it asks for no fact, and hears no news', () => {
    expect(kindOf(fair).facts?.(fair.config, 'pause')).toEqual([])
    expect(kindOf(fair).cues?.(fair.config)).toEqual([])
  })
})

describe('until a date of the prospect’s own', () => {
  test('the day in the field, moved, at the time of day', () => {
    const now = '2026-10-01T00:00:00Z'
    expect(visit(renewal, { now, facts: knownAs('2026-12-31') })).toEqual({
      kind: 'wait',
      until: new Date('2026-12-01T08:30:00Z'),
    })
    expect(visit(renewal, { now, facts: knownAs('31.12.2026') })).toMatchObject({
      until: new Date('2026-12-01T08:30:00Z'),
    })
    expect(visit(renewal, { now: '2026-12-01T08:30:00Z', facts: knownAs('2026-12-31') }).kind).toBe('proceed')
  })

  test.each([null, '', 'next spring', '2026-02-30', 20261231])(
    '%j is no date: the prospect goes on at once',
    (value) => {
      expect(visit(renewal, { facts: knownAs(value) })).toEqual({ kind: 'proceed', via: 'then' })
    },
  )

  test('it knows the field, and looks again when that changes', () => {
    expect(kindOf(renewal).facts?.(renewal.config, 'pause')).toEqual([
      { kind: 'field', of: 'person', field: 'contractEnd' },
    ])
    expect(kindOf(renewal).cues?.(renewal.config)).toEqual(['field:person.contractEnd'])
  })

  test('a date that was moved on meanwhile is waited for anew', () => {
    const now = '2026-12-01T08:30:00Z'
    expect(visit(renewal, { now, facts: knownAs('2027-12-31') })).toEqual({
      kind: 'wait',
      until: new Date('2027-12-01T08:30:00Z'),
    })
  })
})

test('what is still to be chosen is said; whether a date is past is not, for a drawing has no clock', () => {
  expect(complaints(fresh)).toEqual(['noDate at until.date'])
  expect(complaints(until({ kind: 'field', field: ' ', offset: 0, time: '09:00' }))).toEqual(['noField at until.field'])
  expect(complaints(until({ kind: 'date', date: '1999-01-01', time: '09:00' }))).toEqual([])
  expect(complaints(renewal)).toEqual([])
})

test('until something is chosen, nobody is held', () => {
  expect(visit(fresh)).toEqual({ kind: 'proceed', via: 'then' })
})

test('the card says until when', () => {
  expect(card(fresh)).toBe('Choose a date')
  expect(card(fair)).toBe('Wait until 13 Oct 2026, 9:00')
  expect(card(fair, 'fi')).toBe('Odota 13.10.2026 klo 9.00 asti')
  expect(card(fair, 'sv')).toBe('Vänta till 13 okt 2026 kl. 9:00')
  expect(card(renewal)).toBe('Wait until 30 days before “contractEnd”, 10:30')
  expect(card(until({ kind: 'field', field: 'trialEnd', offset: 1, time: '09:00' }))).toBe(
    'Wait until 1 day after “trialEnd”, 9:00',
  )
  expect(card(until({ kind: 'field', field: 'trialEnd', offset: 0, time: '09:00' }), 'fi')).toBe(
    'Odota kentän ”trialEnd” päivään, klo 9.00',
  )
})

test.each([
  { kind: 'date', date: '2026-02-30' },
  { kind: 'date', time: '25:00' },
  { kind: 'field', offset: 1001 },
  { kind: 'moon' },
])('no wait can be until %j', (moment) => {
  expect(kindOf('waitUntil').config.safeParse({ until: moment }).success).toBe(false)
})
