import { dayAt, momentOn } from '#engine/nodes/calendar.ts'

/** A moment as a field of date and time shows it: 2026-11-22T09:30, on the clocks of the zone. */
export function toWall(at: Date, zone: string): string {
  const time = new Intl.DateTimeFormat('sv', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  return `${dayAt(at, zone)}T${time}`
}

/** null: what was typed is no moment. */
export function fromWall(written: string, zone: string): Date | null {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(written) ?? []
  if (!day || !time || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null
  const moment = momentOn(day, time, zone)
  return Number.isNaN(moment.getTime()) ? null : moment
}
