import type { Scope } from '#server/scope.ts'

/** Puts a file away. Links sent out keep working; one that a program uses is refused with the programs' names. */
export async function archiveFile(_scope: Scope, _id: number): Promise<{ archivedAt: string }> {
  throw new Error('not yet')
}
