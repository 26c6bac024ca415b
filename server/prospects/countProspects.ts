import type { Scope } from '#server/scope.ts'
import { prospectConditions } from './prospectConditions.ts'
import type { ProspectFilter } from './prospectFilter.ts'

/** Up to here people are counted one by one. */
const countedTo = 200_000

/** How many people a filter finds. Beyond 200,000 the count is that number and `exact` is false: "more than". */
export async function countProspects(
  { database, workspaceId }: Scope,
  filter: ProspectFilter,
): Promise<{ count: number; exact: boolean }> {
  const { where, values } = prospectConditions(workspaceId, filter)
  const { rows } = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from (select 1 from prospect p where ${where} limit ${countedTo + 1}) counted`,
    values,
  )
  const count = rows[0]?.count ?? 0
  return count > countedTo ? { count: countedTo, exact: false } : { count, exact: true }
}
