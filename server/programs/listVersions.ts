import type { Scope } from '#server/scope.ts'
import type { PlanCounts } from './inFlight/movesOf.ts'
import { loadProgram } from './loadProgram.ts'
import { namesOf } from './noteAuthors.ts'
import type { Foreseen } from './writeVersion.ts'

export interface VersionRow {
  readonly number: number
  /** "" when it goes by its number. */
  readonly name: string
  readonly publishedAt: string
  readonly publishedByName: string | null
  readonly note: string
  /** Those who drew what it changed. */
  readonly authors: readonly string[]
  /** The older version that it is a copy of. */
  readonly copyOf: number | null
  /** Visits of its entries: how many came in by this version. */
  readonly entered: number
  /** How many stand in it now. */
  readonly standing: number
  /** What was said before of the people inside, and how many were moved when it was published. null: nothing was said,
   *  nobody was moved. */
  readonly foreseen: PlanCounts | null
  readonly moved: Omit<PlanCounts, 'finishOld'> | null
}

// From the counters, as everywhere: entered = waiting + moved on + exited + failed on every step.
const text = `
with counted as (
  select c.version,
    sum(case when c.measure = 'entered' and v.graph #>> array['nodes', c.node_id, 'type'] = 'entry' then c.n else 0 end)
      ::float8 as entered,
    sum(case c.measure when 'entered' then c.n else -c.n end)::float8 as standing
  from (
    select version, node_id, measure, n from tally where workspace_id = $1 and program_id = $2
    union all
    select version, node_id, measure, n from tally_delta where workspace_id = $1 and program_id = $2
  ) c
  join program_version v on v.workspace_id = $1 and v.program_id = $2 and v.number = c.version
  group by c.version
), moved as (
  select distinct on (to_version) to_version, counts from migration
  where workspace_id = $1 and program_id = $2 and undone_at is null order by to_version, id
)
select v.number, v.name, v.published_at as "publishedAt", coalesce(u.name, k.name) as "publishedByName", v.note,
  v.authors, v.foreseen, coalesce(c.entered, 0) as entered, coalesce(c.standing, 0) as standing, m.counts as moved
from program_version v
left join counted c on c.version = v.number
left join moved m on m.to_version = v.number
left join "user" u on u.id = v.published_by
left join api_key k on k.workspace_id = v.workspace_id and 'key:' || k.id = v.published_by
where v.workspace_id = $1 and v.program_id = $2
order by v.number desc`

type Row = Omit<VersionRow, 'publishedAt' | 'foreseen' | 'copyOf'> & {
  readonly publishedAt: Date
  readonly foreseen: Foreseen
}

/** What was published, the newest first. */
export async function listVersions(scope: Scope, id: number): Promise<VersionRow[]> {
  const { pool } = scope.database
  await loadProgram(pool, scope, id)
  const { rows } = await pool.query<Row>({ name: 'list-versions', text, values: [scope.workspaceId, id] })
  const names = await namesOf(pool, scope.workspaceId, [...new Set(rows.flatMap(({ authors }) => authors))])
  return rows.map(({ foreseen, ...row }) => ({
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    authors: row.authors.flatMap((one) => names[one] ?? []),
    copyOf: foreseen.copyOf ?? null,
    foreseen: foreseen.counts ?? null,
  }))
}
