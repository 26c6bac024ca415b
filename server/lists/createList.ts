import type { Scope } from '#server/scope.ts'

/** Makes an empty list. */
export async function createList(scope: Scope, { name }: { name: string }): Promise<{ id: number }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${name}`)
}
