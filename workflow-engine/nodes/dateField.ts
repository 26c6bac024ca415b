import { addDays, type Day, dayAt, momentOn } from './calendar.ts'
import type { FactValue } from './fact.ts'
import { day } from './wallClock.ts'

/** What a date in a person's field stands for: the day, moved, at a time of day in the person's zone. */
export interface DateOffset {
  /** Days; negative: before. */
  readonly offset: number
  /** HH:MM. */
  readonly time: string
}

/** The day that a field's value names: 2026-12-01, with or without a time after it, which does not count; or 1.12.2026,
 *  as Finnish spreadsheets write it. null for what names no day of the calendar. */
export function readDay(value: FactValue | undefined): Day | null {
  const text = typeof value === 'string' ? value.trim() : ''
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?![\d-])/.exec(text)
  if (iso) return realDay(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text)
  return dotted ? realDay(dotted[3], dotted[2], dotted[1]) : null
}

/** 30 February is none. */
function realDay(year = '', month = '', date = ''): Day | null {
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? written : null
}

/** The moment that the field's value stands for; null when it names no day. */
export function momentOf(value: FactValue | undefined, { offset, time }: DateOffset, zone: string): Date | null {
  const on = readDay(value)
  return on === null ? null : momentOn(addDays(on, offset), time, zone)
}

/** The moments in (after, until] that the field's value stands for, earliest first. Every year: from the year of the
 *  date on; 29 February is the 28th where there is none. */
export function momentsIn(
  value: FactValue | undefined,
  rule: DateOffset & { readonly yearly: boolean },
  zone: string,
  after: Date,
  until: Date,
): Date[] {
  const on = readDay(value)
  if (on === null || until <= after) return []
  return (rule.yearly ? everyYear(on, rule.offset, zone, after, until) : [on])
    .map((one) => momentOn(addDays(one, rule.offset), rule.time, zone))
    .filter((at) => at > after && at <= until)
}

/** Every year's day of which the moment may lie between the two. */
function everyYear(on: Day, offset: number, zone: string, after: Date, until: Date): Day[] {
  const yearOf = (at: Date, more: number) => Number(dayAt(new Date(at.getTime() + more * day), zone).slice(0, 4))
  const first = Math.max(Number(on.slice(0, 4)), yearOf(after, -offset - 1))
  const last = yearOf(until, -offset + 1)
  const days: Day[] = []
  for (let year = first; year <= last; year++) {
    const written = `${String(year).padStart(4, '0')}${on.slice(4)}`
    days.push(readDay(written) ?? `${written.slice(0, 8)}28`)
  }
  return days
}
