import type pg from 'pg'
import { loadStanding } from './loadStanding.ts'

export interface LockedStanding {
  /** Where they stand. */
  readonly nodeIds: string[]
  readonly waiting: number
  /** Of those, whose time has come. */
  readonly overdue: number
}

const text = `
with standing as materialized (
  select e.id, e.due_at from enrollment e
  where e.workspace_id = $1 and e.program_id = $2 and e.node_id = any ($3::text[]) and e.status = 'waiting'
  order by e.id for update
)
select count(*)::int as waiting, (count(*) filter (where due_at < $4))::int as overdue from standing`

/** Holds everybody who stands in a program, in the order of their ids, as whoever moves many people has to. */
export async function lockStanding(
  client: pg.ClientBase,
  workspaceId: number,
  programId: number,
  now: Date,
): Promise<LockedStanding> {
  const standing = await loadStanding(client, workspaceId, programId)
  const nodeIds = [...new Set(standing.map(({ nodeId }) => nodeId))]
  const { rows } = await client.query<{ waiting: number; overdue: number }>({
    name: 'lock-standing',
    text,
    values: [workspaceId, programId, nodeIds, now],
  })
  return { nodeIds, waiting: 0, overdue: 0, ...rows[0] }
}
