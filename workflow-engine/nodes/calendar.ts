import type { Duration } from './fields.ts'
import { day, hour, instantOf, minute, wallAt } from './wallClock.ts'

// Time, as a person understands it: "in 3 days" is the same hour on the clock three days later, however long the days
// between them are. "In 72 hours" is 72 hours. Gaps and doubled hours: wallClock.ts, C1 and C2.

/** A calendar day: 2026-12-01. */
export type Day = string

/** The moment `duration` after `from`, in the IANA zone of the person. A zone that does not exist counts as UTC. */
export function addDuration(from: Date, { amount, unit }: Duration, zone: string): Date {
  if (unit === 'hours') return new Date(from.getTime() + amount * hour)
  return new Date(instantOf(wallAt(zone, from.getTime()) + amount * day, zone))
}

/** The first moment at which clocks in `zone` show this time (HH:MM) of this day. */
export const momentOn = (on: Day, time: string, zone: string): Date =>
  new Date(instantOf(Date.parse(`${on}T00:00:00Z`) + timeOfDay(time), zone))

/** The day that it is in `zone` at this moment. */
export const dayAt = (at: Date, zone: string): Day => dayOfWall(wallAt(zone, at.getTime()))

/** The day of a wall time (wallClock.ts), in milliseconds. */
export const dayOfWall = (wall: number): Day => new Date(wall).toISOString().slice(0, 10)

/** HH:MM as milliseconds since midnight. */
export const timeOfDay = (time: string): number => Number(time.slice(0, 2)) * hour + Number(time.slice(3, 5)) * minute

/** `days` later; earlier when negative. */
export const addDays = (on: Day, days: number): Day => dayOfWall(Date.parse(`${on}T00:00:00Z`) + days * day)
