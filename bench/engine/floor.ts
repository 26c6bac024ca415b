import pg from 'pg'
import type { Watch } from '../processes.ts'

/**
 * What Postgres itself needs for the same rows: the reference program as four statements, one an activation, for
 * everybody at once. No claim in batches, no data leaving the database, no program that could be another one: nothing
 * that carries people through programs can be faster on these tables.
 * @param connections each takes people of its own, by ranges of their ids
 * @returns seconds
 */
export async function runFloor({ url, floor, connections, watch }: FloorOrder): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(url)
      await client.connect()
      return client
    }),
  )
  const parts = await partsOf(clients[0] as pg.Client, floor, connections)
  watch.begin()
  let seconds = 0
  for (const statement of [first, second, decision, farewell]) {
    const begun = performance.now()
    await Promise.all(clients.map((client, n) => client.query(statement(floor, parts[n] as Part))))
    seconds += (performance.now() - begun) / 1000
    // A bad plan is no floor: the planner is told where everybody stands now, and that time is not counted.
    await clients[0]?.query('analyze enrollment')
  }
  watch.end()
  await Promise.all(clients.map((client) => client.end()))
  return seconds
}

interface FloorOrder {
  readonly url: string
  readonly floor: Floor
  readonly connections: number
  readonly watch: Watch
}

export interface Floor {
  readonly workspaceId: number
  readonly programId: number
  readonly fileId: number
  readonly sellers: readonly string[]
  readonly marketer: string
}

/** Enrollments from one id to another. */
type Part = readonly [from: number, to: number]

async function partsOf(client: pg.Client, { workspaceId }: Floor, count: number): Promise<Part[]> {
  const { rows } = await client.query<{ first: string; last: string }>(
    `select min(id) as first, max(id) as last from (
       select id, ntile($2::int) over (order by id) as part from enrollment where workspace_id = $1
     ) e group by part order by part`,
    [workspaceId, count],
  )
  return rows.map(({ first, last }) => [Number(first), Number(last)])
}

const steps =
  'insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at, saw)'
const messages = `insert into message (workspace_id, born_at, kind, enrollment_id, visit, effect, program_id, version,
  node_id, variant_id, prospect_id, user_id, payload, due_at, priority)`
const deltas = 'insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)'

const held = ({ workspaceId, programId }: Floor, [from, to]: Part, nodeId: string) => `
  select e.id, e.prospect_id, e.born_at, e.entered_at, e.arrived_at, e.due_at as now, e.visit
  from enrollment e join prospect p on p.workspace_id = e.workspace_id and p.id = e.prospect_id
  where e.workspace_id = ${workspaceId} and e.program_id = ${programId} and e.node_id = '${nodeId}' and e.status = 'waiting'
    and e.id between ${from} and ${to}
  for update of e skip locked`

const first = (floor: Floor, part: Part) => activation(floor, part, 'start', 'blog', 'wait1', 0)
const second = (floor: Floor, part: Part) => activation(floor, part, 'wait1', 'guide', 'wait2', 2)

/** From a node through an email to the next wait of five days. */
function activation(floor: Floor, part: Part, from: string, email: string, wait: string, visit: number): string {
  const { workspaceId: w, programId: p } = floor
  const variant = email === 'guide' ? `case when hashint8(c.id) > 0 then 'a' else 'b' end` : `'a'`
  return `
with c as materialized (${held(floor, part, from)}),
s as (${steps}
  select ${w}, c.id, v.visit, ${p}, 1, v.node, 'then', case v.visit when ${visit} then c.arrived_at else c.now end, c.now, null
  from c cross join (values (${visit}, '${from}'), (${visit + 1}, '${email}')) v(visit, node)),
m as (${messages}
  select ${w}, c.born_at, 'marketing', c.id, ${visit + 1}, 0, ${p}, 1, '${email}', ${variant}, c.prospect_id, null, null, c.now, 0
  from c),
t as (${deltas}
  select ${w}, ${p}, 1, v.node, v.outlet, v.measure::measure, (select count(*) from c)
  from (values ('${from}', 'then', 'movedOn'), ('${email}', '', 'entered'), ('${email}', 'then', 'movedOn'),
    ('${wait}', '', 'entered')) v(node, outlet, measure))
update enrollment e set node_id = '${wait}', visit = e.visit + 2, crashes = 0, arrived_at = c.now,
  due_at = ((c.now at time zone 'Europe/Helsinki') + interval '5 days') at time zone 'Europe/Helsinki'
from c where e.workspace_id = ${w} and e.id = c.id`
}

const branchSaw = (fileId: number) => `jsonb_build_object('downloaded:${fileId}:entered', c.yes)`

/** The branch: to sales with a lead and news for the seller, or another email and seven days. */
function decision(floor: Floor, part: Part): string {
  const { workspaceId: w, programId: p, fileId, sellers } = floor
  const seller = `(array['${sellers.join("','")}'])[1 + c.nth % ${sellers.length}]`
  return `
with h as materialized (${held(floor, part, 'wait2')}),
c as materialized (
  select h.*, row_number() over () as nth, exists (
    select 1 from event v where v.workspace_id = ${w} and v.prospect_id = h.prospect_id and v.type = 'file.downloaded'
      and v.file_id = ${fileId} and v.at between h.entered_at and h.now
  ) as yes from h),
s as (${steps}
  select ${w}, c.id, v.visit, ${p}, 1, v.node, v.outlet, case v.visit when 4 then c.arrived_at else c.now end, c.now,
    case v.node when 'branch' then ${branchSaw(fileId)} end
  from c join (values (true, 4, 'wait2', 'then'), (true, 5, 'branch', 'yes'), (true, 6, 'handOff', 'then'),
    (true, 7, 'tellSeller', 'then'), (true, 8, 'won', ''), (false, 4, 'wait2', 'then'), (false, 5, 'branch', 'no'),
    (false, 6, 'video', 'then')) v(yes, visit, node, outlet) on v.yes = c.yes),
l as (
  insert into lead (workspace_id, prospect_id, program_id, version, node_id, enrollment_id, visit, owner_id, urgent,
    reasons, contact_by, created_at, updated_at)
  select ${w}, c.prospect_id, ${p}, 1, 'handOff', c.id, 6, ${seller}, false,
    jsonb_build_array(jsonb_build_object('code', 'downloaded', 'params', jsonb_build_object('fileId', ${fileId}, 'file', 'The second guide'))),
    c.now + interval '24 hours', c.now, c.now
  from c where c.yes returning id, enrollment_id, prospect_id, owner_id),
o as (
  update prospect r set owner_id = l.owner_id, stage = greatest(r.stage, 'lead')
  from l where r.workspace_id = ${w} and r.id = l.prospect_id),
n as (
  insert into notification (workspace_id, user_id, kind, params, link, at)
  select ${w}, l.owner_id, 'leadForYou', ${params(floor)}, '/w/${w}/leads/' || l.id, c.now
  from l join c on c.id = l.enrollment_id join prospect r on r.workspace_id = ${w} and r.id = l.prospect_id),
m as (${messages}
  select ${w}, c.born_at, 'system', c.id, 7, 0, ${p}, 1, 'tellSeller', null, c.prospect_id, l.owner_id,
    jsonb_build_object('template', 'leadForYou', 'params', ${params(floor)}), c.now, 100
  from l join c on c.id = l.enrollment_id join prospect r on r.workspace_id = ${w} and r.id = l.prospect_id
 ),
k as (${messages}
  select ${w}, c.born_at, 'marketing', c.id, 6, 0, ${p}, 1, 'video', 'a', c.prospect_id, null, null, c.now, 0
  from c where not c.yes),
t as (${deltas}
  select ${w}, ${p}, 1, v.node, v.outlet, v.measure::measure, (select count(*) from c where c.yes = v.yes)
  from (values (true, 'wait2', 'then', 'movedOn'), (true, 'branch', '', 'entered'), (true, 'branch', 'yes', 'movedOn'),
    (true, 'handOff', '', 'entered'), (true, 'handOff', 'then', 'movedOn'), (true, 'tellSeller', '', 'entered'),
    (true, 'tellSeller', 'then', 'movedOn'), (true, 'won', '', 'entered'), (true, 'won', '', 'exited'),
    (false, 'wait2', 'then', 'movedOn'), (false, 'branch', '', 'entered'), (false, 'branch', 'no', 'movedOn'),
    (false, 'video', '', 'entered'), (false, 'video', 'then', 'movedOn'), (false, 'wait3', '', 'entered'))
    v(yes, node, outlet, measure))
update enrollment e set node_id = case when c.yes then 'won' else 'wait3' end,
  visit = e.visit + case when c.yes then 4 else 3 end, crashes = 0, arrived_at = c.now,
  status = case when c.yes then 'ended' else 'waiting' end::enrollment_status,
  due_at = case when c.yes then c.now else ((c.now at time zone 'Europe/Helsinki') + interval '7 days') at time zone 'Europe/Helsinki' end,
  ended_at = case when c.yes then c.now end, outcome = case when c.yes then 'completed' end
from c where e.workspace_id = ${w} and e.id = c.id`
}

/** The last wait is over: a note for marketing, and the end. */
function farewell(floor: Floor, part: Part): string {
  const { workspaceId: w, programId: p, marketer } = floor
  return `
with c as materialized (${held(floor, part, 'wait3')}),
s as (${steps}
  select ${w}, c.id, v.visit, ${p}, 1, v.node, v.outlet, case v.visit when 7 then c.arrived_at else c.now end, c.now, null
  from c cross join (values (7, 'wait3', 'then'), (8, 'tellMarketing', 'then'), (9, 'done', '')) v(visit, node, outlet)),
n as (
  insert into notification (workspace_id, user_id, kind, params, link, at)
  select ${w}, '${marketer}', 'programNote', ${params(floor)}, '/w/${w}/prospects/' || c.prospect_id, c.now
  from c join prospect r on r.workspace_id = ${w} and r.id = c.prospect_id),
m as (${messages}
  select ${w}, c.born_at, 'system', c.id, 8, 0, ${p}, 1, 'tellMarketing', null, c.prospect_id, '${marketer}',
    jsonb_build_object('template', 'programNote', 'params', ${params(floor)}), c.now, 100
  from c join prospect r on r.workspace_id = ${w} and r.id = c.prospect_id),
t as (${deltas}
  select ${w}, ${p}, 1, v.node, v.outlet, v.measure::measure, (select count(*) from c)
  from (values ('wait3', 'then', 'movedOn'), ('tellMarketing', '', 'entered'), ('tellMarketing', 'then', 'movedOn'),
    ('done', '', 'entered'), ('done', '', 'exited')) v(node, outlet, measure))
update enrollment e set node_id = 'done', visit = e.visit + 2, crashes = 0, arrived_at = c.now, status = 'ended',
  ended_at = c.now, outcome = 'completed'
from c where e.workspace_id = ${w} and e.id = c.id`
}

function params({ programId }: Floor): string {
  return `jsonb_build_object('prospectId', r.id, 'name', trim(r.first_name || ' ' || r.last_name), 'company', r.company,
    'program', 'Guide follow-up', 'programId', ${programId}, 'message', 'Downloaded the second guide.', 'urgent', false,
    'email', r.email, 'contactBy', c.now)`
}
