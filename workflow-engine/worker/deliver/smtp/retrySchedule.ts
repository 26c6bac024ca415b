const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** After 5, 15 and 30 minutes, 1, 2, 4 and 8 hours, then every 8 hours until 72 hours have passed. */
const delays = [
  ...[5, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 8].map((hours) => hours * HOUR),
  ...Array.from({ length: 7 }, () => 8 * HOUR),
]

/**
 * How long to wait before a refused or lost mail is offered again, in milliseconds, ±20 % so that a thousand of them do
 * not come back together; null when it has been offered long enough.
 * @param attempts how often it has been offered, this time included
 */
export function retryDelay(attempts: number, random: () => number = Math.random): number | null {
  const delay = delays[attempts - 1]
  return delay === undefined ? null : Math.round(delay * (0.8 + 0.4 * random()))
}
