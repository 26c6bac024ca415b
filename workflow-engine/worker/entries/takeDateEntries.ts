import type pg from 'pg'
import { z } from 'zod'
import { EntryTrigger } from '../../nodes/trigger.ts'
import type { OpenWorkspace } from '../openWorkspace.ts'

export type DateTrigger = Extract<EntryTrigger, { kind: 'date' }>

/** An entry by date that is to be looked at, held until the transaction ends. */
export interface DateEntry {
  readonly programId: number
  readonly version: number
  readonly nodeId: string
  /** Everybody whose moment came before this has been let in; null: never looked at. */
  readonly lookedUntil: Date | null
  /** null: nobody is to be let in, because the program takes nobody in or the settings cannot be read. */
  readonly trigger: DateTrigger | null
}

const text = `
select t.program_id as "programId", t.version, t.node_id as "nodeId", t.looked_until as "lookedUntil", t.config,
  exists (select 1 from program p where p.workspace_id = $1 and p.id = t.program_id and p.archived_at is null
    and p.status in ('running', 'paused')) as "takesIn"
from entry_trigger t
where t.workspace_id = $1 and t.cue = 'date' and next_date_look(t.looked_until, t.config) <= $2
order by t.looked_until nulls first, t.program_id, t.node_id limit $3 for update of t skip locked`

interface Row extends Omit<DateEntry, 'trigger'> {
  readonly config: unknown
  readonly takesIn: boolean
}

const Config = z.object({ trigger: EntryTrigger })

/** Takes the entries by date that may have somebody to let in by now, the longest not looked at first. */
export async function takeDateEntries(
  client: pg.ClientBase,
  workspace: OpenWorkspace,
  limit: number,
): Promise<DateEntry[]> {
  const { rows } = await client.query<Row>({
    name: 'takeDateEntries',
    text,
    values: [workspace.id, workspace.now, limit],
  })
  return rows.map(({ config, takesIn, ...row }) => ({ ...row, trigger: takesIn ? triggerOf(config) : null }))
}

function triggerOf(config: unknown): DateTrigger | null {
  const read = Config.safeParse(config)
  return read.success && read.data.trigger.kind === 'date' ? read.data.trigger : null
}
