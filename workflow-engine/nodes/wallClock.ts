import { IANAZone } from 'luxon'

// What the clocks on the wall show in a zone. A wall time is written in milliseconds as if it were UTC.
//
// C1. A wall time that does not exist (spring) becomes the first moment after the gap.
// C2. A wall time that comes twice (autumn) is the first of the two.
// C3. A zone that does not exist counts as UTC.

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
const quarter = 15 * minute

/** What the clocks of the IANA zone show at an instant. Both in milliseconds. */
export const wallAt = (zone: string, instant: number): number => instant + offsetAt(zone, instant)

/** The first instant at which clocks in `zone` show `wall`. Both in milliseconds. */
export function instantOf(wall: number, zone: string): number {
  // No offset exceeds 14 h, so the instant lies within a day of `wall`, between these two offsets.
  const before = offsetAt(zone, wall - day)
  const after = offsetAt(zone, wall + day)
  const early = wall - before
  if (before === after || offsetAt(zone, early) === before) return early
  const late = wall - after
  if (offsetAt(zone, late) === after) return late
  // In a gap: the moment in (late, early] when the clocks are put forward.
  return firstInstant(late, early, (instant) => offsetAt(zone, instant) === after)
}

/** The first instant in (from, until] whose offset is another than that of `from`; null when there is none. Clocks that
 *  are put back and forth within one day are not noticed; no zone does that. Milliseconds. */
export function nextChange(zone: string, from: number, until: number): number | null {
  const offset = offsetAt(zone, from)
  for (let known = from; known < until; ) {
    const looked = Math.min(known + day, until)
    if (offsetAt(zone, looked) !== offset) {
      return firstInstant(known, looked, (instant) => offsetAt(zone, instant) !== offset)
    }
    known = looked
  }
  return null
}

/** The first whole millisecond in (low, high] for which `holds`, which holds at `high` and from then on backwards to
 *  one moment. */
function firstInstant(low: number, high: number, holds: (instant: number) => boolean): number {
  let [not, is] = [low, high]
  while (is - not > 1) {
    const middle = Math.floor((not + is) / 2)
    if (holds(middle)) is = middle
    else not = middle
  }
  return is
}

/** What `zone` is ahead of UTC at an instant, in milliseconds. Asking Intl takes 8 µs, and a batch asks thousands of
 *  times about the same few moments; no zone has changed its offset off the quarter hour since 1972. */
export function offsetAt(zone: string, instant: number): number {
  let known = offsets.get(zone)
  if (!known || known.size >= quartersKept) {
    known = new Map()
    offsets.set(zone, known)
  }
  const nth = Math.floor(instant / quarter)
  let offset = known.get(nth)
  if (offset === undefined) {
    const minutes = IANAZone.create(zone).offset(nth * quarter)
    offset = Number.isNaN(minutes) ? 0 : minutes * minute
    known.set(nth, offset)
  }
  return offset
}

const offsets = new Map<string, Map<number, number>>()
const quartersKept = 4000
