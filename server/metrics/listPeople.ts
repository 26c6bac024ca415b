import { z } from 'zod'
import { CursorInt, page, readCursor } from '#server/cursor.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'

export const Measure = z.enum(['entered', 'waiting', 'movedOn', 'exited', 'failed'])
export type Measure = z.infer<typeof Measure>

export interface PersonRow {
  readonly enrollmentId: number
  /** Which of its visits to nodes this was, from 0. */
  readonly visit: number
  readonly prospectId: number
  /** "" when the person is gone. */
  readonly name: string
  readonly email: string
  readonly company: string
  readonly score: number
  readonly arrivedAt: string
  /** When a waiting person is visited next. */
  readonly dueAt: string | null
  /** When it left the node, ended or failed there. */
  readonly at: string | null
  readonly outlet: string | null
  readonly outcome: string | null
}

export interface PeopleQuestion {
  readonly programId: number
  readonly nodeId: string
  readonly measure: Measure
  /** Only those who left by this outlet. */
  readonly outlet?: string
  readonly cursor?: string
  readonly limit: number
}

// Where people stand comes from enrollment, where they have been from the ledger. Both in the order of (enrollment,
// visit), so that a page goes on behind the last row of the page before, whatever has happened since.
const standing = (status: string) => `
  select e.id as enrollment_id, e.visit, e.prospect_id, e.arrived_at, e.due_at, e.ended_at as at, null::text as outlet,
    e.outcome, e.status
  from enrollment e
  where e.workspace_id = $1 and e.program_id = $2 and e.node_id = $3 and e.status = '${status}'
    and e.id >= $4 and (e.id, e.visit) > ($4, $5)
  order by e.id limit $6`

const passed = (outlets: string) => `
  select s.enrollment_id, s.visit, null::bigint as prospect_id, s.arrived_at, null::timestamptz as due_at, s.at, s.outlet,
    null::text as outcome, null::enrollment_status as status
  from step s
  where s.workspace_id = $1 and s.program_id = $2 and s.node_id = $3 and ${outlets}
    and s.enrollment_id >= $4 and (s.enrollment_id, s.visit) > ($4, $5)
  order by s.enrollment_id, s.visit limit $6`

const sources: Readonly<Record<Measure, string>> = {
  waiting: standing('waiting'),
  exited: standing('ended'),
  failed: standing('failed'),
  movedOn: passed(`s.outlet <> '' and ($7::text is null or s.outlet = $7)`),
  entered: `(${passed('true')}) union all (${standing('waiting')})`,
}

const people = (measure: Measure) => `
with found as (
  select * from (${sources[measure]}) f order by enrollment_id, visit limit $6
)
select f.enrollment_id as "enrollmentId", f.visit, e.prospect_id as "prospectId",
  trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) as name, coalesce(p.email, '') as email,
  coalesce(p.company, '') as company, coalesce(p.score, 0) as score, f.arrived_at as "arrivedAt",
  case when f.status = 'waiting' then f.due_at end as "dueAt", f.at, nullif(f.outlet, '') as outlet,
  case when f.status is not null then f.outcome when f.outlet = '' then e.outcome end as outcome
from found f
join enrollment e on e.workspace_id = $1 and e.id = f.enrollment_id
left join prospect p on p.workspace_id = $1 and p.id = e.prospect_id
order by f.enrollment_id, f.visit`

type Row = Omit<PersonRow, 'arrivedAt' | 'dueAt' | 'at'> &
  Readonly<Record<'arrivedAt', Date>> & {
    readonly dueAt: Date | null
    readonly at: Date | null
  }

/** The people behind one number of one node. A person who passed it twice stands there twice, as it is counted. */
export async function listPeople(
  scope: Scope,
  { programId, nodeId, measure, outlet, cursor, limit }: PeopleQuestion,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const { pool } = scope.database
  await loadProgram(pool, scope, programId)
  const [afterEnrollment, afterVisit] = readCursor(cursor, z.tuple([z.number().int(), CursorInt])) ?? [0, -1]
  const values: unknown[] = [scope.workspaceId, programId, nodeId, afterEnrollment, afterVisit, limit + 1]
  if (measure === 'movedOn') values.push(outlet ?? null)
  const { rows } = await pool.query<Row>({ name: `people-${measure}`, text: people(measure), values })
  return page(
    rows.map((row) => ({
      ...row,
      arrivedAt: row.arrivedAt.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
      at: row.at?.toISOString() ?? null,
    })),
    limit,
    (row) => [row.enrollmentId, row.visit],
  )
}
