import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHoliday } from '#engine/nodes/holidays.ts'
import { closedFor, isInWindow, nextInWindow, OpenWindow, SendingWindow } from '#engine/nodes/window.ts'
import { anyMoment, anyZone, changesOf, clockOf, zones } from './anyMoment.ts'

const office = SendingWindow.parse({})
const next = (at: string, window: Partial<SendingWindow> = {}, zone = 'Europe/Helsinki') =>
  clockOf(zone, nextInWindow(new Date(at), { ...office, ...window }, zone))

describe('office hours, Monday to Friday from 8 to 17', () => {
  test('who comes within them goes on at that very moment', () => {
    const at = new Date('2026-09-15T07:12:34.567Z')
    expect(nextInWindow(at, office, 'Europe/Helsinki')).toEqual(at)
  })

  test('who comes early waits until they open', () => {
    expect(next('2026-09-15T04:59:59.999Z')).toBe('2026-09-15 08:00')
  })

  test('the last minute is still open, the end is not', () => {
    expect(next('2026-09-15T13:59:00Z')).toBe('2026-09-15 16:59')
    expect(next('2026-09-15T14:00:00Z')).toBe('2026-09-16 08:00')
  })

  test('Friday evening waits for Monday morning', () => {
    expect(next('2026-09-18T17:00:00Z')).toBe('2026-09-21 08:00')
  })

  test('they are hours of the person, wherever that is', () => {
    expect(next('2026-09-15T12:00:00Z', {}, 'America/Los_Angeles')).toBe('2026-09-15 08:00')
    expect(next('2026-09-15T12:00:00Z', {}, 'Australia/Sydney')).toBe('2026-09-16 08:00')
  })
})

test('Finland’s Christmas is passed over where it is asked to be', () => {
  const thursday = '2026-12-24T10:00:00Z'
  expect(next(thursday)).toBe('2026-12-24 12:00')
  expect(next(thursday, { holidays: ['FI'] })).toBe('2026-12-28 08:00')
})

test('with both countries, a day that is a holiday in one is closed', () => {
  const nationalDay = '2028-06-06T10:00:00Z'
  expect(next(nationalDay, { holidays: ['FI'] })).toBe('2028-06-06 13:00')
  expect(next(nationalDay, { holidays: ['FI', 'SE'] })).toBe('2028-06-07 08:00')
})

test('days of one’s own are closed too', () => {
  expect(next('2026-09-15T10:00:00Z', { dates: ['2026-09-15', '2026-09-16'] })).toBe('2026-09-17 08:00')
})

test('until midnight, and the whole day', () => {
  expect(next('2026-09-15T20:59:00Z', { from: '20:00', to: '00:00' })).toBe('2026-09-15 23:59')
  expect(next('2026-09-18T21:00:00Z', { from: '00:00', to: '00:00' })).toBe('2026-09-21 00:00')
})

test('hours that the spring leaves out open at the end of the gap, or not on that day', () => {
  // Helsinki, 2027-03-28: 03:00 to 03:59 is missing.
  const sundays = { weekdays: [7], from: '03:30', to: '05:00' }
  expect(nextInWindow(new Date('2027-03-28T00:00:00Z'), { ...office, ...sundays }, 'Europe/Helsinki')).toEqual(
    new Date('2027-03-28T01:00:00Z'),
  )
  expect(next('2027-03-28T00:00:00Z', { ...sundays, to: '04:00' })).toBe('2027-04-04 03:30')
})

test('hours that come twice are open twice', () => {
  // Helsinki, 2027-10-31: 03:00 to 03:59 comes a second time at 01:00 UTC.
  const window = { ...office, weekdays: [7], from: '02:30', to: '03:30' }
  const opens = (at: string) => nextInWindow(new Date(at), window, 'Europe/Helsinki').toISOString()
  expect(opens('2027-10-31T00:20:00Z')).toBe('2027-10-31T00:20:00.000Z')
  expect(opens('2027-10-31T00:45:00Z')).toBe('2027-10-31T01:00:00.000Z')
  expect(opens('2027-10-31T01:45:00Z')).toBe('2027-11-07T00:30:00.000Z')
})

test('a zone that does not exist counts as UTC', () => {
  expect(next('2026-09-15T05:00:00Z', {}, 'UTC')).toBe('2026-09-15 08:00')
  expect(nextInWindow(new Date('2026-09-15T05:00:00Z'), office, 'Nowhere')).toEqual(new Date('2026-09-15T08:00:00Z'))
})

describe('a window that never opens', () => {
  test.each([
    ['without a weekday', { weekdays: [] }, 'weekdays'],
    ['that ends before it begins', { from: '17:00', to: '08:00' }, 'to'],
    ['that ends as it begins', { from: '08:00', to: '08:00' }, 'to'],
  ] as const)('%s is told and refused, and holds nobody', (_, change, field) => {
    const window = SendingWindow.parse(change)
    expect(closedFor(window)).toBe(field)
    expect(OpenWindow.safeParse(change).error?.issues.map(({ path }) => path)).toEqual([[field]])
    const at = new Date('2026-09-15T22:00:00Z')
    expect(nextInWindow(at, window, 'UTC')).toEqual(at)
  })

  test('a time of day, a weekday or a date that does not exist is refused', () => {
    for (const wrong of [
      { from: '24:00' },
      { to: '8:00' },
      { weekdays: [0] },
      { weekdays: [8] },
      { dates: ['2026-02-30'] },
    ])
      expect(SendingWindow.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
  })
})

/** What “open” means, said once more in other words. */
function isOpen(at: Date, { weekdays, from, to, holidays, dates }: SendingWindow, zone: string): boolean {
  const [day = '', time = ''] = clockOf(zone, at).split(' ')
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  const closed = dates.includes(day) || holidays.some((country) => isHoliday(day, country))
  return !closed && weekdays.includes(weekday) && time >= from && (to === '00:00' || time < to)
}

const anyTime = fc.integer({ min: 0, max: 24 * 12 - 1 }).map((n) => new Date(n * 300_000).toISOString().slice(11, 16))

const anyWindow = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: anyTime,
    to: anyTime,
    holidays: fc.subarray(['FI', 'SE'] as const).map((some) => [...some]),
    dates: fc.array(
      anyMoment.map((at) => at.toISOString().slice(0, 10)),
      { maxLength: 3 },
    ),
  })
  .filter((window) => closedFor(window) === null)

test('the moment is in the window, not before the one that was asked about, and none between is', () => {
  fc.assert(
    fc.property(anyMoment, anyWindow, anyZone, (at, window, zone) => {
      const found = nextInWindow(at, window, zone)
      expect(isOpen(found, window, zone)).toBe(true)
      expect(isInWindow(found, window, zone)).toBe(true)
      expect(isInWindow(at, window, zone)).toBe(isOpen(at, window, zone))
      expect(found >= at).toBe(true)
      // Windows open on the five minutes, and so do changes of the clocks.
      for (let earlier = found.getTime() - 300_000; earlier >= at.getTime(); earlier -= 300_000)
        if (isOpen(new Date(earlier), window, zone)) expect.unreachable(`${new Date(earlier).toISOString()} is open`)
    }),
    { numRuns: 300 },
  )
})

test('to look again at the moment that was found finds it again', () => {
  fc.assert(
    fc.property(anyMoment, anyWindow, anyZone, (at, window, zone) => {
      const found = nextInWindow(at, window, zone)
      expect(nextInWindow(found, window, zone)).toEqual(found)
    }),
  )
})

test.each(zones)('%s: around every change of the clocks until 2029, to the minute', (zone) => {
  const windows = [
    '00:00 00:30',
    '23:00 23:45',
    '23:30 00:00',
    '00:30 01:30',
    '01:45 02:15',
    '02:30 03:15',
    '03:30 04:00',
  ]
  const everyDay = [1, 2, 3, 4, 5, 6, 7]
  for (const change of changesOf(zone)) {
    for (const hours of windows) {
      const [from = '', to = ''] = hours.split(' ')
      const window = { ...office, weekdays: everyDay, from, to }
      const opens = openMinutes(change, window, zone)
      for (let n = 0; n < 6 * 60; n += 5) {
        const at = new Date(change.getTime() + (n - 180) * 60_000)
        const expected = opens.find((open) => open >= at)
        expect(nextInWindow(at, window, zone), `${at.toISOString()} ${hours}`).toEqual(expected)
      }
    }
  }
})

/** Every minute from 3 hours before a moment to 36 hours after it at which the window is open. */
function openMinutes(around: Date, window: SendingWindow, zone: string): Date[] {
  const minutes = Array.from({ length: 39 * 60 }, (_, n) => new Date(around.getTime() + (n - 180) * 60_000))
  return minutes.filter((at) => isOpen(at, window, zone))
}
