import type { Scope } from '#server/scope.ts'

/** Takes a list out of use, or brings it back. One that a program uses is not archived. */
export async function archiveList(
  scope: Scope,
  { id, archived }: { id: number; archived: boolean },
): Promise<{ id: number }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${id} ${archived}`)
}
