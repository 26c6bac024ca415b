import { z } from 'zod'
import { type Day, dayOfWall, timeOfDay } from './calendar.ts'
import { countries, isHoliday } from './holidays.ts'
import { TimeOfDay } from './trigger.ts'
import { day, nextChange, offsetAt } from './wallClock.ts'

/** Hours of the week in which something may happen, on the clock of whoever it is for. */
export const SendingWindow = z.strictObject({
  /** 1 is Monday, 7 is Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]),
  /** HH:MM, included. */
  from: TimeOfDay.default('08:00'),
  /** HH:MM, excluded. 00:00 is midnight at the end of the day. */
  to: TimeOfDay.default('17:00'),
  /** Closed on the public holidays of these countries (nodes/holidays.ts). */
  holidays: z.array(z.enum(countries)).max(countries.length).default([]),
  /** Days of the user's own on which it is closed. */
  dates: z.array(z.iso.date()).max(366).default([]),
})
export type SendingWindow = z.infer<typeof SendingWindow>

/** What keeps a window from ever opening, and the field to change; null when it opens. */
export function closedFor(window: SendingWindow): 'weekdays' | 'to' | null {
  if (window.weekdays.length === 0) return 'weekdays'
  return timeOfDay(window.from) < endOf(window) ? null : 'to'
}

/** A window that opens now and then. */
export const OpenWindow = SendingWindow.superRefine((window, context) => {
  const field = closedFor(window)
  if (field === 'weekdays') context.addIssue({ code: 'custom', path: [field], message: 'Choose at least one weekday.' })
  if (field === 'to') context.addIssue({ code: 'custom', path: [field], message: 'The hours end before they begin.' })
})

/** Whether the clocks of `zone` stand in the window at this moment. */
export const isInWindow = (at: Date, window: SendingWindow, zone: string): boolean =>
  nextInWindow(at, window, zone).getTime() === at.getTime()

/** `at` itself when it is in the window, else the first moment of the next stretch in which it is open. The clocks may
 *  be put forward or back on the way. A window that never opens holds nobody: `at`.
 *  @param zone IANA; one that does not exist counts as UTC */
export function nextInWindow(at: Date, window: SendingWindow, zone: string): Date {
  if (closedFor(window)) return at
  // Between two changes of the clocks a wall time is an instant and an offset.
  for (let from = at.getTime(); ; ) {
    const offset = offsetAt(zone, from)
    const found = nextWall(from + offset, window) - offset
    const change = nextChange(zone, from, found)
    if (change === null) return new Date(found)
    from = change
  }
}

/** The first wall time at or after `wall` that is in an open window. */
function nextWall(wall: number, window: SendingWindow): number {
  const opens = timeOfDay(window.from)
  const closes = endOf(window)
  let midnight = Math.floor(wall / day) * day
  if (wall - midnight >= closes) midnight += day
  while (!isOpenOn(midnight, window)) midnight += day
  return Math.max(wall, midnight + opens)
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (midnight: number): number => ((((midnight / day + 3) % 7) + 7) % 7) + 1

function isOpenOn(midnight: number, { weekdays, holidays, dates }: SendingWindow): boolean {
  if (!weekdays.includes(weekdayOf(midnight))) return false
  if (holidays.length === 0 && dates.length === 0) return true
  const on: Day = dayOfWall(midnight)
  return !dates.includes(on) && !holidays.some((country) => isHoliday(on, country))
}

const endOf = ({ to }: SendingWindow): number => timeOfDay(to) || day
