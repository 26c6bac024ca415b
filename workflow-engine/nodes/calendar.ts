import { IANAZone } from 'luxon'
import type { Duration } from './fields.ts'

// Time, as a person understands it: "in 3 days" is the same hour on the clock three days later, however long the days
// between them are. "In 72 hours" is 72 hours.
//
// C1. A wall-clock time that does not exist (spring) becomes the first moment after the gap.
// C2. A wall-clock time that comes twice (autumn) is the first of the two.

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The moment `duration` after `from`, in the IANA zone of the person. A zone that does not exist counts as UTC. */
export function addDuration(from: Date, { amount, unit }: Duration, zone: string): Date {
  if (unit === 'hours') return new Date(from.getTime() + amount * hour)
  return new Date(instantOf(from.getTime() + offsetAt(zone, from.getTime()) + amount * day, zone))
}

/** The first instant at which clocks in `zone` show `wall`, a time written as if it were UTC. Milliseconds. */
function instantOf(wall: number, zone: string): number {
  // No offset exceeds 14 h, so the instant lies within a day of `wall`, between these two offsets.
  const before = offsetAt(zone, wall - day)
  const after = offsetAt(zone, wall + day)
  const early = wall - before
  if (before === after || offsetAt(zone, early) === before) return early
  const late = wall - after
  if (offsetAt(zone, late) === after) return late
  return firstInstantWith(after, late, early, zone)
}

/** In a gap: the moment in (low, high] when the clocks are put forward to `offset`. */
function firstInstantWith(offset: number, low: number, high: number, zone: string): number {
  let [unset, set] = [low, high]
  while (set - unset > 1) {
    const middle = Math.floor((unset + set) / 2)
    if (offsetAt(zone, middle) === offset) set = middle
    else unset = middle
  }
  return set
}

/** What `zone` is ahead of UTC at an instant, in milliseconds. Asking Intl takes 8 µs, and a batch asks thousands of
 *  times about the same few moments; no zone has changed its offset off the quarter hour since 1972. */
function offsetAt(zone: string, instant: number): number {
  let known = offsets.get(zone)
  if (!known || known.size >= quartersKept) {
    known = new Map()
    offsets.set(zone, known)
  }
  const quarter = Math.floor(instant / (15 * minute))
  let offset = known.get(quarter)
  if (offset === undefined) {
    const minutes = IANAZone.create(zone).offset(quarter * 15 * minute)
    offset = Number.isNaN(minutes) ? 0 : minutes * minute
    known.set(quarter, offset)
  }
  return offset
}

const offsets = new Map<string, Map<number, number>>()
const quartersKept = 4000
