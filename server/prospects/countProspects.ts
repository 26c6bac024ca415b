import type { Scope } from '#server/scope.ts'
import { prospectConditions } from './prospectConditions.ts'
import type { ProspectFilter } from './prospectFilter.ts'

/** Up to here people are counted one by one. */
const countedTo = 200_000

/** How many people a filter finds. Beyond 200,000 the count is that number and `exact` is false: "more than". */
export async function countProspects(
  scope: Pick<Scope, 'database' | 'workspaceId'>,
  filter: ProspectFilter,
): Promise<{ count: number; exact: boolean }> {
  const { listId, ...others } = filter
  if (listId !== undefined && Object.values(others).every((value) => value === undefined || value === ''))
    return counted(await countMembers(scope, listId))
  const { where, ask } = await prospectConditions(scope, filter)
  const rows = await ask<{ count: number }>(
    `select count(*)::int as count from (select 1 from prospect p where ${where} limit ${countedTo + 1}) counted`,
  )
  return counted(rows[0]?.count ?? 0)
}

/** Everybody who is on a list is a person. */
async function countMembers({ database, workspaceId }: Pick<Scope, 'database' | 'workspaceId'>, listId: number) {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count-members',
    text: `select count(*)::int as count from (
             select 1 from list_member where workspace_id = $1 and list_id = $2 limit ${countedTo + 1}) counted`,
    values: [workspaceId, listId],
  })
  return rows[0]?.count ?? 0
}

function counted(count: number): { count: number; exact: boolean } {
  return count > countedTo ? { count: countedTo, exact: false } : { count, exact: true }
}
