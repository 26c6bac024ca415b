import { ownFields } from '../../../nodes/fieldChange.ts'
import { numbers } from '../../arrays.ts'
import type { Statement } from '../../inTurn.ts'
import type { FieldChange } from './changedFields.ts'

const text = `
update prospect p
set first_name = coalesce(u.own ->> 'firstName', p.first_name), last_name = coalesce(u.own ->> 'lastName', p.last_name),
  company = coalesce(u.own ->> 'company', p.company), job_title = coalesce(u.own ->> 'jobTitle', p.job_title),
  phone = coalesce(u.own ->> 'phone', p.phone), language = coalesce(u.own ->> 'language', p.language),
  source = coalesce(u.own ->> 'source', p.source), stage = coalesce((u.own ->> 'stage')::stage, p.stage),
  fields = (p.fields || u.added) - u.removed, updated_at = to_timestamp(u.at / 1000)
from jsonb_to_recordset($2::jsonb) as u(id bigint, own jsonb, added jsonb, removed text[], at float8)
where p.workspace_id = $1 and p.id = u.id and p.id = any ($3::bigint[])`

interface Row {
  readonly id: number
  readonly own: Record<string, unknown>
  readonly added: Record<string, unknown>
  readonly removed: string[]
  at: number
}

/** Writes people's fields; a null takes a property away. The people are held. */
export function saveFields(workspaceId: number, changes: readonly FieldChange[]): Statement | null {
  if (changes.length === 0) return null
  const rows = new Map<number, Row>()
  for (const { prospectId: id, field, to, at } of changes) {
    const row = rows.get(id) ?? { id, own: {}, added: {}, removed: [], at }
    rows.set(id, row)
    row.at = Math.max(row.at, at)
    if (Object.hasOwn(ownFields, field)) row.own[field] = to
    else if (to === null) row.removed.push(field)
    else Object.defineProperty(row.added, field, { value: to, enumerable: true })
  }
  return {
    name: 'saveFields',
    text,
    values: [workspaceId, JSON.stringify([...rows.values()]), numbers([...rows.keys()])],
  }
}
