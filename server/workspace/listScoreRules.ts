import type { Scope } from '#server/scope.ts'

export interface ScoreRuleView {
  readonly id: number
  readonly eventType: string
  readonly fileId: number | null
  readonly pathPart: string
  readonly points: number
  readonly active: boolean
}

export function listScoreRules({ database, workspaceId }: Scope): Promise<ScoreRuleView[]> {
  return database.prisma.scoreRule.findMany({
    where: { workspaceId },
    select: { id: true, eventType: true, fileId: true, pathPart: true, points: true, active: true },
    orderBy: { id: 'asc' },
  })
}
