import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'

export interface CheckpointRow {
  readonly id: number
  readonly name: string
  readonly at: string
  readonly byName: string | null
}

/** The drafts of a program that have a name, the newest first. */
export async function listCheckpoints(scope: Scope, id: number): Promise<CheckpointRow[]> {
  const { pool } = scope.database
  await loadProgram(pool, scope, id)
  const { rows } = await pool.query<Omit<CheckpointRow, 'at'> & { readonly at: Date }>({
    name: 'list-checkpoints',
    text: `select c.id, c.name, c.at, coalesce(u.name, k.name) as "byName"
           from checkpoint c
           left join "user" u on u.id = c.by
           left join api_key k on k.workspace_id = c.workspace_id and 'key:' || k.id = c.by
           where c.workspace_id = $1 and c.program_id = $2 order by c.id desc`,
    values: [scope.workspaceId, id],
  })
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
