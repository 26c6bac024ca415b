import styles from './RatePill.module.css'
import type { NodeRate } from './rateOf.ts'
import { intervalOf } from './rateWords.ts'

/** Small rates would all stand at the left edge: the scale ends at the next of these above the interval. */
export const scaleOf = (high: number): number => [0.1, 0.25, 0.5, 1].find((end) => high <= end) ?? 1

/** From 0 on: where the truth lies, nine times of ten, and what was seen. Nothing with few people. A picture of what
 *  the words beside it say. */
export function IntervalBar({ rate, wide = false }: { rate: NodeRate; wide?: boolean }) {
  const interval = intervalOf(rate)
  if (!interval) return null
  const { low, high, rate: seen } = interval
  const scale = scaleOf(high)
  const place = (share: number) => `${Math.min(100, (share / scale) * 100)}%`
  return (
    <span className={wide ? styles.wideBar : styles.interval} aria-hidden="true">
      <span className={styles.reach} style={{ left: place(low), right: `calc(100% - ${place(high)})` }} />
      <span className={styles.seen} style={{ left: place(seen) }} />
    </span>
  )
}
