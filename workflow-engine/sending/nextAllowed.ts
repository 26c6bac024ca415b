import { addDuration } from '../nodes/calendar.ts'
import { nextInWindow } from '../nodes/window.ts'
import type { SendingPolicy } from './sendingPolicy.ts'

/** A mail that wants to go. */
export interface Outgoing {
  /** When it wants to go. */
  readonly at: Date
  readonly policy: SendingPolicy
  /** The person's own cap in 7 days, which counts instead of the workspace's; null: the workspace's. */
  readonly mailsPerWeek: number | null
  /** When marketing mail went, or is about to go, to this person over all programs, in any order: as far back as
   *  daysToKnow says. */
  readonly sentToPerson: readonly Date[]
  /** The same for everybody of the person's company, this person included, in the last 24 hours. Empty without one. */
  readonly sentToCompany: readonly Date[]
  /** The person's IANA zone, already fallen back to the workspace's. */
  readonly zone: string
}

/** quietHours: outside the hours. cap: enough for this person. companyCap: enough for the company. distance: too soon
 *  after the last one. */
export type DeferredFor = 'quietHours' | 'cap' | 'companyCap' | 'distance'

/** When a mail may go. */
export interface Allowed {
  /** `Outgoing.at` itself, or later. */
  readonly at: Date
  /** What puts it off to this very moment, of several reasons the last; null: it may go when it wants. */
  readonly reason: DeferredFor | null
}

const dayLong = 24 * 60 * 60_000
const weekLong = 7 * dayLong

/** The first moment, from the one it wants on, at which no limit of the policy forbids a mail. A person's own cap of 0
 *  is looked at again in a week. */
export function nextAllowed(mail: Outgoing): Allowed {
  const { policy, zone } = mail
  const toPerson = latestFirst(mail.sentToPerson)
  const toCompany = latestFirst(mail.sentToCompany)
  const perWeek = mail.mailsPerWeek ?? policy.perWeek
  if (perWeek !== null && perWeek < 1) return { at: new Date(mail.at.getTime() + weekLong), reason: 'cap' }

  // Distance and caps hold from one moment on, whatever the hour: the last of these moments, and then the hours.
  let [at, reason]: [number, DeferredFor | null] = [mail.at.getTime(), null]
  const notBefore = (moment: number, because: DeferredFor) => {
    if (moment > at) [at, reason] = [moment, because]
  }
  notBefore(afterDistance(toPerson, policy.daysBetween, zone), 'distance')
  notBefore(afterCap(toPerson, policy.perDay, dayLong), 'cap')
  notBefore(afterCap(toPerson, perWeek, weekLong), 'cap')
  notBefore(afterCap(toCompany, policy.perCompanyPerDay, dayLong), 'companyCap')
  if (policy.quietHours) notBefore(nextInWindow(new Date(at), policy.quietHours, zone).getTime(), 'quietHours')
  return { at: new Date(at), reason }
}

const latestFirst = (sent: readonly Date[]): number[] => sent.map((at) => at.getTime()).sort((a, b) => b - a)

/** From when on fewer than `most` are in the `span` that ends there. What is later counts too: it is about to go. */
function afterCap(sent: readonly number[], most: number | null, span: number): number {
  const freeing = most === null ? undefined : sent[most - 1]
  return freeing === undefined ? -Infinity : freeing + span
}

function afterDistance([last]: readonly number[], days: number | null, zone: string): number {
  if (days === null || last === undefined) return -Infinity
  return addDuration(new Date(last), { amount: days, unit: 'days' }, zone).getTime()
}
