import { kindOf, type NodeType, nodeTypes } from '../../nodes/registry.ts'
import type { Chart } from '../Chart.ts'
import type { Place } from '../Versions.ts'
import type { Ward } from '../Ward.ts'
import { readClock } from './readClock.ts'

const LIMIT_MS = 30_000
/** People looked at of each range of enrollments. */
const SAMPLE = 5000

interface Row {
  id: number
  program_id: number
  version: number
  node_id: string
  outlet: string
  arrived: number
  recorded: number
  zone: string
  excused: boolean
}

// Only where somebody stood: a passage that took no time is part of the pass before it. Whoever was paused, resumed or
// moved to another version on the way waited for another reason, and the audit log says so.
const text = `
select s.enrollment_id::float8 as id, s.program_id, s.version, s.node_id, s.outlet,
  date_part('epoch', s.arrived_at) * 1000 as arrived, date_part('epoch', s.recorded_at) * 1000 as recorded,
  coalesce((select nullif(p.time_zone, '') from enrollment e
    join prospect p on p.workspace_id = $1 and p.id = e.prospect_id
    where e.workspace_id = $1 and e.id = s.enrollment_id), $4) as zone,
  coalesce(s.arrived_at < (select max(o.at) from unnest($5::text[], $6::timestamptz[]) as o(subject, at)
    where o.subject = 'program ' || s.program_id and o.at <= s.recorded_at), false) as excused
from step s
where s.workspace_id = $1 and s.enrollment_id > $2 and s.enrollment_id <= $3
  and s.recorded_at > now() - interval '24 hours' and (s.visit = 0 or s.arrived_at < s.at) and s.outlet not like '~%'
order by (s.enrollment_id * 7919 + s.visit * 104729) % 10007 limit ${SAMPLE}`

const orderedText = `
select subject, recorded_at::text as at from audit
where workspace_id = $1 and recorded_at > now() - interval '25 months'
  and action in ('program.setStatus', 'program.pause', 'program.resume', 'program.migrate', 'program.undoMigration')`

const overdueText = `
select e.id::float8, date_part('epoch', e.due_at) * 1000 as due from enrollment e
where e.workspace_id = $1 and e.status = 'waiting' and e.due_at < workspace_now($1) - interval '30 seconds'
  and not exists (select 1 from program p
    where p.workspace_id = $1 and p.id = e.program_id and p.status in ('draft', 'paused'))
limit ${SAMPLE}`

/** How long somebody waited to be woken, and when that was over. Milliseconds of real time. */
interface Lag {
  readonly who: string
  readonly ms: number
  readonly at: number
}

/** I7. Of those who were woken in the last 24 hours, and of those who should have been, 99 of 100 waited no longer than 30
 *  seconds for it. A sandbox visits everybody at their own due time: nothing can be told of it. */
export async function checkWaking(ward: Ward, chart: Chart): Promise<void> {
  const { client, workspaceId } = ward
  if (ward.sandbox) return
  const clock = await readClock(ward)
  const lags: Lag[] = []
  let excused = 0

  const ordered = await client.query<{ subject: string; at: string }>(orderedText, [workspaceId])
  const subjects = ordered.rows.map(({ subject }) => subject)
  const times = ordered.rows.map(({ at }) => at)
  for await (const { after, until } of ward.ranges('enrollment')) {
    const { rows } = await client.query<Row>(text, [workspaceId, after, until, ward.zone, subjects, times])
    for (const row of rows) {
      const place = (await ward.versions.get(row.program_id, row.version))?.nodes.get(row.node_id)
      const due = place ? dueAt(place, row) : null
      if (due === null) continue
      if (row.excused) excused++
      else
        lags.push({
          who: `enrollment ${row.id} at ${row.node_id}`,
          ms: row.recorded - clock.realTimeOf(due),
          at: row.recorded,
        })
    }
  }
  const overdue = await client.query<{ id: number; due: number }>(overdueText, [workspaceId])
  for (const { id, due } of overdue.rows)
    lags.push({ who: `enrollment ${id}, still waiting`, ms: clock.now - clock.realTimeOf(due), at: clock.now })

  chart.checked('I7', lags.length)
  if (lags.length === 0) return
  lags.sort((a, b) => a.ms - b.ms)
  const p99 = lags[Math.ceil(lags.length * 0.99) - 1]?.ms ?? 0
  const late = lags.filter(({ ms }) => ms > LIMIT_MS)
  const seconds = (ms: number) => `${(Math.max(0, ms) / 1000).toFixed(1)} s`
  const longest = seconds(lags.at(-1)?.ms ?? 0)
  const others = excused > 0 ? `; ${excused} were paused or moved meanwhile and not counted` : ''
  chart.note('I7', `workspace ${workspaceId}: 99 of 100 within ${seconds(p99)}, the longest ${longest}${others}`)
  if (p99 <= LIMIT_MS) return
  for (const { who, ms, at } of late.reverse())
    chart.wrong('I7', `${who}: ${seconds(ms)} late, ${new Date(at).toISOString()}`)
}

/** When the person was to go on from where it stood, in milliseconds of workspace time; null when that cannot be told from
 *  the step alone. */
function dueAt({ type, family, config }: Place, { node_id, outlet, arrived, zone }: Row): number | null {
  if (family !== 'wait') return arrived
  if (!nodeTypes.includes(type as NodeType)) return null
  const kind = kindOf(type as NodeType)
  const settings = kind.config.safeParse(config)
  if (!settings.success || outlet !== kind.expires) return null
  const at = new Date(arrived)
  const decision = kind.visit({
    config: settings.data,
    nodeId: node_id,
    signal: { kind: 'arrived' },
    arrivedAt: at,
    now: at,
    zone,
    facts: new Map(),
    chance: 0,
  })
  return decision.kind === 'wait' ? decision.until.getTime() : arrived
}
