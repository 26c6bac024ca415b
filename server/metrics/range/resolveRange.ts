import type { Scope } from '#server/scope.ts'
import type { NumbersQuestion } from '../NumbersQuestion.ts'

/** A range as moments of workspace time: from the first up to, and without, the second. null is open. */
export interface Range {
  readonly from: Date | null
  readonly to: Date | null
  /** Nothing that happened in the range was written before this real time: older partitions are passed over. */
  readonly horizon: Date | null
}

// Days are days of the workspace's calendar, so that a range stays the same for a whole day and for everybody. The range
// before has the same length: a day that is not over yet is held against a part of a day.
//
// A step is written after it happened by the workspace's clock, and that clock is never behind: whatever happened from a
// moment on was written from that moment less the clock's lead on. A day is left for clocks that do not agree.
const text = `
with clock as (
  select time_zone as zone, workspace_now($1) as now, clock_ahead_ms * interval '1 millisecond' as lead
  from workspace where workspace_id = $1
), asked as (
  select zone, now, lead,
    case when $2::int is not null then ((now at time zone zone)::date - ($2 - 1))::timestamp at time zone zone
      else $3::date::timestamp at time zone zone end as since,
    case when $2::int is null then ($4::date + 1)::timestamp at time zone zone end as until,
    coalesce($2, $4::date + 1 - $3::date, (now at time zone zone)::date + 1 - $3::date) as length
  from clock
), meant as (
  select lead,
    case when $5 then ((since at time zone zone) - make_interval(days => length)) at time zone zone else since end as since,
    case when $5 then ((coalesce(until, now) at time zone zone) - make_interval(days => length)) at time zone zone
      else until end as until
  from asked
)
select since as "from", until as "to", since - lead - interval '1 day' as horizon from meant`

/** The moments that a question means by its days. */
export async function resolveRange(
  { database, workspaceId }: Scope,
  { days, from, to, before }: NumbersQuestion,
): Promise<Range> {
  if (days === undefined && from === undefined && to === undefined) return { from: null, to: null, horizon: null }
  const { rows } = await database.pool.query<Range>({
    name: 'resolve-range',
    text,
    values: [workspaceId, days ?? null, from ?? null, to ?? null, before ?? false],
  })
  return rows[0] ?? { from: null, to: null, horizon: null }
}
