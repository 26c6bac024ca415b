import type pg from 'pg'
import { isStale } from '../intake/segments/staleSegments.ts'
import { isStopped } from '../intake/sendingSwitch.ts'
import { inTransaction } from './inTransaction.ts'

/** A workspace and what it has due. */
export interface DueWorkspace {
  readonly id: number
  readonly sandbox: boolean
  readonly enrollments: boolean
  readonly messages: boolean
  readonly webhooks: boolean
  readonly signals: boolean
  readonly commands: boolean
  /** Entries by date. */
  readonly dates: boolean
  readonly segments: boolean
  /** Milliseconds until more becomes due by its own clock; null when nothing is waiting. */
  readonly nextInMs: number | null
}

type Row = [number, boolean, boolean, boolean, boolean, boolean, boolean, boolean, boolean, number | null]

// Without locks: it only tells where to look. Each workspace costs a few index probes.
const text = `
select w.workspace_id, w.sandbox,
  exists (select 1 from enrollment e
    where e.workspace_id = w.workspace_id and e.status = 'waiting' and e.due_at <= t.now
      and not exists (select 1 from program p where p.workspace_id = w.workspace_id and p.id = e.program_id
        and p.status in ('draft', 'paused'))),
  exists (select 1 from message m
    where m.workspace_id = w.workspace_id and m.state in ('pending', 'claimed') and m.due_at <= t.now
      and (m.state = 'pending' or m.lease_until < now())
      and (m.kind = 'system' or w.sending_paused_at is null and not exists (select 1 from program p
        where p.workspace_id = w.workspace_id and p.id = m.program_id and p.status in ('draft', 'paused'))))
    and leaves,
  exists (select 1 from webhook_call c
    where c.workspace_id = w.workspace_id and c.state in ('pending', 'claimed') and c.due_at <= t.now
      and (c.state = 'pending' or c.lease_until < now())) and leaves,
  exists (select 1 from signal s where s.workspace_id = w.workspace_id),
  exists (select 1 from command c where c.workspace_id = w.workspace_id),
  coalesce(d.next_look <= t.now, false),
  exists (select 1 from segment s where s.workspace_id = w.workspace_id and ${isStale}),
  (date_part('epoch', least(
    (select min(e.due_at) from enrollment e
     where e.workspace_id = w.workspace_id and e.status = 'waiting' and e.due_at > t.now),
    (select min(m.due_at) from message m
     where m.workspace_id = w.workspace_id and m.state in ('pending', 'claimed') and m.due_at > t.now),
    (select min(c.due_at) from webhook_call c
     where c.workspace_id = w.workspace_id and c.state in ('pending', 'claimed') and c.due_at > t.now),
    case when d.next_look > t.now then d.next_look end
  ) - t.now) * 1000)
from workspace w
cross join lateral (
  select coalesce($2::timestamptz, now() + w.clock_ahead_ms * interval '1 millisecond') as now,
    w.sandbox or not ${isStopped} as leaves
) t
cross join lateral (
  select min(next_date_look(e.looked_until, e.config)) as next_look from entry_trigger e
  where e.workspace_id = w.workspace_id and e.cue = 'date'
) d
where $1::int is null or w.workspace_id = $1`

/** Which workspaces have something to do or to wait for. @param now instead of the workspaces' own clocks */
export function dueWorkspaces(pool: pg.Pool, only?: number, now?: Date): Promise<DueWorkspace[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Row>({
      name: 'dueWorkspaces',
      text,
      values: [only ?? null, now ?? null],
      rowMode: 'array',
    })
    return rows.map(([id, sandbox, enrollments, messages, webhooks, signals, commands, dates, segments, nextInMs]) => ({
      id,
      sandbox,
      enrollments,
      messages,
      webhooks,
      signals,
      commands,
      dates,
      segments,
      nextInMs,
    }))
  })
}
