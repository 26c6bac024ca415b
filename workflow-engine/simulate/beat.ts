import type { Step } from '../journey/advance.ts'
import type { Effect } from '../nodes/effect.ts'
import type { FactValue } from '../nodes/fact.ts'
import type { DeferredFor } from '../sending/nextAllowed.ts'
import type { Deed } from './scenario.ts'

/** Why an email never goes out: no consent, a suppressed address, a topic that was declined. */
export type BlockedFor = 'consent' | 'suppressed' | 'topic'

/** What is known of the person when the email is asked for: what it is merged with. */
export interface Addressee {
  readonly fields: Readonly<Record<string, FactValue>>
  readonly score: number
}

/** What became of an effect. */
export interface Performed {
  readonly effect: Effect
  /** Of a change of points. */
  readonly score?: { readonly from: number; readonly to: number }
  /** Of an email: when it goes out, what puts it off, and why it does not go. */
  readonly mail?: {
    readonly at: Date
    readonly deferredFor: DeferredFor | null
    readonly blockedFor: BlockedFor | null
    readonly to: Addressee
  }
}

interface Of<K extends string> {
  readonly kind: K
  readonly at: Date
}

/** One thing that is to be seen in a simulation, in the order of time. `life`: which of the person's ways through the
 *  program it belongs to, from 1. */
export type Beat =
  | (Of<'entered'> & { readonly life: number; readonly nodeId: string })
  /** An entry would have let the person in, and the rules of re-entry did not. */
  | (Of<'keptOut'> & { readonly nodeId: string })
  | (Of<'happened'> & {
      readonly deed: Deed
      /** Which of the scenario's happenings it was; null: what let the person in. */
      readonly nth: number | null
      /** It answers an email or a call that there was not. */
      readonly isMoot: boolean
      readonly score: { readonly from: number; readonly to: number } | null
    })
  /** Stands still until then, unless something happens before. `saw`: what it looked at. */
  | (Of<'waits'> & {
      readonly life: number
      readonly nodeId: string
      readonly until: Date
      readonly saw: Readonly<Record<string, FactValue>> | null
    })
  /** The ledger's record of a visit, and what it asked of the world. */
  | (Of<'stepped'> & { readonly life: number; readonly step: Step; readonly performed: readonly Performed[] })
  | (Of<'ended'> & {
      readonly life: number
      readonly nodeId: string
      readonly outcome: string
      readonly failed: boolean
    })

/** A whole simulation. */
export interface Run {
  readonly beats: readonly Beat[]
  /** It was cut off: the person is still inside, after years. */
  readonly isEndless: boolean
}
