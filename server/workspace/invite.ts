import { writeAudit } from '#server/audit.ts'
import { Refusal } from '#server/refusal.ts'
import type { Actor, Scope } from '#server/scope.ts'
import { writeInvitationToken } from './invitationToken.ts'
import type { Role } from './role.ts'
import { hashSecret, makeSecret } from './secret.ts'

const sevenDays = '7 days'

/** A link by which one person may join the workspace, for seven days, once. */
export async function invite(
  scope: Scope,
  { email, role }: { email: string; role: Role },
): Promise<{ link: string; expiresAt: string }> {
  const { workspaceId, database } = scope
  const address = email.toLowerCase()
  const member = await database.prisma.member.findFirst({
    where: { workspaceId, user: { email: address } },
    select: { userId: true },
  })
  if (member) throw new Refusal('member.exists', { email }, { field: 'email' })
  const secret = makeSecret()
  const { rows } = await database.pool.query<{ id: number; expiresAt: Date }>(
    `insert into invitation (workspace_id, email, role, secret_hash, invited_by, expires_at)
     values ($1, $2, $3, $4, $5, now() + $6::interval) returning id, expires_at as "expiresAt"`,
    [workspaceId, address, role, hashSecret(secret), nameOf(scope.actor), sevenDays],
  )
  const row = rows[0]
  if (!row) throw new Error('The invitation was not written.')
  await writeAudit(database.pool, scope, 'member.invite', `invitation ${row.id}`, { role })
  const token = writeInvitationToken(workspaceId, row.id, secret)
  return { link: `${scope.publicUrl}/invitation/${token}`, expiresAt: row.expiresAt.toISOString() }
}

function nameOf(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : `key:${actor.id}`
}
