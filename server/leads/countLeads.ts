import { type Scope, userIdOf } from '#server/scope.ts'
import { type LeadState, leadStates } from './leadState.ts'

export interface LeadCounts {
  readonly all: Readonly<Record<LeadState, number>>
  /** Those that the asker looks after. */
  readonly mine: Readonly<Record<LeadState, number>>
}

/** How many leads stand in each state. */
export async function countLeads(scope: Scope): Promise<LeadCounts> {
  const { database, workspaceId } = scope
  const { rows } = await database.pool.query<{ state: LeadState; all: number; mine: number }>({
    name: 'count-leads',
    text: `select state, count(*)::int as all, (count(*) filter (where owner_id = $2))::int as mine
           from lead where workspace_id = $1 group by state`,
    values: [workspaceId, userIdOf(scope)],
  })
  const counted = (whose: 'all' | 'mine') =>
    Object.fromEntries(
      leadStates.map((state) => [state, rows.find((row) => row.state === state)?.[whose] ?? 0]),
    ) as Record<LeadState, number>
  return { all: counted('all'), mine: counted('mine') }
}
