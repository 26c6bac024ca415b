import type pg from 'pg'

/** An entry of a program that takes people in. */
export interface OpenEntry {
  readonly cue: string
  readonly programId: number
  readonly version: number
  readonly nodeId: string
  /** The entry's own settings (nodes/kinds/entry.ts). */
  readonly config: unknown
}

// A paused program takes people in as well, and lets them stand at its entry: a pause loses nobody.
const text = `
select t.cue, t.program_id as "programId", t.version, t.node_id as "nodeId", t.config
from entry_trigger t
join program p on p.workspace_id = $1 and p.id = t.program_id and p.archived_at is null
  and p.status in ('running', 'paused')
where t.workspace_id = $1 and t.cue = any ($2::text[])
order by t.program_id, t.node_id, t.cue`

/** The entries that these cues open, by program: those who let people into several never wait for each other. */
export async function loadEntries(
  client: pg.ClientBase,
  workspaceId: number,
  cues: readonly string[],
): Promise<OpenEntry[]> {
  if (cues.length === 0) return []
  const { rows } = await client.query<OpenEntry>({ name: 'loadEntries', text, values: [workspaceId, cues] })
  return rows
}
