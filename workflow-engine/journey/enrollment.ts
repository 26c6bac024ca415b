/** Where one prospect stands in one version of a program.
 *  E1. Written only inside the transaction that claimed it.
 *  E2. `visit` grows by one with every node it leaves, so (enrollment, visit) names a visit for ever. */
export type Enrollment = Waiting | Ended | Failed

export interface Waiting {
  readonly status: 'waiting'
  readonly nodeId: string
  readonly visit: number
  readonly arrivedAt: Date
  /** When it is visited next. */
  readonly dueAt: Date
  /** What its wait counts from, when a resume or a new version changed that; null: from its arrival. */
  readonly waitsFrom: Date | null
  /** When its wait is over whatever the node says, when a resume or a new version set that; null: the node decides. */
  readonly releaseAt: Date | null
  /** The goal it has reached, once and for all. */
  readonly goal: string | null
}

export interface Ended {
  readonly status: 'ended'
  readonly nodeId: string
  readonly visit: number
  readonly arrivedAt: Date
  readonly endedAt: Date
  readonly outcome: string
}

export interface Failed {
  readonly status: 'failed'
  readonly nodeId: string
  readonly visit: number
  readonly arrivedAt: Date
  readonly endedAt: Date
  readonly reason: FailureReason
}

/** Its sentence is `failure.<reason>` in program/issueTexts.ts. */
export type FailureReason =
  /** The node it stands in is not in its version. */
  | 'nodeMissing'
  /** The outlet it left by leads nowhere. */
  | 'openOutlet'
  /** More than maxStepsAtOnce steps without a wait. */
  | 'loop'

/** A prospect at the door: due at once. */
export const enter = (entryId: string, now: Date): Waiting => ({
  status: 'waiting',
  nodeId: entryId,
  visit: 0,
  arrivedAt: now,
  dueAt: now,
  waitsFrom: null,
  releaseAt: null,
  goal: null,
})
