import type pg from 'pg'
import { isStale } from './segments/staleSegments.ts'

export interface DueWork {
  readonly enrollments: number
  readonly messages: number
  readonly webhooks: number
  /** What has happened and nobody was told of yet. */
  readonly signals: number
  /** What programs ask of each other. */
  readonly commands: number
  /** Entries by date that are to be looked at. */
  readonly dates: number
  /** Segments that are to be looked at. */
  readonly segments: number
}

// Without work the counts touch a few index pages.
const text = `
select
  (select count(*) from enrollment e
   where e.workspace_id = $1 and e.status = 'waiting' and e.due_at <= workspace_now($1)
     and not exists (select 1 from program p
       where p.workspace_id = $1 and p.id = e.program_id and p.status in ('draft', 'paused'))
  )::int as enrollments,
  (select count(*) from message m join workspace w on w.workspace_id = $1
   where m.workspace_id = $1 and m.state in ('pending', 'claimed') and m.due_at <= workspace_now($1)
     and (m.kind = 'system' or w.sending_paused_at is null and not exists (select 1 from program p
       where p.workspace_id = $1 and p.id = m.program_id and p.status in ('draft', 'paused')))
  )::int as messages,
  (select count(*) from webhook_call c
   where c.workspace_id = $1 and c.state in ('pending', 'claimed') and c.due_at <= workspace_now($1)
  )::int as webhooks,
  (select count(*) from signal s where s.workspace_id = $1)::int as signals,
  (select count(*) from command c where c.workspace_id = $1)::int as commands,
  (select count(*) from entry_trigger t
   where t.workspace_id = $1 and t.cue = 'date' and next_date_look(t.looked_until, t.config) <= workspace_now($1)
  )::int as dates,
  (select count(*) from segment s join workspace w on w.workspace_id = $1
   where s.workspace_id = $1 and ${isStale}
  )::int as segments`

/** What a workspace has due by its own clock and the workers have not done yet; what is paused does not count. */
export async function dueWork(client: pg.ClientBase, workspaceId: number): Promise<DueWork> {
  const { rows } = await client.query<DueWork>({ name: 'dueWork', text, values: [workspaceId] })
  return rows[0] ?? nothing
}

const nothing: DueWork = { enrollments: 0, messages: 0, webhooks: 0, signals: 0, commands: 0, dates: 0, segments: 0 }
