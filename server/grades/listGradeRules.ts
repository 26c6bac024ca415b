import type { OperatorName } from '#engine/nodes/comparison.ts'
import type { Scope } from '#server/scope.ts'

export interface GradeRuleRow {
  readonly id: number
  readonly of: 'person' | 'company'
  readonly field: string
  readonly operator: OperatorName
  readonly value: string
  readonly points: number
  readonly active: boolean
}

/** What makes somebody fit, in the order it was written. */
export async function listGradeRules({ database, workspaceId }: Scope): Promise<GradeRuleRow[]> {
  const { rows } = await database.pool.query<GradeRuleRow>({
    name: 'list-grade-rules',
    text: `select id, "of", field, operator, value, points, active from grade_rule where workspace_id = $1 order by id`,
    values: [workspaceId],
  })
  return rows
}
