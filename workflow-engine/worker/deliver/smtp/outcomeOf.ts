import { judgeReply, type Verdict } from './judgeReply.ts'
import { retryDelay } from './retrySchedule.ts'
import type { Outcome } from './saveOutcome.ts'
import type { Sending } from './sendGated.ts'

export interface Consequence {
  /** null: the mail is no longer ours to say anything about. */
  readonly outcome: Outcome | null
  /** What a refusal was taken for; null when there was none. */
  readonly verdict: Verdict | null
}

const tried = { failure: null, attempted: true, dueAt: null, sentAt: null, deferredFor: null }

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
    case 'stopped':
      return plain(putBack)
    case 'lost':
      return plain(later(sending.reason, attempts, now))
    case 'refused': {
      const { reply } = sending
      const verdict = judgeReply(reply)
      if (verdict === 'transport') return { outcome: putBack, verdict }
      return { outcome: verdict === 'later' ? later(reply.text, attempts, now) : failedBecause(reply.text), verdict }
    }
    default:
      return sending satisfies never
  }
}

function plain(outcome: Outcome | null): Consequence {
  return { outcome, verdict: null }
}

function later(reason: string, attempts: number, now: number): Outcome {
  const delay = retryDelay(attempts + 1)
  if (delay === null) return failedBecause(reason)
  const failure = reason.slice(0, 500)
  return {
    ...tried,
    state: 'pending',
    from: ['claimed', 'dot'],
    failure,
    dueAt: now + delay,
    deferredFor: 'serverBusy',
  }
}
