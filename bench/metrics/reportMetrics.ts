import type { MetricsResults } from '../results.ts'

/** What the numbers of the canvas cost, in words. */
export function reportMetrics({
  machine,
  measuredAt,
  load,
  steps,
  calls,
  p50Ms,
  p99Ms,
  ledgerMs,
}: MetricsResults): string {
  return `## Numbers on the canvas
All counters of a program with ${steps.toLocaleString('en')} steps in its ledger, as the canvas asks for them, ${calls} times: **${p50Ms} ms** in the middle, **${p99Ms} ms** for 99 of 100 (goal ≤ 5). Counting the ledger instead takes ${ledgerMs} ms. Both were held against each other. ${machine}; ${measuredAt.slice(0, 10)}; load average ${load[1]}.
`
}
