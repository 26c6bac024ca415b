import { type EntryTrigger, triggerCue } from '#engine/nodes/trigger.ts'
import { warning } from '#engine/program/rules/drawing.ts'
import { type Look, livingNodes } from './Circumstances.ts'

const text = `
select distinct t.cue, t.program_id as "programId", t.config -> 'trigger' as trigger
from entry_trigger t join program p on p.workspace_id = $1 and p.id = t.program_id
where t.workspace_id = $1 and t.cue = any($3::text[]) and t.program_id <> $2
  and p.status = 'running' and p.archived_at is null
order by 2`

interface Row {
  readonly cue: string
  readonly programId: number
  readonly trigger: EntryTrigger | null
}

/** Another running program that lets in the same people by the same event. */
export const sharedTriggers: Look = async (circumstances) => {
  const { scope, programId } = circumstances
  const entries = livingNodes(circumstances, 'entry').flatMap((node) => {
    const cue = triggerCue(node.config.trigger)
    return cue === null || node.config.trigger.kind === 'manual' ? [] : [{ node, cue }]
  })
  if (entries.length === 0) return []
  const { rows } = await scope.database.pool.query<Row>({
    name: 'shared-triggers',
    text,
    values: [scope.workspaceId, programId, [...new Set(entries.map(({ cue }) => cue))]],
  })
  return entries.flatMap(({ node, cue }) => {
    const other = rows.find((row) => row.cue === cue && meansTheSame(node.config.trigger, row.trigger))
    return other ? [warning('triggerShared', node, { program: { ref: 'program', id: other.programId } })] : []
  })
}

/** A cue of a list, a segment or a form says it all; an event, a field or a date may ask for more. */
function meansTheSame(mine: EntryTrigger, other: EntryTrigger | null): boolean {
  if (other === null || mine.kind !== other.kind) return false
  if (mine.kind === 'list' || mine.kind === 'segment' || mine.kind === 'form') return true
  const inOrder = (trigger: EntryTrigger) =>
    JSON.stringify(Object.entries(trigger).sort(([a], [b]) => a.localeCompare(b)))
  return inOrder(mine) === inOrder(other)
}
