import type pg from 'pg'
import { announce } from '../../intake/announce.ts'
import { cueOf } from '../../nodes/cue.ts'
import { numbers } from '../arrays.ts'
import { findWaiting, type Inside } from '../signals/findWaiting.ts'
import { holdWaiting } from '../signals/holdWaiting.ts'
import type { Command } from './takeCommands.ts'

const text = `
with stopped as (
  update enrollment e
  set status = 'ended', outcome = 'stopped', ended_at = greatest(e.arrived_at, to_timestamp(u.at / 1000))
  from unnest($2::bigint[], $3::float8[]) as u(id, at)
  where e.workspace_id = $1 and e.id = any ($2::bigint[]) and e.id = u.id
  returning e.id, e.visit, e.prospect_id, e.program_id, e.version, e.node_id, e.arrived_at, e.ended_at
), left_behind as (
  insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
  select $1, id, visit, program_id, version, node_id, '', arrived_at, ended_at from stopped
), counted as (
  insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
  select $1, program_id, version, node_id, '', 'exited', count(*) from stopped group by program_id, version, node_id
)
select prospect_id::float8, program_id, date_part('epoch', ended_at) * 1000 from stopped`

/** Ends everything of these people that goes on in these programs, where it stands; whoever is just being moved there is
 *  waited for. @returns how many enrollments */
export async function stopPeople(
  client: pg.ClientBase,
  workspaceId: number,
  commands: readonly Command[],
): Promise<number> {
  if (commands.length === 0) return 0
  const asked = new Map(commands.map((command) => [keyOf(command), command.at]))
  const anywhere = await findWaiting(client, workspaceId, [...new Set(commands.map(({ prospectId }) => prospectId))])
  const there = anywhere.filter((one) => asked.has(keyOf(one)))
  const inside = await holdWaiting(client, workspaceId, there)
  if (inside.length === 0) return 0
  const { rows } = await client.query<[number, number, number]>({
    name: 'stopPeople',
    text,
    values: [
      workspaceId,
      numbers(inside.map(({ id }) => id)),
      numbers(inside.map((person) => asked.get(keyOf(person)) ?? null)),
    ],
    rowMode: 'array',
  })
  await announce(
    client,
    workspaceId,
    rows.map(([prospectId, programId, at]) => ({ prospectId, cue: cueOf.program(programId), at: new Date(at) })),
  )
  return rows.length
}

const keyOf = ({ prospectId, programId }: Pick<Inside, 'prospectId' | 'programId'>) => `${prospectId} ${programId}`
