import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { createNode, type Node, type NodeOf } from '#engine/nodes/registry.ts'
import { changesOf, clockOf } from './anyMoment.ts'
import { visit } from './visit.ts'

// Every wait by the calendar, held against the clocks on the wall as Intl shows them, minute by minute, around every
// change of the clocks from 2026 to 2029. What Intl shows is looked up, never computed:
// - a time of day is the first minute at which the clocks show it or more: in a gap the first one after it, and of a
//   time that comes twice the first;
// - a window is open in the minutes whose time of day is in it.

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How often the clocks of a zone are changed from 2026 to 2029. */
const zones: readonly (readonly [zone: string, changes: number])[] = [
  ['Europe/Helsinki', 8],
  ['Europe/Stockholm', 8],
  ['Europe/London', 8],
  ['America/New_York', 8],
  ['America/Los_Angeles', 8],
  ['America/Sao_Paulo', 0],
  ['Australia/Lord_Howe', 8],
  ['Pacific/Apia', 0],
  ['Asia/Kolkata', 0],
  ['Australia/Sydney', 8],
  ['Africa/Cairo', 8],
  ['America/Santiago', 8],
]

/** Where nothing changes, the days on which others change their clocks are as good as any. */
const momentsOf = (zone: string): Date[] => {
  const changes = changesOf(zone)
  return changes.length > 0 ? changes : [new Date('2027-03-28T01:00:00Z'), new Date('2027-10-31T01:00:00Z')]
}

/** What the clocks show. */
interface Minute {
  readonly at: number
  readonly clock: string
}

/** Minute by minute, from two days before a change of the clocks to two days after it. */
function minutesAround(zone: string, change: Date): readonly Minute[] {
  const key = `${zone} ${change.getTime()}`
  const known = shown.get(key)
  if (known) return known
  const minutes = Array.from({ length: (4 * day) / minute }, (_, n) => {
    const at = change.getTime() - 2 * day + n * minute
    return { at, clock: clockOf(zone, new Date(at)) }
  })
  shown.set(key, minutes)
  return minutes
}
const shown = new Map<string, readonly Minute[]>()

/** Answers with the minutes that show a time, or with the first one that shows more. */
function lookUp(minutes: readonly Minute[]): (wanted: string) => readonly Minute[] {
  const byClock = new Map<string, Minute[]>()
  for (const one of minutes) byClock.set(one.clock, [...(byClock.get(one.clock) ?? []), one])
  return (wanted) => byClock.get(wanted) ?? minutes.filter(({ clock }) => clock >= wanted).slice(0, 1)
}

/** `2027-03-27`, three days on. */
const daysOn = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

const waiting = (amount: number, unit: 'days' | 'hours'): NodeOf<'wait'> => ({
  ...createNode('wait', 'w'),
  config: { duration: { amount, unit } },
})
const until = (date: string, time: string): NodeOf<'waitUntil'> => ({
  ...createNode('waitUntil', 'w'),
  config: { until: { kind: 'date', date, time } },
})
const untilField = (offset: number, time: string): NodeOf<'waitUntil'> => ({
  ...createNode('waitUntil', 'w'),
  config: { until: { kind: 'field', field: 'due', offset, time } },
})
const window = (from: string, to: string): NodeOf<'waitForWindow'> => ({
  ...createNode('waitForWindow', 'w'),
  config: { window: { weekdays: [1, 2, 3, 4, 5, 6, 7], from, to, holidays: [], dates: [] } },
})

/** When somebody who comes to a wait is let go: asked at its coming, just before that moment, and at it. */
function releasedAt(node: Node, arrival: number, zone: string, facts = {}): number {
  const look = (now: number) =>
    visit(node, { arrivedAt: new Date(arrival).toISOString(), now: new Date(now).toISOString(), zone, facts })
  const first = look(arrival)
  if (first.kind !== 'wait') return arrival
  const end = first.until.getTime()
  if (look(end - 1).kind !== 'wait') expect.unreachable(`is let go before ${first.until.toISOString()}`)
  if (look(end).kind !== 'proceed') expect.unreachable(`is held beyond ${first.until.toISOString()}`)
  return end
}

const iso = (at: number | undefined) => (at === undefined ? 'never' : new Date(at).toISOString())

describe.each(zones)('%s', (zone, changes) => {
  test(`changes its clocks ${changes} times in four years`, () => {
    expect(changesOf(zone)).toHaveLength(changes)
  })

  test('days: the same time on the clock, so many days on', () => {
    let shifted = 0
    for (const change of momentsOf(zone)) {
      const showing = lookUp(minutesAround(zone, change))
      for (const amount of [1, 2, 7, 30, 366]) {
        for (let n = -20; n <= 20; n++) {
          const arrival = change.getTime() - amount * day + n * 15 * minute + 7 * minute
          const [date = '', time = ''] = clockOf(zone, new Date(arrival)).split(' ')
          const wanted = `${daysOn(date, amount)} ${time}`
          const [expected, again] = showing(wanted)
          const released = releasedAt(waiting(amount, 'days'), arrival, zone)
          if (released !== expected?.at)
            expect(iso(released), `${iso(arrival)} + ${amount} days`).toBe(iso(expected?.at))
          if (expected?.clock !== wanted) shifted++
          // Another calendar agrees wherever the time exists once.
          else if (!again) {
            const other = DateTime.fromMillis(arrival, { zone }).plus({ days: amount })
            if (other.toMillis() !== released) expect(iso(released)).toBe(other.toUTC().toISO())
          }
        }
      }
    }
    // Only what falls into a gap is moved.
    expect(shifted > 0).toBe(changes > 0)
  })

  test('hours: exactly so many, whatever the clocks do', () => {
    for (const change of momentsOf(zone)) {
      for (const amount of [1, 2, 24, 48, 1000]) {
        for (let n = -20; n <= 20; n++) {
          const arrival = change.getTime() - amount * hour + n * 15 * minute
          expect(releasedAt(waiting(amount, 'hours'), arrival, zone) - arrival).toBe(amount * hour)
        }
      }
    }
  })

  test('until a date: the first minute at which the clocks show it', () => {
    for (const change of momentsOf(zone)) {
      const from = change.getTime() - 2 * day
      const showing = lookUp(minutesAround(zone, change))
      const [today = ''] = clockOf(zone, change).split(' ')
      for (const date of [daysOn(today, -1), today, daysOn(today, 1)]) {
        for (let quarter = 0; quarter < 96; quarter++) {
          const time = new Date(quarter * 15 * minute).toISOString().slice(11, 16)
          const expected = showing(`${date} ${time}`)[0]?.at
          const fixed = releasedAt(until(date, time), from, zone)
          if (fixed !== expected) expect(iso(fixed), `${date} ${time}`).toBe(iso(expected))
          const own = releasedAt(untilField(-3, time), from, zone, { 'field:person.due': daysOn(date, 3) })
          if (own !== expected) expect(iso(own), `3 days before, ${date} ${time}`).toBe(iso(expected))
        }
      }
    }
  })

  test('until hours of the day: the first minute in which they are open', () => {
    for (const change of momentsOf(zone)) {
      const from = change.getTime() - 4 * hour
      const minutes = minutesAround(zone, change)
      for (const [opens = '', closes = ''] of hoursOfDay) {
        const open = minutes.filter(({ clock }) => {
          const time = clock.slice(11)
          return time >= opens && (closes === '00:00' || time < closes)
        })
        for (let arrival = from; arrival < from + 8 * hour; arrival += 15 * minute) {
          const expected = open.find(({ at }) => at >= arrival)?.at
          const released = releasedAt(window(opens, closes), arrival, zone)
          if (released !== expected) expect(iso(released), `${iso(arrival)} ${opens}–${closes}`).toBe(iso(expected))
        }
      }
    }
  })
})

/** An hour long, at every half hour; and the whole day. */
const hoursOfDay = [
  ...Array.from({ length: 47 }, (_, n) =>
    [n, n + 2].map((half) => new Date(half * 30 * minute).toISOString().slice(11, 16)),
  ),
  ['00:00', '00:00'],
]

describe('the cases that are easily got wrong, in words', () => {
  const letGo = (node: Node, arrival: string, zone: string) => iso(releasedAt(node, Date.parse(arrival), zone))

  test('Helsinki, 28 March 2027: there is no 3:30, so one day after 3:30 is 4:00', () => {
    expect(letGo(waiting(1, 'days'), '2027-03-27T01:30:00Z', 'Europe/Helsinki')).toBe('2027-03-28T01:00:00.000Z')
    expect(letGo(waiting(24, 'hours'), '2027-03-27T01:30:00Z', 'Europe/Helsinki')).toBe('2027-03-28T01:30:00.000Z')
  })

  test('Helsinki, 31 October 2027: 3:30 comes twice, and the first is taken, once', () => {
    expect(letGo(until('2027-10-31', '03:30'), '2027-10-30T00:00:00Z', 'Europe/Helsinki')).toBe(
      '2027-10-31T00:30:00.000Z',
    )
    // Whoever comes between the two goes on at once: the moment has been.
    expect(letGo(until('2027-10-31', '03:30'), '2027-10-31T00:45:00Z', 'Europe/Helsinki')).toBe(
      '2027-10-31T00:45:00.000Z',
    )
  })

  test('Cairo, 24 April 2026: the day begins at 1:00', () => {
    expect(letGo(until('2026-04-24', '00:00'), '2026-04-20T00:00:00Z', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z')
  })

  test('Santiago, 6 September 2026: a day that begins at 1:00 has no hours from 0:15 to 0:45', () => {
    const arrival = '2026-09-06T03:50:00Z'
    expect(letGo(window('00:15', '00:45'), arrival, 'America/Santiago')).toBe('2026-09-07T03:15:00.000Z')
  })

  test('Lord Howe puts its clocks forward by half an hour', () => {
    expect(letGo(waiting(1, 'days'), '2026-10-02T15:45:00Z', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z')
  })
})
