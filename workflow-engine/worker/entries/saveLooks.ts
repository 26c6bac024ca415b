import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { DateEntry } from './takeDateEntries.ts'

const text = `
update entry_trigger t set looked_until = $4
from unnest($2::int[], $3::text[]) as u(program_id, node_id)
where t.workspace_id = $1 and t.cue = 'date' and t.program_id = u.program_id and t.node_id = u.node_id`

/** Everybody whose moment came before has been let in by these entries. */
export async function saveLooks(
  client: pg.ClientBase,
  workspaceId: number,
  entries: readonly DateEntry[],
  until: Date,
): Promise<void> {
  await client.query({
    name: 'saveLooks',
    text,
    values: [
      workspaceId,
      numbers(entries.map(({ programId }) => programId)),
      entries.map(({ nodeId }) => nodeId),
      until,
    ],
  })
}
