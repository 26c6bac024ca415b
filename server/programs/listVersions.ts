import type { Scope } from '#server/scope.ts'
import { loadProgram } from './loadProgram.ts'

export interface VersionRow {
  readonly number: number
  readonly publishedAt: string
  readonly publishedByName: string | null
  readonly note: string
}

/** Newest first. */
export async function listVersions(scope: Scope, id: number): Promise<VersionRow[]> {
  const { pool } = scope.database
  await loadProgram(pool, scope, id)
  const { rows } = await pool.query<Omit<VersionRow, 'publishedAt'> & { readonly publishedAt: Date }>({
    name: 'list-versions',
    text: `select v.number, v.published_at as "publishedAt", coalesce(u.name, k.name) as "publishedByName", v.note
           from program_version v
           left join "user" u on u.id = v.published_by
           left join api_key k on k.workspace_id = v.workspace_id and 'key:' || k.id = v.published_by
           where v.workspace_id = $1 and v.program_id = $2
           order by v.number desc`,
    values: [scope.workspaceId, id],
  })
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }))
}
