import type { FactValue } from '#engine/nodes/fact.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export interface PathStep {
  readonly visit: number
  readonly nodeId: string
  /** The version in which it was made; a move brings people into another one. */
  readonly version: number
  readonly arrivedAt: string
  readonly at: string
  /** "" when the enrollment ended or failed here. */
  readonly outlet: string
  /** What took the person on from here: an arrow, a goal, or a move to another version; null where it ended. */
  readonly by: 'arrow' | 'goal' | 'move' | 'again' | null
  /** The facts that the node saw, by fact key; null when it asked for none. */
  readonly saw: Readonly<Record<string, FactValue>> | null
}

export interface PathView {
  readonly enrollmentId: number
  readonly programId: number
  /** The one it is in now. */
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

function takenBy(outlet: string): PathStep['by'] {
  if (outlet === '') return null
  if (outlet === '~goal') return 'goal'
  if (outlet === '~again') return 'again'
  return outlet === '~moved' ? 'move' : 'arrow'
}

/** One person's way through a program, step by step, and through its versions when it was moved. */
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
      version: step.version,
      arrivedAt: step.arrivedAt.toISOString(),
      at: step.at.toISOString(),
      outlet: step.outlet,
      by: takenBy(step.outlet),
      saw: step.saw as PathStep['saw'],
    })),
  }
}
