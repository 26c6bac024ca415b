import type pg from 'pg'
import type { Graph } from '#engine/program/graph.ts'
import { listenersOf } from '#engine/program/listeners.ts'
import { triggersOf } from './entriesOf.ts'

// An entry by date that is published unchanged is looked at from where it was left, so that nobody is missed whose moment
// came between the last look and the publication. A new or changed one begins now: whoever had the date before stays out.
const entering = `
with before as (
  delete from entry_trigger where workspace_id = $1 and program_id = $2 returning cue, node_id, config, looked_until
)
select e.cue, e."nodeId" as "nodeId", e.config,
  case when e.cue = 'date' then coalesce(b.looked_until, workspace_now($1))::text end as "lookedUntil"
from jsonb_to_recordset($3::jsonb) as e(cue text, "nodeId" text, config jsonb)
left join before b on b.cue = e.cue and b.node_id = e."nodeId" and b.config = e.config`

const opening = `
insert into entry_trigger (workspace_id, cue, program_id, version, node_id, config, looked_until)
select $1, e.cue, $2, $3, e."nodeId", e.config, e."lookedUntil"::timestamptz
from jsonb_to_recordset($4::jsonb) as e(cue text, "nodeId" text, config jsonb, "lookedUntil" text)`

const listening = `
insert into listener (workspace_id, cue, program_id, version, node_id)
select $1, l.cue, $2, $3, l."nodeId" from jsonb_to_recordset($4::jsonb) as l(cue text, "nodeId" text)`

/** What a version waits for: who comes in from now on instead of by the entries before, and what wakes its people. What
 *  wakes the people of older versions stays. */
export async function writeTriggers(
  client: pg.ClientBase,
  workspaceId: number,
  { programId, version, graph }: { readonly programId: number; readonly version: number; readonly graph: Graph },
): Promise<void> {
  const { rows } = await client.query(entering, [workspaceId, programId, JSON.stringify(triggersOf(graph))])
  await client.query(opening, [workspaceId, programId, version, JSON.stringify(rows)])
  await client.query(listening, [workspaceId, programId, version, JSON.stringify(listenersOf(graph))])
}
