import fc from 'fast-check'

/** Zones whose clocks do all that clocks do: by an hour, by half an hour, at midnight, in the other half of the year,
 *  or never. */
export const zones = [
  'Europe/Helsinki',
  'Europe/Stockholm',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kolkata',
  'Australia/Sydney',
  'Africa/Cairo',
  'America/Santiago',
] as const

export const anyZone = fc.constantFrom(...zones)

const minute = 60_000

/** To the minute, from 2026 to 2029. */
export const anyMoment = fc
  .integer({ min: Date.UTC(2026, 0, 1) / minute, max: Date.UTC(2030, 0, 1) / minute })
  .map((minutes) => new Date(minutes * minute))

const formats = new Map<string, Intl.DateTimeFormat>()

/** How the clocks of a zone show an instant, as Intl has it: 2027-03-28 04:00. */
export function clockOf(zone: string, at: Date): string {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    formats.set(zone, format)
  }
  return format.format(at)
}

/** Every moment from 2026 to 2029 at which the clocks of the zone are put forward or back, found by looking at each
 *  quarter of an hour. */
export function changesOf(zone: string): Date[] {
  const found: Date[] = []
  const quarter = 15 * minute
  const from = Date.UTC(2026, 0, 1)
  const until = Date.UTC(2030, 0, 1)
  const offset = (at: number) => Date.parse(`${clockOf(zone, new Date(at)).replace(' ', 'T')}Z`) - at
  for (let at = from, known = offset(from); at < until; at += 24 * 60 * minute) {
    const next = offset(at + 24 * 60 * minute)
    if (next === known) continue
    for (let one = at; one < at + 24 * 60 * minute; one += quarter) {
      if (offset(one) !== offset(one + quarter)) found.push(new Date(one + quarter))
    }
    known = next
  }
  return found
}
