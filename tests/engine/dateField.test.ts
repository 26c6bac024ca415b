import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentOf, momentsIn, readDay } from '#engine/nodes/dateField.ts'
import { anyZone } from './anyMoment.ts'

const helsinki = 'Europe/Helsinki'

test.each([
  ['2026-12-01', '2026-12-01'],
  [' 2026-12-01 ', '2026-12-01'],
  ['2026-12-01T23:30:00Z', '2026-12-01'],
  ['2026-12-01 09:00', '2026-12-01'],
  ['1.12.2026', '2026-12-01'],
  ['01.12.2026', '2026-12-01'],
  ['29.2.2028', '2028-02-29'],
])('“%s” is the day %s', (value, day) => {
  expect(readDay(value)).toBe(day)
})

test.each([
  '',
  'soon',
  '2026-02-30',
  '2027-02-29',
  '31.4.2027',
  '2026-13-01',
  '1/12/2026',
  '12-01-2026',
  '2026-12-011',
])('“%s” is no day', (value) => {
  expect(readDay(value)).toBeNull()
})

test('what is not known, a number or a yes is no day', () => {
  for (const value of [null, undefined, 20261201, true]) expect(readDay(value)).toBeNull()
})

describe('a date in a field', () => {
  test('is moved by days of the calendar and set to a time in the person’s zone', () => {
    const at = (offset: number, zone = helsinki) =>
      momentOf('2027-03-29', { offset, time: '09:00' }, zone)?.toISOString()
    expect(at(0)).toBe('2027-03-29T06:00:00.000Z')
    expect(at(-2)).toBe('2027-03-27T07:00:00.000Z')
    expect(at(30)).toBe('2027-04-28T06:00:00.000Z')
    expect(at(0, 'America/New_York')).toBe('2027-03-29T13:00:00.000Z')
  })

  test('that is none has no moment', () => {
    expect(momentOf('next year', { offset: 0, time: '09:00' }, helsinki)).toBeNull()
  })
})

const between = (value: string, after: string, until: string, rule: { offset?: number; yearly?: boolean } = {}) =>
  momentsIn(
    value,
    { offset: 0, time: '09:00', yearly: false, ...rule },
    helsinki,
    new Date(after),
    new Date(until),
  ).map((at) => at.toISOString().slice(0, 10))

describe('an entry at a date', () => {
  test('happens once, at its moment: after what was looked at, up to now', () => {
    expect(between('2027-05-03', '2027-05-03T05:59:59Z', '2027-05-03T06:00:00Z')).toEqual(['2027-05-03'])
    expect(between('2027-05-03', '2027-05-03T06:00:00Z', '2027-05-04T06:00:00Z')).toEqual([])
    expect(between('2027-05-03', '2028-05-01T00:00:00Z', '2028-06-01T00:00:00Z')).toEqual([])
  })

  test('thirty days before a contract ends', () => {
    expect(between('31.12.2027', '2027-12-01T00:00:00Z', '2027-12-02T00:00:00Z', { offset: -30 })).toEqual([
      '2027-12-01',
    ])
  })

  test('every year, from the year of the date on', () => {
    const rule = { yearly: true }
    expect(between('2027-05-03', '2025-01-01T00:00:00Z', '2030-01-01T00:00:00Z', rule)).toEqual([
      '2027-05-03',
      '2028-05-03',
      '2029-05-03',
    ])
  })

  test('a customer of 29 February is remembered on the 28th in other years', () => {
    expect(between('2024-02-29', '2026-01-01T00:00:00Z', '2028-12-31T00:00:00Z', { yearly: true })).toEqual([
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ])
  })

  test('an offset carries over the turn of the year', () => {
    const rule = { yearly: true, offset: -14 }
    expect(between('1999-01-05', '2027-12-01T00:00:00Z', '2028-01-01T00:00:00Z', rule)).toEqual(['2027-12-22'])
    expect(between('1999-12-30', '2028-01-01T00:00:00Z', '2028-02-01T00:00:00Z', { ...rule, offset: 10 })).toEqual([
      '2028-01-09',
    ])
  })
})

test('looked at in parts, nothing is found twice and nothing is missed', () => {
  const anyDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  const rule = fc.record({
    offset: fc.integer({ min: -1000, max: 1000 }),
    time: fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
    yearly: fc.boolean(),
  })
  fc.assert(
    fc.property(anyDay, rule, anyZone, fc.array(anyDay, { minLength: 2, maxLength: 8 }), (date, how, zone, cuts) => {
      const value = date.toISOString().slice(0, 10)
      const sorted = cuts.sort((a, b) => a.getTime() - b.getTime())
      const look = (from: Date, to: Date) => momentsIn(value, how, zone, from, to)
      const parts = sorted.slice(1).flatMap((to, n) => look(sorted[n] as Date, to))
      expect(parts).toEqual(look(sorted[0] as Date, sorted.at(-1) as Date))
    }),
  )
})

test('every year has one, and no year has two', () => {
  const anyDay = fc.date({ min: new Date('2000-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), anyZone, (date, offset, zone) => {
      const value = date.toISOString().slice(0, 10)
      const how = { offset, time: '09:00', yearly: true }
      const found = momentsIn(value, how, zone, new Date('2026-01-01T00:00:00Z'), new Date('2030-01-01T00:00:00Z'))
      // Four years may begin or end with the day itself, elsewhere on earth.
      expect(found.length).toBeGreaterThanOrEqual(3)
      expect(found.length).toBeLessThanOrEqual(5)
      const apart = found
        .slice(1)
        .map((at, n) => Math.round((at.getTime() - (found[n] as Date).getTime()) / 86_400_000))
      for (const days of apart) expect([365, 366]).toContain(days)
    }),
  )
})
