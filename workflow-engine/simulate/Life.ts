import { type Enrollment, enter } from '../journey/enrollment.ts'
import type { FactValue } from '../nodes/fact.ts'

/** An email that one of the steps has sent, or would have. */
export interface Mail {
  readonly nodeId: string
  /** When it goes out. */
  readonly at: number
  readonly reactions: { readonly reaction: string; readonly link: string; readonly at: number }[]
  /** Why it never goes; null: it does. */
  blockedFor: string | null
}

/** What a webhook has answered; null: nothing yet. */
export type Answer = { readonly status: number; readonly values: Readonly<Record<string, FactValue>> } | null

/** One enrollment, and what is known of it alone. */
export class Life {
  /** The first one is 1. */
  readonly nth: number
  readonly entryId: string
  readonly entered: Date
  enrollment: Enrollment
  /** Steps left by an outlet, and how often. */
  readonly passes = new Map<string, number>()
  /** The latest last. */
  readonly mails: Mail[] = []
  readonly answers = new Map<string, Answer>()

  constructor(nth: number, entryId: string, at: Date) {
    this.nth = nth
    this.entryId = entryId
    this.entered = at
    this.enrollment = enter(entryId, at)
  }

  get due(): number {
    return this.enrollment.status === 'waiting' ? this.enrollment.dueAt.getTime() : Number.POSITIVE_INFINITY
  }

  get isGoingOn(): boolean {
    return this.enrollment.status === 'waiting'
  }

  mailOf(nodeId: string): Mail | undefined {
    return this.mails.findLast((mail) => mail.nodeId === nodeId)
  }

  passed(nodeId: string, outlet: string): void {
    const key = `${nodeId}.${outlet}`
    this.passes.set(key, (this.passes.get(key) ?? 0) + 1)
  }
}
