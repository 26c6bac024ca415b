import type { Scope } from '#server/scope.ts'
import type { ProgramStatus } from './programStatus.ts'

export interface ProgramRow {
  readonly id: number
  readonly name: string
  readonly status: ProgramStatus
  readonly liveVersion: number | null
  readonly updatedAt: string
  /** Name of who saved it last. */
  readonly updatedBy: string | null
  /** People inside now. */
  readonly active: number
  readonly entered: number
  readonly leads: number
}

// Every move from node to node is one movedOn and one entered: what is left of entered came in from outside.
const text = `
with counted as (
  select program_id, measure, n from tally where workspace_id = $1
  union all
  select program_id, measure, n from tally_delta where workspace_id = $1
), people as (
  select program_id,
    coalesce(sum(n) filter (where measure = 'entered'), 0) - coalesce(sum(n) filter (where measure = 'movedOn'), 0) as entered,
    coalesce(sum(n) filter (where measure in ('exited', 'failed')), 0) as gone
  from counted group by program_id
), handed as (
  select program_id, count(*) as leads from lead where workspace_id = $1 and program_id is not null group by program_id
)
select p.id, p.name, p.status, p.live_version as "liveVersion", p.updated_at as "updatedAt",
  coalesce(u.name, k.name) as "updatedBy",
  (coalesce(n.entered, 0) - coalesce(n.gone, 0))::bigint as active, coalesce(n.entered, 0)::bigint as entered,
  coalesce(h.leads, 0) as leads
from program p
left join people n on n.program_id = p.id
left join handed h on h.program_id = p.id
left join "user" u on u.id = p.updated_by
left join api_key k on k.workspace_id = p.workspace_id and 'key:' || k.id = p.updated_by
where p.workspace_id = $1 and p.archived_at is null
order by p.updated_at desc, p.id desc`

/** Every program that is not archived, the one saved last first. */
export async function listPrograms({ database, workspaceId }: Scope): Promise<ProgramRow[]> {
  const { rows } = await database.pool.query<Omit<ProgramRow, 'updatedAt'> & { readonly updatedAt: Date }>({
    name: 'list-programs',
    text,
    values: [workspaceId],
  })
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }))
}
