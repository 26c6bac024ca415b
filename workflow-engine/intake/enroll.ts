import type pg from 'pg'
import { notifyWork } from './notifyWork.ts'

export interface Entry {
  readonly workspaceId: number
  readonly programId: number
  readonly version: number
  /** The entry node to stand at. */
  readonly nodeId: string
  readonly prospectIds: readonly number[]
  /** Workspace time. */
  readonly now: Date
}

const text = `
with entered as (
  insert into enrollment (workspace_id, program_id, version, prospect_id, node_id, entered_at, arrived_at, due_at)
  select $1, $2, $3, p.id, $4, $6, $6, $6
  from prospect p
  where p.workspace_id = $1 and p.id = any($5::bigint[])
  order by p.id
  on conflict do nothing
  returning 1
), counted as (
  insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
  select $1, $2, $3, $4, '', 'entered', count(*) from entered having count(*) > 0
)
select count(*)::int as entered from entered`

/**
 * Lets people into a program, due at once. Whoever was in it before, in whatever version, stays out; so do ids that are
 * no prospects of this workspace.
 * @returns how many entered
 */
export async function enroll(client: pg.ClientBase, entry: Entry): Promise<number> {
  if (entry.prospectIds.length === 0) return 0
  const { workspaceId, programId, version, nodeId, prospectIds, now } = entry
  const { rows } = await client.query<{ entered: number }>({
    name: 'enroll',
    text,
    values: [workspaceId, programId, version, nodeId, prospectIds, now],
  })
  const entered = rows[0]?.entered ?? 0
  if (entered > 0) await notifyWork(client, workspaceId)
  return entered
}
