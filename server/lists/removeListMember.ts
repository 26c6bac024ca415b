import type { Scope } from '#server/scope.ts'

/** Takes a person off a list. Programs that it entered by the list go on. */
export async function removeListMember(
  scope: Scope,
  { id, prospectId }: { id: number; prospectId: number },
): Promise<{ removed: boolean }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${id} ${prospectId}`)
}
