import type pg from 'pg'
import { Refusal } from '#server/refusal.ts'
import type { Role } from './role.ts'

/** Locks the workspace's owners and says what role the member has. Refuses when the member is its only owner. */
export async function keepAnOwner(client: pg.ClientBase, workspaceId: number, userId: string): Promise<Role> {
  const owners = await client.query<{ userId: string }>(
    `select user_id as "userId" from member where workspace_id = $1 and role = 'owner' order by user_id for update`,
    [workspaceId],
  )
  if (owners.rows.length === 1 && owners.rows[0]?.userId === userId) throw new Refusal('owner.last')
  const { rows } = await client.query<{ role: Role }>(
    'select role from member where workspace_id = $1 and user_id = $2 for update',
    [workspaceId, userId],
  )
  const member = rows[0]
  if (!member) throw new Refusal('notFound.member')
  return member.role
}
