import { randomBytes } from 'node:crypto'

/** Base 36 digits of the time that ids begin their last part with; enough until the year 2059. */
const TIME_DIGITS = 8

/**
 * `<workspace>.<message>.<time><random>@<domain>`, without angle brackets. Made once and kept with the message: every
 * retry carries the same, and because the time is inside, the same Date.
 * @param at milliseconds
 */
export function newMessageId(workspaceId: number, id: number, at: number, domain: string): string {
  const time = at.toString(36).padStart(TIME_DIGITS, '0').slice(-TIME_DIGITS)
  return `${workspaceId.toString(36)}.${id.toString(36)}.${time}${randomBytes(8).toString('hex')}@${domain}`
}

/** The Date header that goes with a message id. */
export function dateOf(messageId: string): Date {
  const time = messageId.split('@')[0]?.split('.')[2]?.slice(0, TIME_DIGITS) ?? '0'
  return new Date(Number.parseInt(time, 36))
}

/** The domain of an address, or what stands in when there is none. */
export function domainOf(email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return /^[a-z0-9.-]+$/.test(domain) ? domain : 'localhost'
}
