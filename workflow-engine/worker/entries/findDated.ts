import type pg from 'pg'
import { addDays, type Day, dayOfWall } from '../../nodes/calendar.ts'
import { momentsIn } from '../../nodes/dateField.ts'
import { zoneOf } from '../../nodes/zoneOf.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'
import type { DateTrigger } from './takeDateEntries.ts'

/** A person whose date comes, and when. */
export interface Dated {
  readonly prospectId: number
  readonly at: Date
  readonly zone: string
}

// Who may be meant by the day that is written in the field; whether they are is said by the engine's own calendar. The
// day is read as nodes/dateField.ts reads it: 2026-12-01, or 1.12.2026.
const text = `
select p.id::float8, p.written, p.time_zone from (
  select id, time_zone, fields ->> $3 as written from prospect
  where workspace_id = $1 and id > $2 and fields ? $3
) p
cross join lateral (select coalesce(
  substring(p.written from '^[\\s\\u00a0]*(\\d{4}-\\d{2}-\\d{2})'),
  substring(p.written from '^[\\s\\u00a0]*\\d{1,2}\\.\\d{1,2}\\.(\\d{4})')
    || '-' || lpad(substring(p.written from '^[\\s\\u00a0]*\\d{1,2}\\.(\\d{1,2})\\.'), 2, '0')
    || '-' || lpad(substring(p.written from '^[\\s\\u00a0]*(\\d{1,2})\\.'), 2, '0')
) as on) d
where case when $6::text[] is null then d.on between $4 and $5 else right(d.on, 5) = any ($6) end
order by p.id limit $7`

const chunk = 5000
const DAY = 86_400_000

/** Everybody whose moments lie in (after, until], each with every moment of theirs. In no order. */
export async function findDated(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  trigger: DateTrigger,
  after: Date,
  until: Date,
): Promise<Dated[]> {
  const found: Dated[] = []
  const { from, to, ofYear } = daysBetween(trigger, after, until)
  for (let last = 0; ; ) {
    const { rows } = await client.query<[number, string, string]>({
      name: 'findDated',
      text,
      values: [workspace.id, last, trigger.field.trim(), from, to, ofYear, chunk],
      rowMode: 'array',
    })
    for (const [prospectId, written, ownZone] of rows) {
      const zone = zoneOf(ownZone, workspace.zone)
      for (const at of momentsIn(written, trigger, zone, after, until)) found.push({ prospectId, at, zone })
    }
    if (rows.length < chunk) return found
    last = rows.at(-1)?.[0] ?? last
  }
}

/** The days that may be written in a field whose moment lies between the two, in any zone; and for every year, the days
 *  of the year. */
function daysBetween({ offset, yearly }: DateTrigger, after: Date, until: Date) {
  const from = addDays(dayOfWall(after.getTime() - DAY), -offset)
  const to = addDays(dayOfWall(until.getTime() + DAY), -offset)
  return { from, to, ofYear: yearly ? daysOfYear(from, to) : null }
}

/** 12-01, of every day from one to the other. Whoever was born on 29 February is looked for on the 28th too. */
function daysOfYear(from: Day, to: Day): string[] {
  const days = new Set<string>()
  for (let on = from; on <= to && days.size < 366; on = addDays(on, 1)) {
    days.add(on.slice(5))
    if (on.endsWith('02-28')) days.add('02-29')
  }
  return [...days]
}
