import { z } from 'zod'
import { writeAudit } from '#server/audit.ts'
import { Id } from '#server/inputs.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { ScoreRuleView } from './listScoreRules.ts'

export const ScoreRuleInput = z.object({
  /** Left out: a new row. */
  id: Id.optional(),
  eventType: z.string().regex(/^[a-zA-Z0-9._-]{1,80}$/),
  /** Only downloads of this file. */
  fileId: Id.nullable().default(null),
  /** Only events whose path contains this. */
  pathPart: z.string().trim().max(200).default(''),
  points: z.number().int().min(-1000).max(1000),
  active: z.boolean().default(true),
})

/** Writes one row of the table of points. Scores given by then stay. */
export async function saveScoreRule(scope: Scope, input: z.infer<typeof ScoreRuleInput>): Promise<ScoreRuleView> {
  const { workspaceId, database } = scope
  const { id, ...rule } = input
  if (rule.fileId !== null) await refuseForeignFile(scope, rule.fileId)
  if (id === undefined) {
    const made = await database.prisma.scoreRule.create({ data: { workspaceId, ...rule }, select: { id: true } })
    await writeAudit(database.pool, scope, 'scoreRule.create', `scoreRule ${made.id}`, rule)
    return { id: made.id, ...rule }
  }
  const { count } = await database.prisma.scoreRule.updateMany({ where: { workspaceId, id }, data: rule })
  if (count === 0) throw new Refusal('notFound.scoreRule')
  await writeAudit(database.pool, scope, 'scoreRule.update', `scoreRule ${id}`, rule)
  return { id, ...rule }
}

async function refuseForeignFile({ database, workspaceId }: Scope, fileId: number): Promise<void> {
  const file = await database.prisma.file.findUnique({
    where: { workspaceId_id: { workspaceId, id: fileId } },
    select: { id: true },
  })
  if (!file) throw new Refusal('notFound.file', {}, { field: 'fileId' })
}
