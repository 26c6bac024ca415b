import type { FactValue } from '#engine/nodes/fact.ts'
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
export async function readPath(_scope: Scope, _enrollmentId: number): Promise<PathView> {
  throw new Error('not yet')
}
