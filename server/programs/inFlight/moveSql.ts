import type pg from 'pg'
import type { PlanCounts } from './movesOf.ts'

// What moving people writes. Rules are looked up by "<version> <node>" in one document, so that no plan can make a join of
// people times rules of it.

export interface Moving {
  readonly workspaceId: number
  readonly programId: number
  readonly migrationId: number
  readonly toVersion: number
  readonly rules: Rules
}

export interface Rules {
  readonly versions: readonly number[]
  readonly nodeIds: readonly string[]
  /** By "<version> <node>": { to, leaves, release, asked }, see Move. */
  readonly json: string
}

const take = `
with standing as materialized (
  select e.id, e.version, e.node_id, e.visit, e.arrived_at, e.due_at, e.waits_from, e.release_at
  from enrollment e
  where e.workspace_id = $1 and e.program_id = $2 and e.node_id = any ($4::text[]) and e.status = 'waiting'
    and e.version = any ($5::int[])
  order by e.id for update
), moved as (
  insert into migration_move (workspace_id, migration_id, enrollment_id, version, node_id, visit, arrived_at, due_at,
    waits_from, release_at, to_node_id, to_visit)
  select $1, $3, s.id, s.version, s.node_id, s.visit, s.arrived_at, s.due_at, s.waits_from, s.release_at,
    r.rule ->> 'to', s.visit + case when (r.rule ->> 'leaves')::bool and r.rule ->> 'to' <> '' then 1 else 0 end
  from standing s
  cross join lateral (select $6::jsonb -> (s.version || ' ' || s.node_id) as rule) r
  where r.rule is not null
  returning to_node_id, visit, to_visit
)
select count(*) filter (where to_visit = visit and to_node_id <> '')::int as continued,
  count(*) filter (where to_visit > visit)::int as "goTo", count(*) filter (where to_node_id = '')::int as exited
from moved`

/** Holds everybody whom the rules move, and notes where they stand. */
export async function takePeople(client: pg.ClientBase, at: Moving): Promise<Omit<PlanCounts, 'finishOld'>> {
  const { rows } = await client.query<Omit<PlanCounts, 'finishOld'>>({
    name: 'take-people',
    text: take,
    values: [at.workspaceId, at.programId, at.migrationId, at.rules.nodeIds, at.rules.versions, at.rules.json],
  })
  return rows[0] ?? { continued: 0, goTo: 0, exited: 0 }
}

const ledger = `
insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
select $1, m.enrollment_id, m.visit, $2, m.version, m.node_id, case m.to_node_id when '' then '' else '~moved' end,
  m.arrived_at, greatest(t.now, m.arrived_at)
from migration_move m cross join (select workspace_now($1) as now) t
where m.workspace_id = $1 and m.migration_id = $3 and (m.to_visit > m.visit or m.to_node_id = '')`

/** A step for every visit that has ended by the move. */
export async function writeLedger(
  client: pg.ClientBase,
  { workspaceId, programId, migrationId }: Omit<Moving, 'rules'>,
): Promise<void> {
  await client.query({ name: 'ledger-of-moves', text: ledger, values: [workspaceId, programId, migrationId] })
}

// Of those who go on at the same step nobody has come or gone: they only count in another version now.
const tally = `
with moved as materialized (
  select version, node_id, to_node_id, to_visit > visit as leaves, count(*)::int as n
  from migration_move where workspace_id = $1 and migration_id = $3 group by 1, 2, 3, 4
)
insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
select $1, $2, c.version, c.node_id, c.outlet, c.measure::measure, c.n * $5::int
from (
  select version, node_id, '~moved' as outlet, 'movedOn' as measure, n from moved where leaves
  union all select version, node_id, '', 'exited', n from moved where to_node_id = ''
  union all select version, node_id, '', 'entered', -n from moved where not leaves and to_node_id <> ''
  union all select $4, to_node_id, '', 'entered', n from moved where to_node_id <> ''
) c`

/** @param sign 1 when people are moved, -1 when that is undone */
export async function writeTally(
  client: pg.ClientBase,
  { workspaceId, programId, migrationId, toVersion }: Omit<Moving, 'rules'>,
  sign: 1 | -1,
): Promise<void> {
  await client.query({
    name: 'tally-of-moves',
    text: tally,
    values: [workspaceId, programId, migrationId, toVersion, sign],
  })
}

// Mail that is in the outbox already stays as it is: it belongs to the visit and the version that asked for it.
const put = `
update enrollment e
set version = case when k.exits then e.version else $2 end,
  node_id = case when k.exits then e.node_id else m.to_node_id end,
  visit = m.to_visit, crashes = 0,
  status = case when k.exits then 'ended'::enrollment_status else e.status end,
  ended_at = case when k.exits then k.now end,
  outcome = case when k.exits then 'migrated' end,
  arrived_at = case when k.leaves then k.now else e.arrived_at end,
  due_at = case when not k.exits and (k.leaves or k.asked) then k.now else e.due_at end,
  waits_from = case when k.leaves then null else e.waits_from end,
  release_at = case k.release when 'asItIs' then e.release_at when 'asItWas' then coalesce(e.release_at, e.due_at)
    when 'now' then k.now end
from migration_move m
cross join (select workspace_now($1) as now) t
cross join lateral (select $4::jsonb -> (m.version || ' ' || m.node_id) as rule) r
cross join lateral (
  select m.to_node_id = '' as exits, m.to_visit > m.visit as leaves, (r.rule ->> 'asked')::bool as asked,
    r.rule ->> 'release' as release, greatest(t.now, m.arrived_at) as now
) k
where m.workspace_id = $1 and m.migration_id = $3 and e.workspace_id = $1 and e.id = m.enrollment_id`

/** Puts everybody who was taken in their new place. */
export async function putPeople(client: pg.ClientBase, at: Moving): Promise<void> {
  await client.query({
    name: 'put-people',
    text: put,
    values: [at.workspaceId, at.toVersion, at.migrationId, at.rules.json],
  })
}
