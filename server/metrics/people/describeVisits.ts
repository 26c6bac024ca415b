import type { Scope } from '#server/scope.ts'
import type { Pick } from './pickVisits.ts'

/** One person at one step, and everything that says why. */
export interface PersonAtStep {
  readonly enrollmentId: number
  /** Which of its visits to nodes this was, from 0. */
  readonly visit: number
  readonly prospectId: number
  readonly version: number
  /** "" when the person is gone. */
  readonly name: string
  readonly email: string
  readonly company: string
  readonly score: number
  readonly owner: string | null
  /** When a person last did something, machines aside. */
  readonly lastActiveAt: string | null
  readonly arrivedAt: string
  /** When somebody who waits here is visited next. */
  readonly dueAt: string | null
  /** Somebody has set the end of the wait: a resume or a new version. */
  readonly isHeld: boolean
  /** How often this step has failed for the person and is tried again. */
  readonly crashes: number
  /** When it left the node, ended or failed there. */
  readonly at: string | null
  readonly outlet: string | null
  readonly status: 'waiting' | 'movedOn' | 'ended' | 'failed'
  readonly outcome: string | null
  /** The email that this visit sent. */
  readonly mail: MailState | null
}

export interface MailState {
  readonly state: 'pending' | 'claimed' | 'dot' | 'sent' | 'inDoubt' | 'blocked' | 'failed' | 'held'
  readonly dueAt: string
  /** Why it waits although it was due; why it was not sent. */
  readonly deferredFor: string | null
  readonly failure: string | null
  readonly sentAt: string | null
}

// One row each for a page of visits: found by their keys, one by one.
const text = `
select e.id as "enrollmentId", g.visit, e.prospect_id as "prospectId", coalesce(s.version, e.version) as version,
  trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) as name, coalesce(p.email, '') as email,
  coalesce(p.company, '') as company, coalesce(p.score, 0) as score, o.name as owner,
  p.last_active_at as "lastActiveAt", coalesce(s.arrived_at, e.arrived_at) as "arrivedAt",
  case when s.visit is null then e.due_at end as "dueAt", s.visit is null and e.release_at is not null as "isHeld",
  case when s.visit is null then e.crashes else 0 end as crashes, s.at, nullif(s.outlet, '') as outlet,
  case when s.visit is null then 'waiting' when s.outlet <> '' then 'movedOn' else e.status::text end as status,
  case when s.outlet = '' then e.outcome end as outcome,
  case when m.state is not null then jsonb_build_object('state', m.state, 'dueAt', m.due_at, 'deferredFor',
    m.deferred_for, 'failure', m.failure, 'sentAt', m.sent_at) end as mail
from unnest($2::bigint[], $3::int[]) with ordinality as g(id, visit, nth)
join enrollment e on e.workspace_id = $1 and e.id = g.id
left join prospect p on p.workspace_id = $1 and p.id = e.prospect_id
left join "user" o on o.id = p.owner_id
left join lateral (
  select s.visit, s.version, s.arrived_at, s.at, s.outlet from step s
  where s.workspace_id = $1 and s.enrollment_id = g.id and s.visit = g.visit limit 1
) s on true
left join lateral (
  select m.state, m.due_at, m.deferred_for, m.failure, m.sent_at from message m
  where m.workspace_id = $1 and m.enrollment_id = g.id and m.visit = g.visit and m.born_at = e.born_at
    and m.kind = 'marketing' limit 1
) m on true
order by g.nth`

type Dates = 'lastActiveAt' | 'arrivedAt' | 'dueAt' | 'at'
type Row = Omit<PersonAtStep, Dates> & Readonly<Record<Dates, Date | null>>

/** Who they are, where they stand and why, in the order of the picks. Whoever is gone meanwhile is not there. */
export async function describeVisits(scope: Scope, picks: readonly Pick[]): Promise<PersonAtStep[]> {
  const { rows } = await scope.database.pool.query<Row>({
    name: 'people-at-step',
    text,
    values: [scope.workspaceId, picks.map(({ enrollmentId }) => enrollmentId), picks.map(({ visit }) => visit)],
  })
  return rows.map((row) => ({
    ...row,
    lastActiveAt: iso(row.lastActiveAt),
    arrivedAt: iso(row.arrivedAt) ?? '',
    dueAt: iso(row.dueAt),
    at: iso(row.at),
    mail: row.mail && { ...row.mail, dueAt: isoOf(row.mail.dueAt) ?? '', sentAt: isoOf(row.mail.sentAt) },
  }))
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
/** Moments inside JSON come as Postgres writes them. */
const isoOf = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString())
