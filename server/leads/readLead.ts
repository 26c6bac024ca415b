import type pg from 'pg'
import { Refusal } from '#server/refusal.ts'
import { type LeadRecord, leadColumns, toLeadRow } from './leadRecord.ts'
import type { LeadRow } from './listLeads.ts'

/** One lead as the queue shows it. */
export async function readLead(
  client: Pick<pg.ClientBase, 'query'>,
  workspaceId: number,
  id: number,
): Promise<LeadRow> {
  const { rows } = await client.query<LeadRecord>({
    name: 'read-lead',
    text: `select ${leadColumns()} where d.workspace_id = $1 and d.id = $2`,
    values: [workspaceId, id],
  })
  const record = rows[0]
  if (!record) throw new Refusal('notFound.lead')
  return toLeadRow(record)
}
