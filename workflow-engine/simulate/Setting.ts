import type { OperatorName } from '../nodes/comparison.ts'
import type { Rule } from '../nodes/rule.ts'
import { noLimits, type SendingPolicy } from '../sending/sendingPolicy.ts'

/** Points that an event is worth. */
export interface ScoreRule {
  readonly eventType: string
  readonly fileId: number | null
  /** Only events whose path contains it; "" for any. */
  readonly pathPart: string
  readonly points: number
}

/** Points of fit that a field is worth. */
export interface GradeRule {
  readonly of: 'person' | 'company'
  readonly field: string
  readonly operator: OperatorName
  readonly value: string
  readonly points: number
}

/** The workspace around a simulation, as data. */
export interface Setting {
  readonly programId: number
  /** The workspace's IANA zone. */
  readonly zone: string
  readonly sending: SendingPolicy
  readonly scoring: readonly ScoreRule[]
  readonly grading: readonly GradeRule[]
  /** By id. A segment whose rule is not here has those people who are said to be in it. */
  readonly segments: Readonly<Record<number, Rule>>
  /** Who gets a lead that has no owner yet; null: nobody is there. */
  readonly nextSeller: string | null
  /** Members who can own a lead. */
  readonly members: readonly string[]
}

export const bareSetting: Setting = {
  programId: 1,
  zone: 'Europe/Helsinki',
  sending: noLimits,
  scoring: [],
  grading: [],
  segments: {},
  nextSeller: null,
  members: [],
}
