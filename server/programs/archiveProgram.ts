import type { Scope } from '#server/scope.ts'

/** Puts a program away. Its numbers and people stay; one that runs must be ended first. */
export async function archiveProgram(_scope: Scope, _id: number): Promise<{ archivedAt: string }> {
  throw new Error('not yet')
}
