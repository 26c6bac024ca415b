import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'

const text = `
select least($2::timestamptz,
  (select min(e.due_at) from enrollment e
   where e.workspace_id = $1 and e.status = 'waiting' and e.due_at <= $2
     and case when e.program_id = any ($3::int[]) then false else true end),
  (select min(s.at) from signal s where s.workspace_id = $1),
  (select min(c.at) from command c where c.workspace_id = $1)) as until`

/**
 * How far ahead dates may be looked at: to now. In a sandbox whose clock was moved not beyond what is still to be done
 * before, because that may change a date, or bring somebody in first.
 */
export async function lookableUntil(client: pg.ClientBase, workspace: OpenWorkspace): Promise<Date> {
  if (!workspace.sandbox) return workspace.now
  const { rows } = await client.query<{ until: Date }>({
    name: 'lookableUntil',
    text,
    values: [workspace.id, workspace.now, numbers(workspace.held)],
  })
  return rows[0]?.until ?? workspace.now
}
