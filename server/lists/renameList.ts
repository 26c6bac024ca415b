import type { Scope } from '#server/scope.ts'

/** Gives a list another name. */
export async function renameList(scope: Scope, { id, name }: { id: number; name: string }): Promise<{ id: number }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${id} ${name}`)
}
