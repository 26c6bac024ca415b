import type { Scope } from '#server/scope.ts'

/** How many of the asker's notifications are unread, counted to 100. */
export async function countUnread(scope: Scope): Promise<{ count: number }> {
  throw new Error(`Not built yet: ${scope.workspaceId}`)
}
