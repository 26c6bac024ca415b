import { writeAudit } from '#server/audit.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** The key opens nothing from now on. */
export async function revokeApiKey(scope: Scope, id: number): Promise<{ revokedAt: string }> {
  const { pool } = scope.database
  const { rows } = await pool.query<{ at: Date }>(
    `update api_key set revoked_at = coalesce(revoked_at, now())
     where workspace_id = $1 and id = $2 returning revoked_at as at`,
    [scope.workspaceId, id],
  )
  const row = rows[0]
  if (!row) throw new Refusal('notFound.apiKey')
  await writeAudit(pool, scope, 'apiKey.revoke', `apiKey ${id}`)
  return { revokedAt: row.at.toISOString() }
}
