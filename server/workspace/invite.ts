import type { Scope } from '#server/scope.ts'
import type { Role } from './role.ts'

/** A link by which one person may join the workspace, for seven days, once. */
export async function invite(_scope: Scope, _input: { email: string; role: Role }): Promise<{ link: string }> {
  throw new Error('not yet')
}
