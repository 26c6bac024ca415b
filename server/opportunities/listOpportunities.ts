import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export interface OpportunityRow {
  readonly id: number
  readonly prospectId: number
  readonly name: string
  readonly stage: string
  /** In the currency's main unit. */
  readonly amount: number
  readonly currency: string
  readonly ownerId: string | null
  readonly externalId: string
  /** null while it is open. */
  readonly won: boolean | null
  readonly closedAt: string | null
  readonly updatedAt: string
}

interface Row extends Omit<OpportunityRow, 'closedAt' | 'updatedAt'> {
  readonly closedAt: Date | null
  readonly updatedAt: Date
}

/** A person's opportunities, the latest first. */
export async function listOpportunities(
  { database, workspaceId }: Scope,
  { prospectId }: { prospectId: number },
): Promise<OpportunityRow[]> {
  const { rows } = await database.pool.query<Row>({
    name: 'list-opportunities',
    text: `select id, prospect_id as "prospectId", name, stage, amount::float8 as amount, currency, owner_id as "ownerId",
             external_id as "externalId", won, closed_at as "closedAt", updated_at as "updatedAt"
           from opportunity where workspace_id = $1 and prospect_id = $2 order by id desc limit 200`,
    values: [workspaceId, prospectId],
  })
  if (rows.length === 0) {
    const { rowCount } = await database.pool.query('select 1 from prospect where workspace_id = $1 and id = $2', [
      workspaceId,
      prospectId,
    ])
    if (!rowCount) throw new Refusal('notFound.prospect')
  }
  return rows.map(({ closedAt, updatedAt, ...row }) => ({
    ...row,
    closedAt: closedAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  }))
}
