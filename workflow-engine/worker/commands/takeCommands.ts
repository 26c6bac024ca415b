import type pg from 'pg'

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

const text = `
select id::float8, kind, prospect_id::float8, program_id, enrollment_id::float8, date_part('epoch', at) * 1000
from command where workspace_id = $1 order by id limit $2 for update`

/**
 * Takes what is asked in one workspace, the oldest first. One worker a workspace at a time, so that a person who is to be
 * started and then stopped is not stopped and then started; the others find nothing.
 */
export async function takeCommands(client: pg.ClientBase, workspaceId: number, limit: number): Promise<Command[]> {
  const mine = await client.query<[boolean]>({
    name: 'lockCommands',
    text: lock,
    values: [workspaceId],
    rowMode: 'array',
  })
  if (!mine.rows[0]?.[0]) return []
  const { rows } = await client.query<[number, Command['kind'], number, number, number, number]>({
    name: 'takeCommands',
    text,
    values: [workspaceId, limit],
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
