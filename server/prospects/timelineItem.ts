// What the timeline of a person is made of.

interface Item {
  /** Stable and unique within the timeline. */
  readonly id: string
  readonly at: string
}

/** One thing that happened to or around a person. Data for a sentence, never the sentence. */
export type TimelineItem =
  /** `points`: what the table of points gave for it; 0 when nothing. */
  | (Item & {
      readonly kind: 'event'
      readonly type: string
      readonly properties: Readonly<Record<string, unknown>>
      readonly file: { readonly id: number; readonly name: string } | null
      readonly points: number
    })
  /** A change of the score that no event explains. */
  | (Item & { readonly kind: 'score'; readonly points: number; readonly reason: string })
  | (Item & {
      readonly kind: 'message'
      readonly messageId: number
      readonly state: 'pending' | 'claimed' | 'dot' | 'sent' | 'inDoubt' | 'blocked' | 'failed' | 'held'
      readonly subject: string | null
      readonly program: { readonly id: number; readonly name: string } | null
      readonly nodeId: string | null
      readonly variantId: string | null
      readonly failure: string | null
    })
  | (Item & { readonly kind: 'entered'; readonly program: { readonly id: number; readonly name: string } })
  /** A step of a program. `summary` is the card's sentence, as the kind's own texts have it. */
  | (Item & {
      readonly kind: 'step'
      readonly enrollmentId: number
      readonly program: { readonly id: number; readonly name: string }
      readonly nodeId: string
      readonly nodeType: string | null
      readonly summary: StepSummary | null
      /** The outlet taken; "" when it ended or failed here; `~moved` and `~goal` when a new version or a goal took the
       *  person from here. */
      readonly outlet: string
      readonly saw: Readonly<Record<string, string | number | boolean | null>> | null
    })
  | (Item & {
      readonly kind: 'ended'
      readonly program: { readonly id: number; readonly name: string }
      readonly status: 'ended' | 'failed'
      /** completed, goal, `exit:<rule>`, removed, stopped (by another program), migrated (by a new version),
       *  programEnded, prospectGone; why, when it failed. */
      readonly outcome: string | null
      /** What people call the exit rule by which it ended. */
      readonly rule: string | null
    })
  | (Item & { readonly kind: 'joined'; readonly list: { readonly id: number; readonly name: string } })
  | (Item & {
      readonly kind: 'lead'
      readonly leadId: number
      readonly reasons: readonly LeadReason[]
      readonly urgent: boolean
      readonly owner: { readonly id: string; readonly name: string } | null
    })
  | (Item & {
      readonly kind: 'leadAction'
      readonly leadId: number
      readonly state: 'new' | 'contacted' | 'meeting' | 'opportunity' | 'notNow' | 'notInteresting'
      readonly note: string
      readonly by: { readonly id: string; readonly name: string } | null
    })
  | (Item & {
      readonly kind: 'consent'
      readonly state: 'none' | 'granted' | 'withdrawn'
      readonly basis: string
      readonly source: string
      readonly actor: string
    })

/** A `Summary` whose references are resolved to names. */
export interface StepSummary {
  readonly key: string
  readonly params: Readonly<Record<string, string | number | StepPhrase>>
}

/** A part of such a sentence, in words of the same texts. */
export interface StepPhrase {
  readonly say: string
  readonly params: Readonly<Record<string, string | number | StepPhrase>>
}

/** Why somebody was handed off: `{ code: 'downloaded', params: { file: 'The second guide' } }`. */
export interface LeadReason {
  readonly code: string
  readonly params: Readonly<Record<string, string | number | boolean | null>>
}

export interface TimelinePage {
  readonly items: TimelineItem[]
  readonly next: string | null
}
