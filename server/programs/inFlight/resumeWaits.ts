import type pg from 'pg'
import { z } from 'zod'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { lockStanding } from './lockStanding.ts'

/** What a pause did to the waits of those inside.
 *  run: they went on; what came due meanwhile is due now. restart: they begin anew. active: the time of the pause does not
 *  count. A wait for a date waits for that date, whatever is chosen. */
export const Waits = z.enum(['run', 'restart', 'active'])
export type Waits = z.infer<typeof Waits>

export interface Resumed {
  /** Everybody who stands somewhere. */
  readonly waiting: number
  /** Of those, whose time came during the pause. */
  readonly overdue: number
}

/** So many people a second go on when their time came during a pause, and all of them within so many seconds. In a
 *  sandbox, where nobody waits for real time, they go on at once. */
const perSecond = 20
const spreadSeconds = 900

const run = `
with overdue as materialized (
  select e.id, row_number() over (order by e.due_at, e.id) - 1 as place, count(*) over () as n
  from enrollment e
  where e.workspace_id = $1 and e.program_id = $2 and e.node_id = any ($3::text[]) and e.status = 'waiting'
    and e.due_at < $4::timestamptz
)
update enrollment e
set due_at = greatest($4::timestamptz, e.arrived_at) + case when w.sandbox then interval '0'
  else least(o.place / ${perSecond}.0, o.place * ${spreadSeconds}.0 / o.n) * interval '1 second' end
from overdue o, workspace w
where e.workspace_id = $1 and e.id = o.id and w.workspace_id = $1`

// Everybody is asked again at once. A step that is asked again says the same, or what it makes of the time that was set.
const restart = `
update enrollment e
set waits_from = greatest($4::timestamptz, e.arrived_at), release_at = null, due_at = greatest($4, e.arrived_at)
where e.workspace_id = $1 and e.program_id = $2 and e.node_id = any ($3::text[]) and e.status = 'waiting'`

const active = `
update enrollment e
set waits_from = coalesce(e.waits_from, e.arrived_at)
    + greatest(interval '0', $4::timestamptz - greatest($5::timestamptz, coalesce(e.waits_from, e.arrived_at))),
  release_at = case when e.release_at > $5 then e.release_at + ($4 - $5) else e.release_at end,
  due_at = greatest($4, e.arrived_at)
where e.workspace_id = $1 and e.program_id = $2 and e.node_id = any ($3::text[]) and e.status = 'waiting'`

// What was kept back by the pause is no mail that somebody forgot: it goes out, and says what it waited for.
const mail = `
update message m
set due_at = $3::timestamptz, deferred_for = 'programPaused', deferred_from = coalesce(m.deferred_from, m.due_at)
where m.workspace_id = $1 and m.program_id = $2 and m.kind = 'marketing' and m.state = 'pending' and m.due_at < $3`

/** Lets those go on who stood still in a paused program, in the transaction that holds the program.
 *  @param pausedAt workspace time; null when nobody knows: then the pause is as if it had not been long */
export async function resumeWaits(
  client: pg.ClientBase,
  workspaceId: number,
  { programId, waits, pausedAt }: { programId: number; waits: Waits; pausedAt: Date | null },
): Promise<Resumed> {
  const now = await workspaceNow(client, workspaceId)
  const { nodeIds, waiting, overdue } = await lockStanding(client, workspaceId, programId, now)
  const values = [workspaceId, programId, nodeIds, now]
  if (waits === 'run') await client.query({ name: 'resume-run', text: run, values })
  else if (waits === 'restart') await client.query({ name: 'resume-restart', text: restart, values })
  else await client.query({ name: 'resume-active', text: active, values: [...values, pausedAt ?? now] })
  await client.query({ name: 'resume-mail', text: mail, values: [workspaceId, programId, now] })
  return { waiting, overdue }
}
