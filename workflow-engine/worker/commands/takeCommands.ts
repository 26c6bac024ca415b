import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'

/** What a step asks of another program for its person. */
export interface Command {
  readonly id: number
  readonly kind: 'start' | 'stop'
  readonly prospectId: number
  readonly programId: number
  /** Who asked. */
  readonly enrollmentId: number
  /** Milliseconds of workspace time. */
  readonly at: number
}

const lock = `select pg_try_advisory_xact_lock(hashtext('polku.commands'), $1::int)`

// In a sandbox everybody lives at a time of their own: whoever is inside is waited for until they have come as far.
const text = `
select c.id::float8, c.kind, c.prospect_id::float8, c.program_id, c.enrollment_id::float8,
  date_part('epoch', c.at) * 1000
from command c
where c.workspace_id = $1 and (not $2 or c.program_id = any ($3::int[]) or not exists (
  select 1 from (
    select * from enrollment where workspace_id = $1 and program_id = c.program_id and prospect_id = c.prospect_id offset 0
  ) e where e.status = 'waiting' and e.due_at < c.at))
order by c.at, c.id limit $4 for update of c`

/**
 * Takes what is asked in one workspace, the oldest first. One worker a workspace at a time, so that a person who is to be
 * started and then stopped is not stopped and then started; the others find nothing.
 */
export async function takeCommands(client: pg.ClientBase, workspace: OpenWorkspace, limit: number): Promise<Command[]> {
  const mine = await client.query<[boolean]>({
    name: 'lockCommands',
    text: lock,
    values: [workspace.id],
    rowMode: 'array',
  })
  if (!mine.rows[0]?.[0]) return []
  const { rows } = await client.query<[number, Command['kind'], number, number, number, number]>({
    name: 'takeCommands',
    text,
    values: [workspace.id, workspace.sandbox, numbers(workspace.held), limit],
    rowMode: 'array',
  })
  return rows.map(([id, kind, prospectId, programId, enrollmentId, at]) => ({
    id,
    kind,
    prospectId,
    programId,
    enrollmentId,
    at: Math.round(at),
  }))
}
