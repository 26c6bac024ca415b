import type { Scope } from '#server/scope.ts'
import type { ImportJob } from './importJob.ts'

export async function getImport(scope: Scope, { id }: { id: number }): Promise<ImportJob> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${id}`)
}
