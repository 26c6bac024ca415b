import type { OperatorName } from './comparison.ts'

/** Since when something counts: since the person entered the program, at any time, or since it came to the step that
 *  asks (for waits). */
export type Since = 'entered' | 'ever' | 'here'

/** What a mail can bring about. */
export type Reaction = 'opened' | 'clicked' | 'replied'

/** Something a node must know to decide, as data. The worker answers the facts of a whole batch set-wise; the
 *  simulator answers them from a form. */
export type Fact =
  /** The prospect's score: number. */
  | { readonly kind: 'score' }
  /** How well the prospect fits, in points of the grade rules: number. */
  | { readonly kind: 'grade' }
  /** Is the prospect on this list now: boolean. */
  | { readonly kind: 'onList'; readonly listId: number }
  /** Does the rule of this segment hold for the prospect now: boolean. */
  | { readonly kind: 'inSegment'; readonly segmentId: number }
  /** Has the prospect this tag: boolean. */
  | { readonly kind: 'tagged'; readonly tag: string }
  /** A field of the prospect or of its company: string, number, boolean, or null when it is not known. Built-in fields
   *  of a person: email, firstName, lastName, company, jobTitle, phone, language, source, stage, owner (user id). */
  | { readonly kind: 'field'; readonly of: 'person' | 'company'; readonly field: string }
  /** Has the prospect downloaded this file: boolean. `nodeId` is the step that asks, for `here`. */
  | { readonly kind: 'downloaded'; readonly fileId: number; readonly since: Since; readonly nodeId?: string }
  /** Has an event of this type happened whose properties are so: boolean. */
  | {
      readonly kind: 'happened'
      readonly type: string
      readonly where: readonly PropertyTest[]
      readonly since: Since
      readonly nodeId?: string
    }
  /** Has the prospect reacted to the email that this enrollment last got from `emailNodeId`: boolean. `link`: the
   *  address of the link as it is written in the email; "" for any. Machines do not count unless `robots`. */
  | {
      readonly kind: 'reacted'
      readonly emailNodeId: string
      readonly reaction: Reaction
      readonly link: string
      readonly robots: boolean
    }
  /** Is the prospect in an open opportunity: of this stage ("" any), worth at least this much, with this owner: boolean. */
  | { readonly kind: 'opportunity'; readonly stage: string; readonly minAmount: number; readonly ownerId: string }
  /** Is the prospect inside this program now, or was it ever: boolean. */
  | { readonly kind: 'inProgram'; readonly programId: number; readonly ever: boolean }
  /** A value of what the webhook of `webhookNodeId` answered to this enrollment last; null before it answered. `path`
   *  is dotted: `company.size`; "status" is the HTTP status. */
  | { readonly kind: 'webhookAnswer'; readonly webhookNodeId: string; readonly path: string }
  /** How often this enrollment has left `nodeId` by the outlet: number. */
  | { readonly kind: 'passes'; readonly nodeId: string; readonly outlet: string }

/** A property of an event that compares like this (nodes/comparison.ts). */
export interface PropertyTest {
  readonly property: string
  readonly operator: OperatorName
  readonly value: string
}

export type FactKind = Fact['kind']
export type FactValue = string | number | boolean | null

/** A fact's name in `FactSheet` and in the ledger's `saw`: `score`, `onList:3`, `downloaded:7:entered`. */
export function factKey(fact: Fact): string {
  switch (fact.kind) {
    case 'score':
    case 'grade':
      return fact.kind
    case 'onList':
      return `onList:${fact.listId}`
    case 'inSegment':
      return `inSegment:${fact.segmentId}`
    case 'tagged':
      return `tagged:${fact.tag}`
    case 'field':
      return `field:${fact.of}.${fact.field}`
    case 'downloaded':
      return `downloaded:${fact.fileId}:${sinceKey(fact)}`
    case 'happened':
      return `happened:${fact.type}:${sinceKey(fact)}${fact.where.length > 0 ? `:${JSON.stringify(fact.where)}` : ''}`
    case 'reacted':
      return `reacted:${fact.emailNodeId}:${fact.reaction}${fact.robots ? ':robots' : ''}${fact.link && `:${fact.link}`}`
    case 'opportunity':
      return `opportunity:${fact.stage}:${fact.minAmount}:${fact.ownerId}`
    case 'inProgram':
      return `inProgram:${fact.programId}${fact.ever ? ':ever' : ''}`
    case 'webhookAnswer':
      return `webhookAnswer:${fact.webhookNodeId}:${fact.path}`
    case 'passes':
      return `passes:${fact.nodeId}:${fact.outlet}`
    default:
      return fact satisfies never
  }
}

/** “Here” is another moment in every step that asks. */
const sinceKey = ({ since, nodeId = '' }: { since: Since; nodeId?: string }): string =>
  since === 'here' ? `here.${nodeId}` : since

/** Answers for one enrollment, by fact key; undefined: not known yet. Any Map will do. */
export interface FactSheet {
  get(key: string): FactValue | undefined
}
