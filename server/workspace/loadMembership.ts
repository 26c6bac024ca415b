import type { Database } from '#server/database/connect.ts'
import type { Role } from '#server/workspace/role.ts'

/** The user's role in the workspace, or null for those who are not members of it. */
export async function loadMembership({ pool }: Database, workspaceId: number, userId: string): Promise<Role | null> {
  const { rows } = await pool.query<{ role: Role }>({
    name: 'load-membership',
    text: 'select role from member where workspace_id = $1 and user_id = $2',
    values: [workspaceId, userId],
  })
  return rows[0]?.role ?? null
}
