/** How long to wait before trying again, in milliseconds: doubling from 100 ms to 30 s, never the same for two. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(30_000, 100 * 2 ** Math.min(attempt, 20))
  return ceiling * (0.5 + random() / 2)
}
