import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { Todo } from '../todo.ts'
import type { Reason } from './loadReasons.ts'
import { type NewLead, saveLeads } from './saveLeads.ts'

/** What is said of a lead beside its person. */
export interface LeadBrief {
  readonly id: number
  readonly urgent: boolean
  /** Milliseconds of workspace time. */
  readonly contactBy: number | null
  readonly reasons: readonly Reason[]
}

const HOUR = 3_600_000

const text = `
select distinct on (enrollment_id)
  enrollment_id::float8, id::float8, urgent, date_part('epoch', contact_by) * 1000, reasons
from lead where workspace_id = $1 and enrollment_id = any ($2::bigint[]) order by enrollment_id, id desc`

/** The lead of each enrollment that a notice speaks of: handed off in this batch, which writes it here, or earlier. */
export async function leadsSpokenOf(
  client: pg.ClientBase,
  workspaceId: number,
  notices: Todo['notices'],
  newLeads: readonly NewLead[],
): Promise<Map<number, LeadBrief>> {
  const briefs = new Map<number, LeadBrief>()
  const ids = newLeads.length > 0 ? await saveLeads(client, workspaceId, newLeads) : new Map<number, number>()
  for (const { order, reasons } of newLeads) {
    const id = ids.get(order.claimed.id)
    const { urgent, contactWithinHours } = order.effect
    if (id) briefs.set(order.claimed.id, { id, urgent, contactBy: order.at + contactWithinHours * HOUR, reasons })
  }
  const others = notices.map((notice) => notice.claimed.id).filter((id) => !briefs.has(id))
  if (others.length === 0) return briefs
  const { rows } = await client.query<[number, number, boolean, number | null, Reason[]]>({
    name: 'earlierLeads',
    text,
    values: [workspaceId, numbers(others)],
    rowMode: 'array',
  })
  for (const [enrollmentId, id, urgent, contactBy, reasons] of rows)
    briefs.set(enrollmentId, { id, urgent, contactBy, reasons })
  return briefs
}
