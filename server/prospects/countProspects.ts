import type { Scope } from '#server/scope.ts'
import type { ProspectFilter } from './prospectFilter.ts'

/** How many people a filter finds. `exact` is false when there are so many that the count is an estimate. */
export async function countProspects(scope: Scope, filter: ProspectFilter): Promise<{ count: number; exact: boolean }> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${filter.search}`)
}
