import type { Database } from '#server/database/connect.ts'
import { openInvitation } from './invitationToken.ts'
import type { Role } from './role.ts'

export interface InvitationView {
  readonly workspaceName: string
  readonly email: string
  readonly role: Role
  /** The address has an account already: sign in, then accept. */
  readonly hasAccount: boolean
}

/** What the invited person sees before accepting. */
export async function readInvitation({ pool, prisma }: Database, token: string): Promise<InvitationView> {
  const { workspaceName, email, role } = await openInvitation(pool, token)
  const account = await prisma.user.findUnique({ where: { email }, select: { id: true } })
  return { workspaceName, email, role, hasAccount: account !== null }
}
