import type { FactValue } from '#engine/nodes/fact.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import type { MailState } from './people/describeVisits.ts'

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
  /** The email that this visit asked for, and what became of it. */
  readonly mail: MailState | null
}

export interface PathView {
  readonly enrollmentId: number
  readonly programId: number
  /** The one it is in now. */
  readonly version: number
  readonly prospectId: number
  /** "" when the person is gone. */
  readonly name: string
  readonly status: 'waiting' | 'ended' | 'failed'
  /** Where it stands, or ended. */
  readonly nodeId: string
  readonly enteredAt: string
  /** Since when it stands there. */
  readonly arrivedAt: string
  readonly dueAt: string | null
  /** Somebody has set the end of the wait: a resume or a new version. */
  readonly isHeld: boolean
  /** How often the step has failed and is tried again. */
  readonly crashes: number
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
  // A Date holds milliseconds, the partition key microseconds.
  const { bornAt } = enrollment
  const mails = await prisma.message.findMany({
    where: {
      workspaceId,
      enrollmentId,
      kind: 'marketing',
      bornAt: { gte: bornAt, lt: new Date(bornAt.getTime() + 1) },
    },
    select: { visit: true, state: true, dueAt: true, deferredFor: true, failure: true, sentAt: true },
  })
  const mailOf = new Map(
    mails.map(({ visit, ...mail }) => [
      visit,
      { ...mail, dueAt: mail.dueAt.toISOString(), sentAt: mail.sentAt?.toISOString() ?? null },
    ]),
  )
  const person = await prisma.prospect.findUnique({
    where: { workspaceId_id: { workspaceId, id: enrollment.prospectId } },
    select: { firstName: true, lastName: true, email: true },
  })
  const { status } = enrollment
  return {
    enrollmentId,
    programId: enrollment.programId,
    version: enrollment.version,
    prospectId: Number(enrollment.prospectId),
    name: `${person?.firstName ?? ''} ${person?.lastName ?? ''}`.trim() || (person?.email ?? ''),
    status,
    nodeId: enrollment.nodeId,
    enteredAt: enrollment.enteredAt.toISOString(),
    arrivedAt: enrollment.arrivedAt.toISOString(),
    isHeld: enrollment.releaseAt !== null,
    crashes: enrollment.crashes,
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
      mail: mailOf.get(step.visit) ?? null,
    })),
  }
}
