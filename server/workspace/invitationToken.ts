import type pg from 'pg'
import { Refusal } from '#server/refusal.ts'
import type { Role } from './role.ts'
import { hashSecret } from './secret.ts'

export interface InvitationRow {
  readonly workspaceId: number
  readonly id: number
  readonly workspaceName: string
  readonly email: string
  readonly role: Role
}

/** `<workspace>.<invitation>.<secret>`: the numbers find the row, the secret opens it. */
export function writeInvitationToken(workspaceId: number, id: number, secret: string): string {
  return `${workspaceId}.${id}.${secret}`
}

/** The invitation that a token opens, locked when `lock` is set. Refuses one that is used, over, or none of ours. */
export async function openInvitation(
  client: Pick<pg.ClientBase, 'query'>,
  token: string,
  { lock = false } = {},
): Promise<InvitationRow> {
  const [, workspaceId, id, secret] = /^(\d{1,9})\.(\d{1,9})\.([\w-]{43})$/.exec(token) ?? []
  if (!secret) throw new Refusal('notFound.invitation')
  const { rows } = await client.query<InvitationRow & { over: boolean; used: boolean }>(
    `select i.workspace_id as "workspaceId", i.id, w.name as "workspaceName", i.email, i.role,
       i.expires_at < now() as over, i.accepted_at is not null as used
     from invitation i join workspace w on w.workspace_id = i.workspace_id
     where i.workspace_id = $1 and i.id = $2 and i.secret_hash = $3 ${lock ? 'for update of i' : ''}`,
    [workspaceId, id, hashSecret(secret)],
  )
  const row = rows[0]
  if (!row) throw new Refusal('notFound.invitation')
  if (row.used) throw new Refusal('invitation.used')
  if (row.over) throw new Refusal('invitation.expired')
  const { over: _over, used: _used, ...invitation } = row
  return invitation
}
