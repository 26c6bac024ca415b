import type { Answered } from './postJson.ts'

/** What follows for a call. */
export interface CallOutcome {
  readonly state: 'pending' | 'done' | 'failed'
  readonly status: number | null
  /** JSON text; null when there was none that can be kept. */
  readonly answer: string | null
  readonly failure: string | null
  /** Milliseconds from now until the next try; null: no more. */
  readonly retryInMs: number | null
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Ten more tries within a day. */
const delays = [
  30 * SECOND,
  ...[2, 5, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 8, 8].map((hours) => hours * HOUR),
]
const longestWait = 8 * HOUR

/**
 * 2xx is done. Too many requests, a server's own failure, no answer: again later, for a day. Everything else, a
 * redirect too, is final.
 * @param attempts before this one
 */
export function outcomeOfCall(answered: Answered, attempts: number, random: () => number = Math.random): CallOutcome {
  if (answered.kind === 'forbidden') return { ...nothing, state: 'failed', failure: answered.reason }
  if (answered.kind === 'lost')
    return later({ ...nothing, failure: answered.reason.slice(0, 500) }, attempts, null, random)
  const { status, body, retryAfterMs } = answered
  const seen = { ...nothing, status, answer: body === null ? null : keepable(body) }
  if (status >= 200 && status < 300) return { ...seen, state: 'done' }
  const failed = { ...seen, failure: `HTTP ${status}` }
  return status === 408 || status === 429 || status >= 500 ? later(failed, attempts, retryAfterMs, random) : failed
}

const nothing: CallOutcome = { state: 'failed', status: null, answer: null, failure: null, retryInMs: null }

function later(outcome: CallOutcome, attempts: number, askedFor: number | null, random: () => number): CallOutcome {
  const delay = delays[attempts]
  if (delay === undefined) return outcome
  const retryInMs = Math.min(longestWait, Math.max(delay * (0.8 + 0.4 * random()), askedFor ?? 0))
  return { ...outcome, state: 'pending', retryInMs: Math.round(retryInMs) }
}

const deepest = 32

/** The JSON of an answer in a form that Postgres takes; null when it is none, or one that only wants to hurt. */
function keepable(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body)
    if (depthOf(value, 0) > deepest) return null
    const json = JSON.stringify(value)
    // A lone surrogate is written as an escape, and neither it nor NUL is text to Postgres.
    return /\\u(0000|d[89a-f])/i.test(json) ? null : json
  } catch {
    return null
  }
}

function depthOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > deepest) return depth
  return Object.values(value).reduce<number>((most, one) => Math.max(most, depthOf(one, depth + 1)), depth)
}
