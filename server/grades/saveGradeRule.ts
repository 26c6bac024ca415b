import { z } from 'zod'
import { regrade } from '#engine/intake/regrade.ts'
import { OperatorName } from '#engine/nodes/comparison.ts'
import { writeAudit } from '#server/audit.ts'
import { Id } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

export const GradeRuleInput = z.object({
  /** Left out: a new one. */
  id: Id.optional(),
  of: z.enum(['person', 'company']).default('person'),
  field: z.string().trim().min(1).max(120),
  operator: OperatorName,
  value: z.string().trim().max(300).default(''),
  points: z.number().int().min(-1000).max(1000),
  active: z.boolean().default(true),
})

/** Writes one rule of fit. Everybody is graded anew. */
export function saveGradeRule(
  scope: Scope,
  { id, ...rule }: z.infer<typeof GradeRuleInput>,
): Promise<{ id: number; regraded: number }> {
  const { workspaceId } = scope
  const values = [workspaceId, rule.of, rule.field, rule.operator, rule.value, rule.points, rule.active]
  return inTransaction(scope.database, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      id === undefined
        ? `insert into grade_rule (workspace_id, "of", field, operator, value, points, active)
           values ($1, $2, $3, $4, $5, $6, $7) returning id`
        : `update grade_rule set "of" = $2, field = $3, operator = $4, value = $5, points = $6, active = $7
           where workspace_id = $1 and id = $8 returning id`,
      id === undefined ? values : [...values, id],
    )
    const saved = rows[0]?.id
    if (saved === undefined) throw new Refusal('notFound.gradeRule')
    await writeAudit(
      client,
      scope,
      id === undefined ? 'gradeRule.create' : 'gradeRule.update',
      `gradeRule ${saved}`,
      rule,
    )
    return { id: saved, regraded: await regrade(client, workspaceId, null, await workspaceNow(client, workspaceId)) }
  })
}
