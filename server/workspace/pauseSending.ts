import { writeAudit } from '#server/audit.ts'
import type { Scope } from '#server/scope.ts'

/** The big switch: while it is on, no email of this workspace is claimed for sending. */
export async function pauseSending(scope: Scope, paused: boolean): Promise<{ sendingPausedAt: string | null }> {
  const { pool } = scope.database
  const { rows } = await pool.query<{ at: Date | null }>(
    `update workspace set sending_paused_at = case when $2 then coalesce(sending_paused_at, now()) end,
       sending_resumed_at = case when $2 then sending_resumed_at else now() end
     where workspace_id = $1 returning sending_paused_at as at`,
    [scope.workspaceId, paused],
  )
  await writeAudit(pool, scope, paused ? 'sending.pause' : 'sending.resume', 'workspace')
  return { sendingPausedAt: rows[0]?.at?.toISOString() ?? null }
}
