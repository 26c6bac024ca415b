import type { Language } from '#engine/nodes/language.ts'
import { createUser } from '#server/auth/createUser.ts'
import { refuseWeakPassword } from '#server/auth/refuseWeakPassword.ts'
import type { Database } from '#server/database/connect.ts'
import { isTaken } from '#server/database/isTaken.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { SignedIn } from '#server/trpc.ts'
import { openInvitation } from './invitationToken.ts'

export interface Acceptance {
  readonly token: string
  readonly name?: string
  readonly password?: string
  readonly language: Language
}

/** Joins the workspace: with a new account, or with the signed-in one when the invitation is for its address. */
export async function acceptInvitation(
  { pool, prisma }: Pick<Database, 'pool' | 'prisma'>,
  user: SignedIn | null,
  { token, name, password, language }: Acceptance,
): Promise<{ workspaceId: number; email: string }> {
  const { email } = await openInvitation(pool, token)
  const account = await prisma.user.findUnique({ where: { email }, select: { id: true } })
  if (account && account.id !== user?.id) throw new Refusal('user.exists')
  if (!account) {
    if (!name) throw new Refusal('input.missing', {}, { field: 'name' })
    if (!password) throw new Refusal('input.missing', {}, { field: 'password' })
    refuseWeakPassword(password)
    // An account without a membership opens nothing: should the next step fail, the link still works by signing in.
    await createUser(prisma, { name, email, password, language }).catch((error) => {
      throw isTaken(error) ? new Refusal('user.exists') : error
    })
  }
  return inTransaction({ pool }, async (client) => {
    const invitation = await openInvitation(client, token, { lock: true })
    await client.query(
      `insert into member (workspace_id, user_id, role)
       select $1, id, $3 from "user" where email = $2 on conflict do nothing`,
      [invitation.workspaceId, email, invitation.role],
    )
    await client.query('update invitation set accepted_at = now() where workspace_id = $1 and id = $2', [
      invitation.workspaceId,
      invitation.id,
    ])
    return { workspaceId: invitation.workspaceId, email }
  })
}
