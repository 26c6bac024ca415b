import type { Database } from '#server/database/connect.ts'
import type { Role } from './role.ts'

export interface InvitationView {
  readonly workspaceName: string
  readonly email: string
  readonly role: Role
  /** The address has an account already: sign in, then accept. */
  readonly hasAccount: boolean
}

/** What the invited person sees before accepting. */
export async function readInvitation(_database: Database, _token: string): Promise<InvitationView> {
  throw new Error('not yet')
}
