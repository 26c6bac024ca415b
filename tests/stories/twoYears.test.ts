import { expect, test } from 'vitest'
import { zones } from '../engine/anyMoment.ts'
import { draw } from './draw.ts'
import { journey } from './journey.ts'

// A letter about every month for two years, on Tuesday or Thursday morning where the person lives; a birthday of the
// contract at its day; and a last word two days, to the hour, after that. Nobody waits for it: time is moved.
const letters = Array.from(
  { length: 22 },
  (_, n) => `wait 30 days ── wait for Tue, Thu 10:00-12:00 ── email Letter ${n + 1}`,
)
const topOfMind = draw(
  `joins Customers ── email Welcome ── ${letters.join(' ── ')} ── wait until 2028-01-10 at 08:30 ── email Two years ── wait 48 hours ── email Thank you ── end`,
)

test('a person of Helsinki lives through it', () => {
  const samuli = journey(topOfMind).after('800 days')
  expect(samuli.outcome).toBe('completed')
  expect(samuli.emails).toHaveLength(25)
  expect(samuli.inbox.slice(0, 5)).toEqual([
    '2026-01-05 11:00 Welcome',
    // 30 days later it is Wednesday: Thursday at 10. From then on it is 10 o'clock.
    '2026-02-05 10:00 Letter 1',
    '2026-03-10 10:00 Letter 2',
    // Summer time has begun: 10 o'clock is 10 o'clock.
    '2026-04-09 10:00 Letter 3',
    '2026-05-12 10:00 Letter 4',
  ])
  expect(samuli.inbox.slice(-2)).toEqual(['2028-01-10 08:30 Two years', '2028-01-12 08:30 Thank you'])
})

test.each(zones)('%s: every letter comes on a Tuesday or Thursday between 10 and 12, 30 to 35 days apart', (zone) => {
  const { inbox } = journey(topOfMind, { zone }).after('800 days')
  const got = inbox.filter((line) => line.includes('Letter'))
  expect(got).toHaveLength(22)
  let before = inbox[0]?.slice(0, 10) ?? ''
  for (const line of got) {
    const [day = '', time = ''] = line.split(' ')
    expect([2, 4]).toContain(new Date(`${day}T12:00:00Z`).getUTCDay())
    expect(time >= '10:00' && time < '12:00', line).toBe(true)
    const apart = (Date.parse(day) - Date.parse(before)) / 86_400_000
    expect(apart).toBeGreaterThanOrEqual(30)
    expect(apart).toBeLessThanOrEqual(35)
    before = day
  }
})

test('two years take milliseconds', () => {
  journey(topOfMind).after('800 days')
  const began = performance.now()
  for (let id = 1; id <= 10; id++) journey(topOfMind, { id }).after('800 days')
  expect((performance.now() - began) / 10).toBeLessThan(100)
})
