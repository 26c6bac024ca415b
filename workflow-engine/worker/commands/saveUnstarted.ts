import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { Command } from './takeCommands.ts'

/** Why another program did not take a person in. */
export type Obstacle = 'notRunning' | 'noEntry' | 'tooOften'

export interface Unstarted {
  readonly command: Command
  readonly reason: Obstacle
}

const text = `
insert into event (workspace_id, prospect_id, type, properties, at)
select $1, p.id, 'program.notStarted',
  jsonb_build_object('programId', u.program_id, 'program', coalesce(g.name, ''), 'reason', u.reason,
    'enrollmentId', u.enrollment_id),
  to_timestamp(u.at / 1000)
from unnest($2::bigint[], $3::int[], $4::text[], $5::bigint[], $6::float8[])
  as u(prospect_id, program_id, reason, enrollment_id, at)
join prospect p on p.workspace_id = $1 and p.id = u.prospect_id
left join program g on g.workspace_id = $1 and g.id = u.program_id`

/** Keeps for the person's timeline that a program did not take them in, and why. */
export async function saveUnstarted(
  client: pg.ClientBase,
  workspaceId: number,
  unstarted: readonly Unstarted[],
): Promise<void> {
  if (unstarted.length === 0) return
  await client.query({
    name: 'saveUnstarted',
    text,
    values: [
      workspaceId,
      numbers(unstarted.map(({ command }) => command.prospectId)),
      numbers(unstarted.map(({ command }) => command.programId)),
      unstarted.map(({ reason }) => reason),
      numbers(unstarted.map(({ command }) => command.enrollmentId)),
      numbers(unstarted.map(({ command }) => command.at)),
    ],
  })
}
