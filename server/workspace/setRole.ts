import type { Scope } from '#server/scope.ts'
import type { MemberView } from './listMembers.ts'
import type { Role } from './role.ts'

/** Gives a member another role. A workspace keeps at least one owner. */
export async function setRole(_scope: Scope, _input: { userId: string; role: Role }): Promise<MemberView> {
  throw new Error('not yet')
}
