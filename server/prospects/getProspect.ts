import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { type ProspectRecord, type ProspectRow, prospectColumns, toProspectRow } from './listProspects.ts'
import { suppressedAmong } from './suppressedAmong.ts'

/** Everything that one prospect's page shows, but for its timeline. */
export interface ProspectDetails extends ProspectRow {
  readonly phone: string
  readonly language: string
  readonly timeZone: string
  /** Every other column or property, by name. */
  readonly fields: Readonly<Record<string, string>>
  readonly updatedAt: string
  /** Set when this address gets no marketing mail whatever its consent says. */
  readonly suppression: { readonly reason: string; readonly at: string } | null
  readonly lists: readonly { readonly id: number; readonly name: string; readonly joinedAt: string }[]
  readonly enrollments: readonly ProspectEnrollment[]
  readonly consents: readonly ProspectConsent[]
}

/** Newest first. */
export interface ProspectEnrollment {
  readonly id: number
  readonly programId: number
  readonly programName: string
  readonly version: number
  readonly status: 'waiting' | 'ended' | 'failed'
  readonly nodeId: string
  readonly enteredAt: string
  /** When it is visited next; null when it has ended. */
  readonly dueAt: string | null
  readonly endedAt: string | null
  readonly outcome: string | null
}

/** Newest first. */
export interface ProspectConsent {
  readonly state: 'none' | 'granted' | 'withdrawn'
  readonly basis: string
  readonly source: string
  readonly wording: string
  readonly actor: string
  readonly at: string
}

interface Found extends ProspectRecord, Pick<ProspectDetails, 'phone' | 'language' | 'timeZone' | 'fields'> {
  readonly emailKey: string
  readonly updatedAt: Date
  readonly lists: ProspectDetails['lists']
  readonly enrollments: ProspectDetails['enrollments']
  readonly consents: ProspectDetails['consents']
}

// Moments inside JSON are written the way Date.toISOString does.
const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const text = `
select ${prospectColumns}, p.email_key as "emailKey", p.phone, p.language, p.time_zone as "timeZone", p.fields,
  p.updated_at as "updatedAt",
  coalesce((
    select jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'joinedAt', ${iso('m.joined_at')}) order by m.joined_at, l.id)
    from list_member m join list l on l.workspace_id = m.workspace_id and l.id = m.list_id
    where m.workspace_id = $1 and m.prospect_id = $2), '[]') as lists,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', e.id, 'programId', e.program_id, 'programName', g.name, 'version', e.version,
      'status', e.status, 'nodeId', e.node_id, 'enteredAt', ${iso('e.entered_at')},
      'dueAt', case when e.status = 'waiting' then ${iso('e.due_at')} end, 'endedAt', ${iso('e.ended_at')},
      'outcome', e.outcome) order by e.entered_at desc, e.id desc)
    from enrollment e join program g on g.workspace_id = e.workspace_id and g.id = e.program_id
    where e.workspace_id = $1 and e.prospect_id = $2), '[]') as enrollments,
  coalesce((
    select jsonb_agg(jsonb_build_object('state', c.state, 'basis', c.basis, 'source', c.source, 'wording', c.wording,
      'actor', c.actor, 'at', ${iso('c.at')}) order by c.at desc, c.id desc)
    from consent c where c.workspace_id = $1 and c.prospect_id = $2), '[]') as consents
from prospect p left join "user" o on o.id = p.owner_id
where p.workspace_id = $1 and p.id = $2`

/** One person. */
export async function getProspect(scope: Scope, { id }: { id: number }): Promise<ProspectDetails> {
  const { database, workspaceId, signingKey } = scope
  const { rows } = await database.pool.query<Found>({ name: 'get-prospect', text, values: [workspaceId, id] })
  const found = rows[0]
  if (!found) throw new Refusal('notFound.prospect')
  const { emailKey, phone, language, timeZone, fields, lists, enrollments, consents, updatedAt, ...record } = found
  const suppression = (await suppressedAmong(database.pool, workspaceId, [emailKey], signingKey)).get(emailKey)
  return {
    ...toProspectRow(record),
    phone,
    language,
    timeZone,
    fields,
    updatedAt: updatedAt.toISOString(),
    suppression: suppression ? { reason: suppression.reason, at: suppression.at.toISOString() } : null,
    lists,
    enrollments,
    consents,
  }
}
