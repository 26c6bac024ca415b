import type { Since } from '../../nodes/fact.ts'
import type { Claimed } from '../claimDue.ts'

/** Since when it counts for this person, in milliseconds of workspace time; null: not before now. */
export function sinceWhen(claimed: Claimed, fact: { readonly since: Since; readonly nodeId?: string }): number | null {
  switch (fact.since) {
    case 'ever':
      return 0
    case 'entered':
      return claimed.enteredAt
    case 'here':
      // Whoever has not come there yet comes there now. What let somebody come there, at that very moment, happened before:
      // one event lets one wait go, not the next one as well.
      return fact.nodeId === claimed.nodeId ? claimed.arrivedAt + 1 : null
    default:
      return fact.since satisfies never
  }
}
