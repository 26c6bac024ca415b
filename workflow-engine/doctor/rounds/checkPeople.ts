import type { Chart } from '../Chart.ts'
import { Ledger, type Standing, type Transition } from '../Ledger.ts'
import type { Range, Ward } from '../Ward.ts'
import { checkCounters } from './checkCounters.ts'
import { checkPaths } from './checkPaths.ts'

interface Wrong {
  id: number
  subject: string
  twice: boolean
}

// A person against its own ledger. A ledger that was shortened begins somewhere; else it begins at visit 0.
const wrongText = `
with person as (
  select * from enrollment where workspace_id = $1 and id > $2 and id <= $3
), walk as (
  select enrollment_id, count(*)::int as n, count(distinct visit)::int as visits, min(visit) as first, max(visit) as last
  from step where workspace_id = $1 and enrollment_id > $2 and enrollment_id <= $3 group by 1
), told as (
  select coalesce(p.id, w.enrollment_id) as id, w.n <> w.visits as twice, case
    when p.id is null then 'has steps and is not there'
    when p.status = 'waiting' and (p.ended_at is not null or p.outcome is not null) then 'waits, and has an end'
    when p.status = 'waiting' and not isfinite(p.due_at) then 'waits without a time to wake at'
    when p.status <> 'waiting' and (p.ended_at is null or coalesce(p.outcome, '') = '')
      then 'is ' || p.status || ' without a time or a reason'
    when w.first > 0 and p.born_at >= $4 then 'has no record of its first visits'
    when w.last - w.first + 1 <> w.visits then 'has a gap in its visits'
    when coalesce(w.last, -1) <> p.visit - (p.status = 'waiting')::int and (w.last is not null or p.born_at >= $4)
      then 'is ' || p.status || ' at visit ' || p.visit || ' and recorded up to ' || coalesce(w.last::text, 'none')
  end as problem
  from person p full join walk w on w.enrollment_id = p.id
)
select id::float8, 'enrollment ' || id || ' ' || coalesce(problem, 'has a visit twice') as subject, problem is null as twice
from told where problem is not null or twice`

// How many went which way, not who went where: a handful of rows however many people.
const transitionsText = `
with walked as (
  select s.enrollment_id, s.visit, s.program_id, s.version, s.node_id, s.outlet,
    lead(s.node_id) over by_visit as next_node, lead(s.version) over by_visit as next_version
  from step s where s.workspace_id = $1 and s.enrollment_id > $2 and s.enrollment_id <= $3
  window by_visit as (partition by s.enrollment_id order by s.visit, s.recorded_at)
)
select w.program_id as "programId", w.version, w.node_id as "nodeId", w.outlet, w.visit = 0 as first,
  case when w.next_node is null then coalesce(e.status::text, 'gone') else 'passed' end as after,
  coalesce(w.next_node, case e.status when 'waiting' then e.node_id end) as to,
  coalesce(w.next_version, e.version) as "toVersion", count(*)::int as n, min(w.enrollment_id)::float8 as example
from walked w left join enrollment e on e.workspace_id = $1 and e.id = w.enrollment_id
group by 1, 2, 3, 4, 5, 6, 7, 8`

const standingText = `
select program_id as "programId", version, node_id as "nodeId", status::text, count(*)::int as n, min(id)::float8 as example
from enrollment where workspace_id = $1 and id > $2 and id <= $3 group by 1, 2, 3, 4`

const bornText = `select min(born_at) as first from enrollment where workspace_id = $1`

/** I2, I3, I5, I6: everybody’s standing, ledger, counters and paths against each other. */
export async function checkPeople(ward: Ward, chart: Chart): Promise<void> {
  const ledger = new Ledger()
  for await (const range of ward.ranges('enrollment')) await checkRange(ward, range, ledger, chart)
  const { rows } = await ward.client.query<{ first: Date | null }>(bornText, [ward.workspaceId])
  const first = rows[0]?.first ?? null
  await checkCounters(ward, ledger, first === null || first >= ward.stepsSince, chart)
  await checkPaths(ward, ledger, chart)
}

async function checkRange(ward: Ward, { after, until }: Range, ledger: Ledger, chart: Chart): Promise<void> {
  const { client, workspaceId, stepsSince } = ward
  const wrong = await client.query<Wrong>(wrongText, [workspaceId, after, until, stepsSince])
  for (const { subject, twice } of wrong.rows) chart.wrong(twice ? 'I6' : 'I2', subject)
  const { rows: transitions } = await client.query<Transition>(transitionsText, [workspaceId, after, until])
  for (const transition of transitions) ledger.walked(transition)
  const { rows: standing } = await client.query<Standing>(standingText, [workspaceId, after, until])
  for (const group of standing) {
    ledger.stands(group)
    chart.checked('I2', group.n)
  }
}
