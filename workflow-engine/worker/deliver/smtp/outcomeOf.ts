import { judgeReply } from './judgeReply.ts'
import { retryDelay } from './retrySchedule.ts'
import type { Outcome } from './saveOutcome.ts'
import type { Sending } from './sendGated.ts'

export interface Consequence {
  /** null: the mail is no longer ours to say anything about. */
  readonly outcome: Outcome | null
  /** The address does not exist and is not to be written to again. */
  readonly bounced: boolean
  /** The server does not let us in: every other mail would meet the same. */
  readonly shutOut: boolean
}

const tried = { failure: null, attempted: true, dueAt: null, sentAt: null }

/** Nothing was tried: due as before. */
export const putBack: Outcome = { ...tried, state: 'pending', from: ['claimed', 'dot'], attempted: false }

/** No retry helps. */
export function failedBecause(reason: string): Outcome {
  return { ...tried, state: 'failed', from: ['claimed', 'dot'], failure: reason.slice(0, 500) }
}

/**
 * What follows from how a sending went.
 * @param attempts before this one
 * @param now milliseconds of workspace time
 */
export function outcomeOf(sending: Sending, attempts: number, now: number): Consequence {
  switch (sending.kind) {
    case 'sent':
      return plain({ ...tried, state: 'sent', from: ['dot', 'inDoubt'], sentAt: now })
    case 'inDoubt':
      return plain({ ...tried, state: 'inDoubt', from: ['dot'], failure: sending.reason })
    case 'fenced':
      return plain(null)
    case 'lost':
      return plain(later(sending.reason, attempts, now))
    case 'refused': {
      const { reply } = sending
      const verdict = judgeReply(reply)
      if (verdict === 'transport') return { outcome: putBack, bounced: false, shutOut: true }
      if (verdict === 'later') return plain(later(reply.text, attempts, now))
      return { outcome: failedBecause(reply.text), bounced: verdict === 'bounce', shutOut: false }
    }
    default:
      return sending satisfies never
  }
}

function plain(outcome: Outcome | null): Consequence {
  return { outcome, bounced: false, shutOut: false }
}

function later(reason: string, attempts: number, now: number): Outcome {
  const delay = retryDelay(attempts + 1)
  if (delay === null) return failedBecause(reason)
  const failure = reason.slice(0, 500)
  return { ...tried, state: 'pending', from: ['claimed', 'dot'], failure, dueAt: now + delay }
}
