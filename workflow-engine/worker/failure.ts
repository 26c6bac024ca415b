/** The world failed for a moment: nobody is to blame, and the same work goes through later. */
export class Passing extends Error {
  override readonly name = 'Passing'
}

/** Class 08 connection, 40 rollback (deadlock, serialization), 53 resources (disk full), 55 locks, 57 shutdown, 58 system;
 *  25P03 and 25P04: this process stood still in its transaction for too long. */
const passingStates = /^(08|40|53|55|57|58|25P03|25P04)/
const passingCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])

/** Whether a failure comes from the database or the way to it, not from what was asked of it. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Passing) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (/^[0-9A-Z]{5}$/.test(code) && 'severity' in error) return passingStates.test(code)
  if (passingCodes.has(code)) return true
  return /connection (terminated|timeout|closed)|timeout exceeded when trying to connect|Client has encountered/i.test(
    error.message,
  )
}

/** What went wrong, in one line that fits a column. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return (message.replaceAll('\u0000', '').split('\n', 1)[0] ?? '').slice(0, 500) || 'unknown'
}
