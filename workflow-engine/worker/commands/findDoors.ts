import type pg from 'pg'
import { numbers } from '../arrays.ts'

/** Where another program lets people into one, or why it does not. */
export type DoorOf = { readonly version: number; readonly nodeId: string } | 'notRunning' | 'noEntry'

const text = `
select u.program_id, p.id is not null, t.version, t.node_id, t.manual, t.entries
from unnest($2::int[]) as u(program_id)
left join program p on p.workspace_id = $1 and p.id = u.program_id and p.archived_at is null
  and p.status in ('running', 'paused')
left join lateral (
  select t.version, t.node_id, t.cue = 'manual' as manual, (count(*) over ())::int as entries
  from entry_trigger t where t.workspace_id = $1 and t.program_id = p.id
  order by t.cue = 'manual' desc, t.node_id limit 1
) t on true`

type Row = [number, boolean, number | null, string | null, boolean | null, number | null]

/** The entry for people who are brought in, of the live version of each program; or its only entry, of whatever kind. */
export async function findDoors(
  client: pg.ClientBase,
  workspaceId: number,
  programIds: readonly number[],
): Promise<Map<number, DoorOf>> {
  const { rows } = await client.query<Row>({
    name: 'findDoors',
    text,
    values: [workspaceId, numbers(programIds)],
    rowMode: 'array',
  })
  return new Map(rows.map((row) => [row[0], doorOf(row)]))
}

function doorOf([, takesIn, version, nodeId, manual, entries]: Row): DoorOf {
  if (!takesIn) return 'notRunning'
  if (version === null || nodeId === null) return 'noEntry'
  return manual || entries === 1 ? { version, nodeId } : 'noEntry'
}
