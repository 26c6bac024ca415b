import type pg from 'pg'

export interface DueWork {
  readonly enrollments: number
  readonly messages: number
  readonly webhooks: number
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
     and (m.kind = 'system' or w.sending_paused_at is null)
  )::int as messages,
  (select count(*) from webhook_call c
   where c.workspace_id = $1 and c.state in ('pending', 'claimed') and c.due_at <= workspace_now($1)
  )::int as webhooks`

/** What a workspace has due by its own clock and the workers have not done yet; what is paused does not count. */
export async function dueWork(client: pg.ClientBase, workspaceId: number): Promise<DueWork> {
  const { rows } = await client.query<DueWork>({ name: 'dueWork', text, values: [workspaceId] })
  return rows[0] ?? { enrollments: 0, messages: 0, webhooks: 0 }
}
