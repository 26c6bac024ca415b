import { z } from 'zod'
import { CursorInt, page, readCursor } from '#server/cursor.ts'
import { planForValues } from '#server/database/planForValues.ts'
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
  /** Only visits in this version. */
  readonly version?: number
  readonly cursor?: string
  readonly limit: number
}

// Where people stand comes from enrollment, where they have been from the ledger. Both in the order of (enrollment,
// visit), so that a page goes on behind the last row of the page before, whatever has happened since. The indexes end with
// the enrollment: its other visits come along as ties and are put in order afterwards.
//
// Who it is about is a question of its own: that one is planned for workspaces on average, this one for its values, since
// a node may have seen everybody or nobody.
const standing = (status: string) => (limit: number) =>
  `
  select e.id as "enrollmentId", e.visit, e.arrived_at as "arrivedAt", e.due_at as "dueAt", e.ended_at as at,
    '' as outlet, '${status}' as status
  from enrollment e
  where e.workspace_id = $1 and e.program_id = $2 and e.node_id = $3 and e.status = '${status}'
    and ($6::int is null or e.version = $6)
    and e.id >= $4 and (e.id, e.visit) > ($4, $5::int)
  order by e.id limit ${limit}`

const passed = (outlets: string) => (limit: number) =>
  `
  select s.enrollment_id as "enrollmentId", s.visit, s.arrived_at as "arrivedAt", null::timestamptz as "dueAt", s.at,
    s.outlet, 'passed' as status
  from step s
  where s.workspace_id = $1 and s.program_id = $2 and s.node_id = $3 and ${outlets}
    and ($6::int is null or s.version = $6)
    and s.enrollment_id >= $4 and (s.enrollment_id, s.visit) > ($4, $5::int)
  order by s.enrollment_id fetch first ${limit} rows with ties`

const sources: Readonly<Record<Measure, (limit: number) => string>> = {
  waiting: standing('waiting'),
  exited: standing('ended'),
  failed: standing('failed'),
  movedOn: passed(`s.outlet <> '' and ($7::text is null or s.outlet = $7)`),
  entered: (limit) => `(${passed('true')(limit)}) union all (${standing('waiting')(limit)})`,
}

interface Found {
  readonly enrollmentId: number
  readonly visit: number
  readonly arrivedAt: Date
  readonly dueAt: Date
  readonly at: Date | null
  /** "" where it stands, and where it ended or failed. */
  readonly outlet: string
  readonly status: 'passed' | 'waiting' | 'ended' | 'failed'
}

const people = `
select e.id as "enrollmentId", e.prospect_id as "prospectId", e.outcome,
  trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) as name, coalesce(p.email, '') as email,
  coalesce(p.company, '') as company, coalesce(p.score, 0) as score
from enrollment e
left join prospect p on p.workspace_id = e.workspace_id and p.id = e.prospect_id
where e.workspace_id = $1 and e.id = any($2::bigint[])`

type Person = Pick<PersonRow, 'enrollmentId' | 'prospectId' | 'outcome' | 'name' | 'email' | 'company' | 'score'>

/** The people behind one number of one node. A person who passed it twice stands there twice, as it is counted. */
export async function listPeople(
  scope: Scope,
  { programId, nodeId, measure, outlet, version, cursor, limit }: PeopleQuestion,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const { workspaceId, database } = scope
  await loadProgram(database.pool, scope, programId)
  const after = readCursor(cursor, z.tuple([z.number().int(), CursorInt])) ?? [0, -1]
  const values: unknown[] = [workspaceId, programId, nodeId, ...after, version ?? null]
  if (measure === 'movedOn') values.push(outlet ?? null)
  const question = `select * from (${sources[measure](limit + 1)}) f order by "enrollmentId", visit limit ${limit + 1}`
  const { rows: found } = await planForValues<Found>(database, question, values)
  const { rows: visits, next } = page(found, limit, ({ enrollmentId, visit }) => [enrollmentId, visit])
  const { rows } = await database.pool.query<Person>({
    name: 'people-of-enrollments',
    text: people,
    values: [workspaceId, visits.map(({ enrollmentId }) => enrollmentId)],
  })
  const byId = new Map(rows.map((person) => [person.enrollmentId, person]))
  return {
    rows: visits.flatMap((visit) => {
      const person = byId.get(visit.enrollmentId)
      return person ? [rowOf(visit, person)] : []
    }),
    next,
  }
}

function rowOf({ status, outlet, arrivedAt, dueAt, at, visit }: Found, { outcome, ...person }: Person): PersonRow {
  return {
    ...person,
    visit,
    arrivedAt: arrivedAt.toISOString(),
    dueAt: status === 'waiting' ? dueAt.toISOString() : null,
    at: at?.toISOString() ?? null,
    outlet: outlet || null,
    // Whoever waits, or went on by an outlet, came to no end here.
    outcome: outlet === '' && status !== 'waiting' ? outcome : null,
  }
}
