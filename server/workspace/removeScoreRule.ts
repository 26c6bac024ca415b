import { writeAudit } from '#server/audit.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** Takes a row out of the table of points. Scores given by it stay. */
export async function removeScoreRule(scope: Scope, id: number): Promise<{ removed: true }> {
  const { workspaceId, database } = scope
  const { count } = await database.prisma.scoreRule.deleteMany({ where: { workspaceId, id } })
  if (count === 0) throw new Refusal('notFound.scoreRule')
  await writeAudit(database.pool, scope, 'scoreRule.remove', `scoreRule ${id}`)
  return { removed: true }
}
