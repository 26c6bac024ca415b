import { isStale } from '#engine/intake/segments/staleSegments.ts'
import { isStopped } from '#engine/intake/sendingSwitch.ts'

// What can be stuck in a workspace, and how it is found. Each finds nothing while all is well, by an index or by counters:
// it is asked every minute. $1 is the workspace; `w` its row, with `now`, its own time, and `resting`: a sandbox whose
// clock was moved a moment ago, where everything is overdue and on its way.

/** Programs whose people and mail stand still on purpose. */
const held = (program: string) => `exists (select 1 from program h
  where h.workspace_id = $1 and h.id = ${program} and h.status in ('draft', 'paused'))`

/** Three heartbeats of a process (workflow-engine/worker/roles/joinProcesses.ts). */
const SILENT = '45 seconds'

/** A process that does this part of the work was heard of lately. */
const alive = (role: 'worker' | 'sender') => `exists (select 1 from process p
  where p.role in ('all', '${role}') and p.heartbeat_at > now() - interval '${SILENT}')`

const leaves = `(w.sandbox or not ${isStopped})`

/** Each gives `n`, how many, and `since`, when the oldest of them got stuck (real time), where that can be told. */
export const stuckKinds = {
  /** People whose time came more than 5 minutes ago. */
  overdue: `select count(*) as n, now() - (max(w.now) - min(e.due_at)) as since from w
    join enrollment e on e.workspace_id = $1 and e.status = 'waiting' and e.due_at < w.now - interval '5 minutes'
    where not w.resting and not ${held('e.program_id')}`,

  /** What a sender took and did not finish, and nobody took over. */
  leases: `select count(*) as n, min(l.lease_until) as since from w cross join lateral (
      select m.lease_until from message m
      where m.workspace_id = $1 and m.state in ('pending', 'claimed') and m.state = 'claimed'
        and m.lease_until < now() - interval '1 minute' and (m.kind = 'system' or w.sending_paused_at is null)
        and (m.program_id is null or not ${held('m.program_id')})
      union all
      select c.lease_until from webhook_call c
      where c.workspace_id = $1 and c.state in ('pending', 'claimed') and c.state = 'claimed'
        and c.lease_until < now() - interval '1 minute'
    ) l where ${leaves}`,

  /** Mail and calls that have been in one phase for more than 15 minutes though nothing holds them. */
  outbox: `select count(*) as n, now() - (max(w.now) - min(o.due_at)) as since from w cross join lateral (
      select m.due_at from message m
      where m.workspace_id = $1 and m.state in ('pending', 'claimed') and m.due_at < w.now - interval '15 minutes'
        and (m.state = 'pending' or m.lease_until > now()) and (m.kind = 'system' or w.sending_paused_at is null)
        and (m.program_id is null or m.kind = 'system' or not ${held('m.program_id')})
      union all
      select c.due_at from webhook_call c
      where c.workspace_id = $1 and c.state in ('pending', 'claimed') and c.due_at < w.now - interval '15 minutes'
        and (c.state = 'pending' or c.lease_until > now())
    ) o where not w.resting and ${leaves}`,

  /** Past the last byte without an answer, and nobody has looked at it. */
  inDoubt: `select count(*) as n, min(m.claimed_at) as since from message m
    where m.workspace_id = $1 and m.state = 'inDoubt' and m.reviewed_at is null`,

  /** Overdue by more than a day: somebody has to say whether it goes out. */
  held: `select count(*) as n, null::timestamptz as since from message m
    where m.workspace_id = $1 and m.state = 'held'`,

  /** People who were set aside because something went wrong. */
  failed: `select coalesce(sum(n), 0) as n, null::timestamptz as since from (
      select n from tally where workspace_id = $1 and measure = 'failed'
      union all select n from tally_delta where workspace_id = $1 and measure = 'failed'
    ) counters`,

  /** People who wait for a time that never comes. */
  noNextEvent: `select count(*) as n, min(e.arrived_at) - (max(w.now) - now()) as since from w
    join enrollment e on e.workspace_id = $1 and e.status = 'waiting' and e.due_at > w.now + interval '20 years'`,

  /** Steps that hold nobody on purpose, where people have stood for a day. */
  stillStep: `select count(*) as n, min(s.since) - (max(w.now) - now()) as since from w cross join lateral (
      select program_id, version, node_id, sum(case measure when 'entered' then n else -n end) as standing from (
        select program_id, version, node_id, measure, n from tally where workspace_id = $1
        union all select program_id, version, node_id, measure, n from tally_delta where workspace_id = $1
      ) counters group by 1, 2, 3 having sum(case measure when 'entered' then n else -n end) > 0
    ) t
    join program_version v on v.workspace_id = $1 and v.program_id = t.program_id and v.number = t.version
      and not coalesce(v.graph -> 'nodes' -> t.node_id ->> 'type' like 'wait%', false)
    cross join lateral (
      select min(e.arrived_at) as since from enrollment e
      where e.workspace_id = $1 and e.program_id = t.program_id and e.node_id = t.node_id
        and e.version = t.version and e.status = 'waiting' and e.arrived_at < w.now - interval '24 hours'
    ) s
    where s.since is not null and not w.resting and not ${held('t.program_id')}`,

  /** Entries of running programs that nobody has come in by since they were published, a day ago or longer. */
  neverFired: `select count(*) as n, min(v.published_at) as since from program p
    join program_version v on v.workspace_id = $1 and v.program_id = p.id and v.number = p.live_version
      and v.published_at < now() - interval '24 hours'
    cross join lateral jsonb_each(v.graph -> 'nodes') node
    where p.workspace_id = $1 and p.status = 'running' and p.archived_at is null and node.value ->> 'type' = 'entry'
      and not exists (select 1 from tally t where t.workspace_id = $1 and t.program_id = p.id
        and t.node_id = node.key and t.measure = 'entered' and t.n > 0)
      and not exists (select 1 from tally_delta d where d.workspace_id = $1 and d.program_id = p.id
        and d.node_id = node.key and d.measure = 'entered')`,

  noWorker: `select case when ${alive('worker')} then 0 else 1 end as n, (
      select max(heartbeat_at) from process where role in ('all', 'worker')) as since`,

  noSender: `select case when ${alive('sender')} then 0 else 1 end as n, (
      select max(heartbeat_at) from process where role in ('all', 'sender')) as since`,

  /** Segments whose members should have been looked at long ago. */
  segments: `select count(*) as n, min(coalesce(s.refreshed_at, s.created_at)) as since from w
    join segment s on s.workspace_id = $1 and ${isStale}
      and coalesce(s.refreshed_at, s.created_at) < now() - interval '30 minutes'
    where not w.resting`,

  /** What happened to people, and nobody has looked whom it concerns. */
  signals: `select count(*) as n, min(g.recorded_at) as since from signal g
    where g.workspace_id = $1 and g.recorded_at < now() - interval '1 minute'`,

  /** What steps asked of other programs. */
  commands: `select count(*) as n, min(c.at) - (max(w.now) - now()) as since from w
    join command c on c.workspace_id = $1 and c.at < w.now - interval '5 minutes' where not w.resting`,
} as const satisfies Record<string, string>

export type StuckKind = keyof typeof stuckKinds
