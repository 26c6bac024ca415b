import type { Scope } from '#server/scope.ts'
import type { ImportJob } from './importJob.ts'

/** Imports that were started, newest first. */
export async function listImports(
  scope: Scope,
  input: { cursor?: string; limit: number },
): Promise<{ rows: ImportJob[]; next: string | null }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.limit}`)
}
