import { expect, test } from 'vitest'
import { addDuration } from '#engine/nodes/calendar.ts'

const days = (from: string, amount: number, zone: string) =>
  addDuration(new Date(from), { amount, unit: 'days' }, zone).toISOString()

test('a day is the same time on the clock, however long it is', () => {
  expect(days('2027-03-27T10:00:00Z', 1, 'Europe/Helsinki')).toBe('2027-03-28T09:00:00.000Z')
  expect(days('2027-10-30T09:00:00Z', 1, 'Europe/Helsinki')).toBe('2027-10-31T10:00:00.000Z')
  expect(days('2027-03-27T10:00:00Z', 400, 'Europe/Helsinki')).toBe('2028-04-30T09:00:00.000Z')
  expect(days('2027-03-27T10:00:00.123Z', 1, 'UTC')).toBe('2027-03-28T10:00:00.123Z')
})

test('hours are exact, whatever the clocks do', () => {
  const later = addDuration(new Date('2027-03-27T10:00:00Z'), { amount: 24, unit: 'hours' }, 'Europe/Helsinki')
  expect(later.toISOString()).toBe('2027-03-28T10:00:00.000Z')
})

test('a time that does not exist becomes the first moment after the gap', () => {
  // Helsinki: 03:00 to 03:59 is missing on 2027-03-28. New York: 02:00 to 02:59 on 2027-03-14.
  expect(days('2027-03-27T01:00:00Z', 1, 'Europe/Helsinki')).toBe('2027-03-28T01:00:00.000Z')
  expect(days('2027-03-27T01:30:00Z', 1, 'Europe/Helsinki')).toBe('2027-03-28T01:00:00.000Z')
  expect(days('2027-03-27T01:59:59.999Z', 1, 'Europe/Helsinki')).toBe('2027-03-28T01:00:00.000Z')
  expect(days('2027-03-27T02:00:00Z', 1, 'Europe/Helsinki')).toBe('2027-03-28T01:00:00.000Z')
  expect(days('2027-03-13T07:30:00Z', 1, 'America/New_York')).toBe('2027-03-14T07:00:00.000Z')
})

test('a time that comes twice is the first of the two', () => {
  // Helsinki: 03:00 to 03:59 comes twice on 2027-10-31, first in summer time.
  expect(days('2027-10-30T00:30:00Z', 1, 'Europe/Helsinki')).toBe('2027-10-31T00:30:00.000Z')
  expect(days('2027-11-06T05:30:00Z', 1, 'America/New_York')).toBe('2027-11-07T05:30:00.000Z')
})

test('zones with half hours, a half-hour change, and a day that was left out', () => {
  expect(days('2026-06-01T04:15:00Z', 3, 'Asia/Kathmandu')).toBe('2026-06-04T04:15:00.000Z')
  // Lord Howe goes back by half an hour on 2027-04-04, at 02:00.
  expect(days('2027-04-02T14:40:00Z', 1, 'Australia/Lord_Howe')).toBe('2027-04-03T14:40:00.000Z')
  // Samoa had no 2011-12-30: its noon becomes the first moment of the 31st.
  expect(days('2011-12-29T22:00:00Z', 1, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
})

test('a zone that does not exist counts as UTC', () => {
  expect(days('2027-03-27T10:00:00Z', 1, 'Helsinki')).toBe('2027-03-28T10:00:00.000Z')
})

/** How the clocks of a zone show an instant. */
const clockOf = (timeZone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (at) => format.format(at)
}

const zones = [
  'Europe/Helsinki',
  'Europe/Stockholm',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
]

test.each(zones)('%s: every hour of 2026 to 2029 is a day later what the clock says, to the minute', (zone) => {
  const clock = clockOf(zone)
  const hour = 3_600_000
  let odd = 0
  for (let at = Date.UTC(2026, 0, 1, 0, 30); at < Date.UTC(2030, 0, 1); at += 5 * hour) {
    const from = new Date(at)
    const to = addDuration(from, { amount: 1, unit: 'days' }, zone)
    const [fromDay = '', fromTime = ''] = clock(from).split(' ')
    const [toDay = '', toTime = ''] = clock(to).split(' ')
    const next = new Date(Date.parse(`${fromDay}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10)
    expect(toDay).toBe(next)
    if (toTime !== fromTime) odd++
    // An hour earlier the clocks would show this time already, were it the second of two.
    else expect(clock(new Date(to.getTime() - hour))).not.toBe(`${toDay} ${toTime}`)
  }
  // Only times in the gaps of four springs may move.
  expect(odd).toBeLessThanOrEqual(4)
})
