import type { Database } from '#server/database/connect.ts'
import type { SignedIn } from '#server/trpc.ts'

export interface Acceptance {
  readonly token: string
  readonly name?: string
  readonly password?: string
}

/** Joins the workspace: with a new account, or with the signed-in one when the invitation is for its address. */
export async function acceptInvitation(
  _database: Database,
  _user: SignedIn | null,
  _acceptance: Acceptance,
): Promise<{ workspaceId: number; email: string }> {
  throw new Error('not yet')
}
