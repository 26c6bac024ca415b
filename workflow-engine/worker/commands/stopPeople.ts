import type pg from 'pg'
import { announce } from '../../intake/announce.ts'
import { cueOf } from '../../nodes/cue.ts'
import { numbers } from '../arrays.ts'
import type { Command } from './takeCommands.ts'

// Whoever is just being moved is waited for; the next statement sees where that has put them.
const hold = `
select count(*)::int from (
  select 1 from enrollment e
  where e.workspace_id = $1 and e.status = 'waiting'
    and (e.prospect_id, e.program_id) in (select * from unnest($2::bigint[], $3::int[]))
  order by e.id for update
) held`

const text = `
with stopped as (
  update enrollment e
  set status = 'ended', outcome = 'stopped', ended_at = greatest(e.arrived_at, to_timestamp(u.at / 1000))
  from unnest($2::bigint[], $3::int[], $4::float8[]) as u(prospect_id, program_id, at)
  where e.workspace_id = $1 and e.prospect_id = u.prospect_id and e.program_id = u.program_id and e.status = 'waiting'
  returning e.id, e.visit, e.prospect_id, e.program_id, e.version, e.node_id, e.arrived_at, e.ended_at
), left_behind as (
  insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
  select $1, id, visit, program_id, version, node_id, '', arrived_at, ended_at from stopped
), counted as (
  insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
  select $1, program_id, version, node_id, '', 'exited', count(*) from stopped group by program_id, version, node_id
)
select prospect_id::float8, program_id, date_part('epoch', ended_at) * 1000 from stopped`

/** Ends everything of these people that goes on in these programs, where it stands. @returns how many enrollments */
export async function stopPeople(
  client: pg.ClientBase,
  workspaceId: number,
  commands: readonly Command[],
): Promise<number> {
  if (commands.length === 0) return 0
  const people = numbers(commands.map(({ prospectId }) => prospectId))
  const programs = numbers(commands.map(({ programId }) => programId))
  await client.query({ name: 'holdToStop', text: hold, values: [workspaceId, people, programs] })
  const { rows } = await client.query<[number, number, number]>({
    name: 'stopPeople',
    text,
    values: [workspaceId, people, programs, numbers(commands.map(({ at }) => at))],
    rowMode: 'array',
  })
  await announce(
    client,
    workspaceId,
    rows.map(([prospectId, programId, at]) => ({ prospectId, cue: cueOf.program(programId), at: new Date(at) })),
  )
  return rows.length
}
