import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { Context, SignedIn } from '#server/trpc.ts'
import { loadMembership } from './loadMembership.ts'
import { type Role, roleReaches } from './role.ts'

/** Lets a member with at least this role into a workspace. To everybody else it does not exist. */
export async function enterWorkspace(
  { database, tab, publicUrl, signingKey, log }: Pick<Context, 'database' | 'tab' | 'publicUrl' | 'signingKey' | 'log'>,
  user: SignedIn,
  workspaceId: number,
  roleAtLeast: Role,
): Promise<Scope> {
  const role = await loadMembership(database, workspaceId, user.id)
  if (!role) {
    log.warn({ userId: user.id, workspaceId }, 'a workspace was asked for by somebody who is not its member')
    throw new Refusal('notFound.workspace')
  }
  if (!roleReaches(role, roleAtLeast)) throw new Refusal('role.tooLow', { role: roleAtLeast })
  const actor = { kind: 'user', id: user.id, name: user.name } as const
  return { database, workspaceId, role, actor, tab: tab ?? null, language: user.language, publicUrl, signingKey, log }
}
