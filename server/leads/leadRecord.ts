import type { LeadRow } from './listLeads.ts'

/** A row of the table lead as the verbs of this folder select it. */
export interface LeadRecord extends Omit<LeadRow, 'owner' | 'program' | 'contactBy' | 'createdAt' | 'updatedAt'> {
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly programId: number | null
  readonly programName: string | null
  readonly contactBy: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  /** created_at to the microsecond, for cursors. */
  readonly position: string
}

/** The columns of a LeadRecord, with the tables that they come from. @param leads the table lead, or a part of it */
export const leadColumns = (
  leads = 'lead',
) => `d.id, d.reasons, d.urgent, d.contact_by as "contactBy", d.state, d.owner_id as "ownerId",
  o.name as "ownerName", d.program_id as "programId", g.name as "programName", d.created_at as "createdAt",
  d.updated_at as "updatedAt",
  to_char(d.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position,
  jsonb_build_object('id', p.id, 'firstName', p.first_name, 'lastName', p.last_name, 'email', p.email,
    'company', p.company, 'jobTitle', p.job_title, 'phone', p.phone, 'score', p.score, 'stage', p.stage) as prospect
from ${leads} d
join prospect p on p.workspace_id = d.workspace_id and p.id = d.prospect_id
left join program g on g.workspace_id = d.workspace_id and g.id = d.program_id
left join "user" o on o.id = d.owner_id`

export function toLeadRow(record: LeadRecord): LeadRow {
  const { ownerId, ownerName, programId, programName, contactBy, createdAt, updatedAt, position: _, ...lead } = record
  return {
    ...lead,
    contactBy: contactBy?.toISOString() ?? null,
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    program: programId === null ? null : { id: programId, name: programName ?? '' },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
