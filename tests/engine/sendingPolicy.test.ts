import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHoliday } from '#engine/nodes/holidays.ts'
import { closedFor, type SendingWindow } from '#engine/nodes/window.ts'
import { nextAllowed, type Outgoing } from '#engine/sending/nextAllowed.ts'
import { daysToKnow, noLimits, SendingPolicy } from '#engine/sending/sendingPolicy.ts'
import { anyZone, clockOf } from './anyMoment.ts'

const helsinki = 'Europe/Helsinki'
const dates = (...at: string[]) => at.map((one) => new Date(one))

/** A mail that wants to go on Tuesday 15 September 2026 at 12:00 in Helsinki. */
const mail = (policy: Partial<SendingPolicy>, more: Partial<Outgoing> = {}): Outgoing => ({
  at: new Date('2026-09-15T09:00:00Z'),
  policy: { ...noLimits, ...policy },
  mailsPerWeek: null,
  sentToPerson: [],
  sentToCompany: [],
  zone: helsinki,
  ...more,
})
const allowed = (policy: Partial<SendingPolicy>, more: Partial<Outgoing> = {}) => {
  const { at, reason } = nextAllowed(mail(policy, more))
  return `${clockOf(more.zone ?? helsinki, at)} ${reason ?? 'at once'}`
}
const hours = { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', holidays: [], dates: [] }

test('nothing is limited that nobody limited', () => {
  const busy = dates('2026-09-15T08:59:00Z', '2026-09-15T08:58:00Z')
  expect(allowed({}, { sentToPerson: busy, sentToCompany: busy })).toBe('2026-09-15 12:00 at once')
  expect(SendingPolicy.parse({})).toEqual(noLimits)
})

describe('each limit by itself', () => {
  test('outside the hours a mail waits for the next of them', () => {
    expect(allowed({ quietHours: hours })).toBe('2026-09-15 12:00 at once')
    expect(allowed({ quietHours: hours }, { at: new Date('2026-09-18T16:00:00Z') })).toBe('2026-09-21 08:00 quietHours')
  })

  test('the second mail of a day waits until the first is 24 hours old', () => {
    expect(allowed({ perDay: 1 }, { sentToPerson: dates('2026-09-14T09:00:01Z') })).toBe('2026-09-15 12:00 cap')
    expect(allowed({ perDay: 1 }, { sentToPerson: dates('2026-09-14T09:00:00Z') })).toBe('2026-09-15 12:00 at once')
    expect(allowed({ perDay: 1 }, { sentToPerson: dates('2026-09-15T06:30:00Z') })).toBe('2026-09-16 09:30 cap')
  })

  test('the third mail of a week waits until the first of them is seven days old', () => {
    const sentToPerson = dates('2026-09-14T09:00:00Z', '2026-09-10T06:00:00Z', '2026-09-01T06:00:00Z')
    expect(allowed({ perWeek: 2 }, { sentToPerson })).toBe('2026-09-17 09:00 cap')
    expect(allowed({ perWeek: 3 }, { sentToPerson })).toBe('2026-09-15 12:00 at once')
  })

  test('what a person asked for counts instead of the workspace’s week, be it more or less', () => {
    const sentToPerson = dates('2026-09-14T09:00:00Z', '2026-09-10T06:00:00Z')
    expect(allowed({ perWeek: 2 }, { sentToPerson, mailsPerWeek: 3 })).toBe('2026-09-15 12:00 at once')
    expect(allowed({ perWeek: 9 }, { sentToPerson, mailsPerWeek: 1 })).toBe('2026-09-21 12:00 cap')
    expect(allowed({}, { sentToPerson, mailsPerWeek: 1 })).toBe('2026-09-21 12:00 cap')
  })

  test('whoever asked for none is asked about again in a week', () => {
    expect(allowed({}, { mailsPerWeek: 0 })).toBe('2026-09-22 12:00 cap')
  })

  test('colleagues do not all get mail on one day', () => {
    const sentToCompany = dates('2026-09-15T08:00:00Z', '2026-09-14T12:00:00Z')
    expect(allowed({ perCompanyPerDay: 2 }, { sentToCompany })).toBe('2026-09-15 15:00 companyCap')
    expect(allowed({ perCompanyPerDay: 3 }, { sentToCompany })).toBe('2026-09-15 12:00 at once')
  })

  test('days between mails are calendar days: the same time on the clock, whatever the clocks do', () => {
    const spring = { at: new Date('2027-03-27T12:00:00Z'), sentToPerson: dates('2027-03-27T10:00:00Z') }
    expect(allowed({ daysBetween: 2 }, spring)).toBe('2027-03-29 12:00 distance')
    expect(allowed({ daysBetween: 1 }, { sentToPerson: dates('2026-09-14T09:00:00Z') })).toBe(
      '2026-09-15 12:00 at once',
    )
  })
})

test('what is about to go counts like what went', () => {
  expect(allowed({ perDay: 1 }, { sentToPerson: dates('2026-09-15T10:00:00Z') })).toBe('2026-09-16 13:00 cap')
})

test('of several reasons the one that decides the moment is told', () => {
  const evening = { at: new Date('2026-09-17T17:00:00Z'), sentToPerson: dates('2026-09-17T07:30:00Z') }
  // The hours would let it go on Friday at 8, the cap at 10:30.
  expect(allowed({ quietHours: hours, perDay: 1 }, evening)).toBe('2026-09-18 10:30 cap')
  // The cap would let it go on Saturday at noon, the hours on Monday.
  const friday = { at: new Date('2026-09-18T10:00:00Z'), sentToPerson: dates('2026-09-18T09:00:00Z') }
  expect(allowed({ quietHours: hours, perDay: 1 }, friday)).toBe('2026-09-21 08:00 quietHours')
})

test('how far back one must know what was sent', () => {
  const know = (policy: Partial<SendingPolicy>, mailsPerWeek: number | null = null) =>
    daysToKnow({ ...noLimits, ...policy }, mailsPerWeek)
  expect(know({ quietHours: hours, perCompanyPerDay: 3 })).toBe(0)
  expect(know({ perDay: 1 })).toBe(1)
  expect(know({ perDay: 1 }, 2)).toBe(7)
  expect(know({ perWeek: 2, daysBetween: 3 })).toBe(7)
  expect(know({ daysBetween: 30 })).toBe(31)
})

test.each([
  { perDay: 0 },
  { perWeek: -1 },
  { daysBetween: 366 },
  { perCompanyPerDay: 1.5 },
  { quietHours: { weekdays: [] } },
  { quietHours: { from: '18:00', to: '08:00' } },
  { surprise: 1 },
])('a policy that nobody could keep is refused: %j', (policy) => {
  expect(SendingPolicy.safeParse(policy).success).toBe(false)
})

// Everything happens on the five minutes, so that every moment between can be looked at.
const grid = 5 * 60_000
const start = Date.UTC(2027, 2, 20) / grid
const anyGridMoment = (days: number) =>
  fc.integer({ min: start - days * 288, max: start + days * 288 }).map((n) => new Date(n * grid))
const anyTime = fc.integer({ min: 0, max: 287 }).map((n) => new Date(n * grid).toISOString().slice(11, 16))
const anyCap = fc.option(fc.integer({ min: 1, max: 3 }))

const anyHours: fc.Arbitrary<SendingWindow> = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 3 }),
    from: anyTime,
    to: anyTime,
    holidays: fc.subarray(['FI', 'SE'] as const).map((some) => [...some]),
    dates: fc.constant<string[]>([]),
  })
  .filter((window) => closedFor(window) === null)

const anyMail: fc.Arbitrary<Outgoing> = fc.record({
  at: anyGridMoment(10),
  policy: fc.record({
    quietHours: fc.option(anyHours),
    perDay: anyCap,
    perWeek: anyCap,
    perCompanyPerDay: anyCap,
    daysBetween: anyCap,
  }),
  mailsPerWeek: anyCap,
  sentToPerson: fc.array(anyGridMoment(12), { maxLength: 6 }),
  sentToCompany: fc.array(anyGridMoment(12), { maxLength: 6 }),
  zone: anyZone,
})

const day = 24 * 60 * 60_000

/** The limits once more, in other words. */
function mayGo(at: Date, { policy, mailsPerWeek, sentToPerson, sentToCompany, zone }: Outgoing): boolean {
  const since = (sent: readonly Date[], span: number) =>
    sent.filter((one) => one.getTime() > at.getTime() - span).length
  const { quietHours, perDay, perCompanyPerDay, daysBetween } = policy
  const perWeek = mailsPerWeek ?? policy.perWeek
  return (
    (quietHours === null || isOpen(at, quietHours, zone)) &&
    (perDay === null || since(sentToPerson, day) < perDay) &&
    (perWeek === null || since(sentToPerson, 7 * day) < perWeek) &&
    (perCompanyPerDay === null || since(sentToCompany, day) < perCompanyPerDay) &&
    (daysBetween === null || sentToPerson.every((sent) => daysApart(sent, at, zone) >= daysBetween))
  )
}

function isOpen(at: Date, { weekdays, from, to, holidays }: SendingWindow, zone: string): boolean {
  const [on = '', time = ''] = clockOf(zone, at).split(' ')
  const weekday = new Date(`${on}T12:00:00Z`).getUTCDay() || 7
  const rests = holidays.some((country) => isHoliday(on, country))
  return !rests && weekdays.includes(weekday) && time >= from && (to === '00:00' || time < to)
}

/** Whole days on the clock. */
const daysApart = (from: Date, to: Date, zone: string): number => {
  const wall = (at: Date) => Date.parse(`${clockOf(zone, at).replace(' ', 'T')}Z`)
  return to < from ? -1 : Math.floor((wall(to) - wall(from)) / day)
}

test('at the moment that is answered all limits hold at once, and at none from the wanted one to it', () => {
  fc.assert(
    fc.property(anyMail, (wanted) => {
      const { at, reason } = nextAllowed(wanted)
      expect(at >= wanted.at).toBe(true)
      expect(reason === null).toBe(at.getTime() === wanted.at.getTime())
      expect(mayGo(at, wanted)).toBe(true)
      for (let earlier = wanted.at.getTime(); earlier < at.getTime(); earlier += grid)
        if (mayGo(new Date(earlier), wanted)) expect.unreachable(`it may go at ${new Date(earlier).toISOString()}`)
    }),
    { numRuns: 300 },
  )
})

test('the reason forbids the very moment before, by itself', () => {
  const only = ({ policy, mailsPerWeek }: Outgoing) => ({
    quietHours: { policy: { ...noLimits, quietHours: policy.quietHours }, mailsPerWeek: null },
    cap: { policy: { ...noLimits, perDay: policy.perDay, perWeek: policy.perWeek }, mailsPerWeek },
    companyCap: { policy: { ...noLimits, perCompanyPerDay: policy.perCompanyPerDay }, mailsPerWeek: null },
    distance: { policy: { ...noLimits, daysBetween: policy.daysBetween }, mailsPerWeek: null },
  })
  fc.assert(
    fc.property(anyMail, (wanted) => {
      const { at, reason } = nextAllowed(wanted)
      if (reason === null) return
      const before = new Date(at.getTime() - 1)
      expect(nextAllowed({ ...wanted, ...only(wanted)[reason], at: before })).toEqual({ at, reason })
    }),
    { numRuns: 500 },
  )
})

test('a thousand people under every limit at once are answered in a moment', () => {
  const policy = {
    quietHours: { ...hours, holidays: ['FI' as const] },
    perDay: 1,
    perWeek: 2,
    perCompanyPerDay: 5,
    daysBetween: 2,
  }
  const sentToPerson = dates('2026-09-15T07:00:00Z', '2026-09-11T07:00:00Z')
  const began = performance.now()
  for (let n = 0; n < 1000; n++) {
    nextAllowed(mail(policy, { at: new Date(Date.UTC(2026, 8, 15, 9) + n * 1000), sentToPerson }))
  }
  expect(performance.now() - began).toBeLessThan(500)
})
