import type { Scope } from '#server/scope.ts'

/** Ends a membership. What the member did stays; leads and prospects it looked after go without an owner. */
export async function removeMember(_scope: Scope, _userId: string): Promise<{ removed: true }> {
  throw new Error('not yet')
}
