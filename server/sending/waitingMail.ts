/** A mail that somebody has to decide about, and who would get what. */
export interface WaitingMail {
  readonly id: number
  readonly prospectId: number | null
  readonly name: string
  readonly email: string
  readonly programId: number | null
  readonly program: string
  readonly nodeId: string | null
  readonly step: string
  readonly variant: string | null
  /** As it was written, or before its merge fields are filled in. */
  readonly subject: string
  readonly dueAt: string
  readonly attempts: number
  /** Why it waits: "overdue"; for mail in doubt what was seen last. */
  readonly reason: string
}

/** Of message m; workspace is $1. */
export const waitingColumns = `
m.id, m.prospect_id as "prospectId", trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) as name,
  coalesce(m.to_email, p.email, '') as email, m.program_id as "programId", coalesce(g.name, '') as program,
  m.node_id as "nodeId", coalesce(v.graph -> 'nodes' -> m.node_id ->> 'name', '') as step, m.variant_id as variant,
  coalesce(m.subject, e.compiled ->> 'subject', '') as subject,
  to_char(m.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt", m.attempts,
  coalesce(m.failure, '') as reason`

export const waitingJoins = `
left join prospect p on p.workspace_id = $1 and p.id = m.prospect_id
left join program g on g.workspace_id = $1 and g.id = m.program_id
left join program_version v on v.workspace_id = $1 and v.program_id = m.program_id and v.number = m.version
left join version_email e on e.workspace_id = $1 and e.program_id = m.program_id and e.version = m.version
  and e.node_id = m.node_id and e.variant_id = m.variant_id`
