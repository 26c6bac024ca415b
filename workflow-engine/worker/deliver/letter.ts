import type { MergeContext } from '#templates/mergeEmail.ts'

/** A message of the outbox that a transaction holds, with all that sending it takes. */
export interface Letter {
  readonly id: number
  /** As Postgres wrote it: with the id, the key of its row. */
  readonly bornAt: string
  /** Milliseconds of workspace time. */
  readonly dueAt: number
  readonly attempts: number
  /** Grows with every claim; whoever writes later with an older one writes nothing. */
  readonly epoch: number
  /** null before the first claim. */
  readonly messageId: string | null
  readonly content: Content
}

export type Content =
  /** A published email for a prospect. */
  | {
      readonly kind: 'marketing'
      readonly programId: number
      readonly version: number
      readonly nodeId: string
      readonly variantId: string
      readonly person: MergeContext
    }
  /** News for a member, in words of ours. */
  | { readonly kind: 'system'; readonly to: Recipient; readonly template: string; readonly params: Params }
  /** Written and merged already: a test copy, an invitation. */
  | { readonly kind: 'finished'; readonly to: string; readonly params: Params }

export interface Recipient {
  readonly name: string
  readonly email: string
  readonly language: string
}

export type Params = Readonly<Record<string, unknown>>

/** Why a message is not sent. */
export interface Block {
  readonly id: number
  readonly bornAt: string
  /** prospectGone, notMember, consent:none, consent:withdrawn, suppressed:<reason>, topicOptOut; dropped: somebody
   *  looked at it and said no. */
  readonly reason: string
}
