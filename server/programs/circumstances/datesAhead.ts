import { addDays, dayAt } from '#engine/nodes/calendar.ts'
import { tip } from '#engine/program/rules/drawing.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { type Look, livingNodes } from './Circumstances.ts'

// The day is read as nodes/dateField.ts reads it: 2026-12-01, or 1.12.2026.
const text = `
select exists (
  select 1 from (select fields ->> $2 as written from prospect where workspace_id = $1 and fields ? $2) p
  cross join lateral (select coalesce(
    substring(p.written from '^[\\s\\u00a0]*(\\d{4}-\\d{2}-\\d{2})'),
    substring(p.written from '^[\\s\\u00a0]*\\d{1,2}\\.\\d{1,2}\\.(\\d{4})')
      || '-' || lpad(substring(p.written from '^[\\s\\u00a0]*\\d{1,2}\\.(\\d{1,2})\\.'), 2, '0')
      || '-' || lpad(substring(p.written from '^[\\s\\u00a0]*(\\d{1,2})\\.'), 2, '0')
  ) as on) d
  where d.on >= $3
) as there`

/** An entry by a date that comes for nobody: the field is misspelt, or still empty. */
export const datesAhead: Look = async (circumstances) => {
  const { pool } = circumstances.scope.database
  const { workspaceId } = circumstances.scope
  const entries = livingNodes(circumstances, 'entry').flatMap((node) => {
    const { trigger } = node.config
    return trigger.kind === 'date' && !trigger.yearly && trigger.field.trim() ? [{ node, trigger }] : []
  })
  if (entries.length === 0) return []
  const today = dayAt(await workspaceNow(pool, workspaceId), 'UTC')
  const issues = entries.map(async ({ node, trigger }) => {
    const field = trigger.field.trim()
    // The clocks of some people stand a day behind.
    const from = addDays(today, -trigger.offset - 1)
    const { rows } = await pool.query<{ there: boolean }>({
      name: 'dates-ahead',
      text,
      values: [workspaceId, field, from],
    })
    return rows[0]?.there ? [] : [tip('nobodyAhead', node, { field })]
  })
  return (await Promise.all(issues)).flat()
}
