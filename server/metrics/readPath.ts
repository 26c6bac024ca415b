import type { FactValue } from '#engine/nodes/fact.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export interface PathStep {
  readonly visit: number
  readonly nodeId: string
  readonly arrivedAt: string
  readonly at: string
  /** "" when the enrollment ended or failed here. */
  readonly outlet: string
  /** The facts that the node saw, by fact key; null when it asked for none. */
  readonly saw: Readonly<Record<string, FactValue>> | null
}

export interface PathView {
  readonly enrollmentId: number
  readonly programId: number
  readonly version: number
  readonly prospectId: number
  readonly status: 'waiting' | 'ended' | 'failed'
  /** Where it stands, or ended. */
  readonly nodeId: string
  readonly enteredAt: string
  readonly dueAt: string | null
  readonly endedAt: string | null
  readonly outcome: string | null
  readonly steps: readonly PathStep[]
}

/** One person's way through one version, step by step. */
export async function readPath({ database, workspaceId }: Scope, enrollmentId: number): Promise<PathView> {
  const { prisma } = database
  const enrollment = await prisma.enrollment.findUnique({
    where: { workspaceId_id: { workspaceId, id: enrollmentId } },
  })
  if (!enrollment) throw new Refusal('notFound.enrollment')
  const steps = await prisma.step.findMany({ where: { workspaceId, enrollmentId }, orderBy: { visit: 'asc' } })
  const { status } = enrollment
  return {
    enrollmentId,
    programId: enrollment.programId,
    version: enrollment.version,
    prospectId: Number(enrollment.prospectId),
    status,
    nodeId: enrollment.nodeId,
    enteredAt: enrollment.enteredAt.toISOString(),
    dueAt: status === 'waiting' ? enrollment.dueAt.toISOString() : null,
    endedAt: enrollment.endedAt?.toISOString() ?? null,
    outcome: enrollment.outcome,
    steps: steps.map((step) => ({
      visit: step.visit,
      nodeId: step.nodeId,
      arrivedAt: step.arrivedAt.toISOString(),
      at: step.at.toISOString(),
      outlet: step.outlet,
      saw: step.saw as PathStep['saw'],
    })),
  }
}
