import { canonical } from '#engine/program/canonical.ts'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { Refusal } from '#server/refusal.ts'
import { nobody, type PlanCounts } from './inFlight/movesOf.ts'
import { refuseDrift } from './inFlight/refuseDrift.ts'

// Whoever publishes says what they were shown, so that nothing else is published. The token is no secret: it guards
// against what changed meanwhile, not against its holder.

export interface Seen {
  readonly revision: number
  readonly liveVersion: number | null
  /** As the plan would have it; without one everybody finishes where they are. */
  readonly counts: PlanCounts
  readonly plan: MigrationPlan | null
  /** Whom bringing in those on the lists would let in. */
  readonly onList: number
  /** Signatures of others whose changes are among what is published. */
  readonly others: readonly string[]
}

export const seenToken = (seen: Seen): string => Buffer.from(canonical(seen)).toString('base64url')

export function readSeen(token: string): Seen {
  try {
    const seen = JSON.parse(Buffer.from(token, 'base64url').toString()) as Seen
    if (typeof seen.revision === 'number' && Array.isArray(seen.others) && typeof seen.counts === 'object') return seen
  } catch {
    // Not one of ours.
  }
  throw new Refusal('publish.unseen')
}

/** What is without a plan: everybody finishes in the version that they are in. */
export const stayingAll = (people: number): PlanCounts => ({ ...nobody, finishOld: people })

/** Refuses to publish anything but what was shown: another draft, another plan, others' changes that were not accepted, or
 *  another number of people, a few aside. */
export function refuseUnseen(seen: Seen, now: Seen, asked: { enrollExisting: boolean; acceptOthers: boolean }): void {
  if (seen.liveVersion !== now.liveVersion) throw new Refusal('migration.newer', { version: now.liveVersion ?? 0 })
  if (seen.revision !== now.revision || canonical(seen.plan) !== canonical(now.plan))
    throw new Refusal('publish.unseen')
  if (!asked.acceptOthers && now.others.length > 0) throw new Refusal('publish.others')
  if (now.others.some((one) => !seen.others.includes(one))) throw new Refusal('publish.unseen')
  for (const kind of ['continued', 'goTo', 'exited', 'finishOld'] as const)
    refuseDrift(seen.counts[kind], now.counts[kind])
  if (asked.enrollExisting) refuseDrift(seen.onList, now.onList)
}
