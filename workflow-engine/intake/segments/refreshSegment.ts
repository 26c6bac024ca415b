import type pg from 'pg'
import { cueOf } from '../../nodes/cue.ts'
import type { Rule } from '../../nodes/rule.ts'
import { announce } from '../announce.ts'
import { companyJoin } from '../fieldSql.ts'
import { Parameters } from '../Parameters.ts'
import { loadSegmentRules } from './loadSegmentRules.ts'
import { ruleSql } from './ruleSql.ts'

export interface Refreshed {
  readonly joined: number
  readonly left: number
  readonly size: number
}

/**
 * Looks at everybody: writes who has come into the segment and who has gone, and lets those who joined into the programs
 * that wait for it. Nothing is read into memory unless somebody waits. The caller holds the segment's row.
 * @throws UnaskableRule when its rule, or one that it asks about, cannot be asked
 */
export async function refreshSegment(
  client: pg.ClientBase,
  workspaceId: number,
  segmentId: number,
): Promise<Refreshed> {
  const began = performance.now()
  const cue = cueOf.segment(segmentId)
  const { rows: heard } = await client.query<{ isHeard: boolean; now: Date }>({
    name: 'segmentHeard',
    text: `select workspace_now($1) as now,
      exists (select 1 from listener where workspace_id = $1 and cue = $2)
      or exists (select 1 from entry_trigger where workspace_id = $1 and cue = $2) as "isHeard"`,
    values: [workspaceId, cue],
  })
  const { now = new Date(0), isHeard = false } = heard[0] ?? {}
  const rules = await loadSegmentRules(client, workspaceId, [segmentId])
  const { rows } = await client.query<Row>(statementOf(workspaceId, segmentId, rules, now))
  const { joined, left, size } = rows[0] as Row
  if (isHeard) {
    const news = (ids: readonly number[] | null, wakesOnly: boolean) =>
      (ids ?? []).map((prospectId) => ({ prospectId, cue, at: now, wakesOnly }))
    await announce(client, workspaceId, [...news(joined, false), ...news(left, true)])
  }
  await client.query({
    name: 'segmentRefreshed',
    text: `update segment s set size = $3, refreshed_at = now(), refreshed_ahead_ms = w.clock_ahead_ms, refresh_ms = $4,
        failure = null
      from workspace w where w.workspace_id = $1 and s.workspace_id = $1 and s.id = $2`,
    values: [workspaceId, segmentId, size, Math.ceil(performance.now() - began)],
  })
  return { joined: joined?.length ?? 0, left: left?.length ?? 0, size }
}

interface Row {
  readonly joined: number[] | null
  readonly left: number[] | null
  readonly size: number
}

function statementOf(workspaceId: number, segmentId: number, segments: ReadonlyMap<number, Rule>, now: Date) {
  const parameters = new Parameters([workspaceId, segmentId, now])
  const where = ruleSql({ kind: 'inSegment', segmentId }, { parameters, until: '(select workspace_now($1))', segments })
  const text = `
with member as materialized (
  select prospect_id as id from segment_member where workspace_id = $1 and segment_id = $2
), held as materialized (
  select p.id from prospect p ${companyJoin} where p.workspace_id = $1 and ${where}
), gone as (
  delete from segment_member
  where workspace_id = $1 and segment_id = $2
    and prospect_id = any (array(select id from member except select id from held))
  returning prospect_id as id
), come as (
  insert into segment_member (workspace_id, segment_id, prospect_id, joined_at)
  select $1, $2, id, $3 from (select id from held except select id from member) new order by id
  on conflict do nothing
  returning prospect_id as id
)
select (select json_agg(id order by id) from come) as joined, (select json_agg(id order by id) from gone) as "left",
  (select count(*) from held)::int as size`
  return { text, values: parameters.values }
}
