import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'
import type { PlanCounts } from './movesOf.ts'

export interface MigrationRow {
  readonly id: number
  readonly toVersion: number
  readonly plan: MigrationPlan
  readonly counts: Omit<PlanCounts, 'finishOld'>
  /** Real time. */
  readonly at: string
  readonly byName: string | null
  readonly undoneAt: string | null
}

const text = `
select m.id, m.to_version as "toVersion", m.plan, m.counts, m.at, coalesce(u.name, k.name) as "byName",
  m.undone_at as "undoneAt"
from migration m
left join "user" u on u.id = m.by
left join api_key k on k.workspace_id = m.workspace_id and 'key:' || k.id = m.by
where m.workspace_id = $1 and m.program_id = $2
order by m.id desc limit 200`

type Row = Omit<MigrationRow, 'at' | 'undoneAt'> & { readonly at: Date; readonly undoneAt: Date | null }

/** When people of a program were moved between its versions, the newest first. */
export async function listMigrations(scope: Scope, id: number): Promise<MigrationRow[]> {
  const { pool } = scope.database
  await loadProgram(pool, scope, id)
  const { rows } = await pool.query<Row>({ name: 'list-migrations', text, values: [scope.workspaceId, id] })
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), undoneAt: row.undoneAt?.toISOString() ?? null }))
}
