import { wilson } from '#engine/experiment/interval.ts'
import type { Language } from '#engine/nodes/language.ts'
import type { NodeRate } from './rateOf.ts'
import { percent, smallNumber } from './words.ts'

/** Few people say little: below that, shares are told as the counts they are made of. */
export const isSmall = ({ of }: NodeRate): boolean => of < smallNumber

/** "4.2 %", or with few people "5 / 12"; a dash while there is nobody. */
export function rateText(rate: NodeRate, language: Language): string {
  const { n, of } = rate
  if (of === 0) return '–'
  const count = new Intl.NumberFormat(language)
  return isSmall(rate) ? `${count.format(n)} / ${count.format(of)}` : percent(n / of, language)
}

/** Between which shares the truth lies, nine times of ten. null with few people. */
export function intervalOf(rate: NodeRate): { low: number; high: number; rate: number } | null {
  return isSmall(rate) ? null : wilson(rate.n, rate.of, 0.9)
}

/** By how many percentage points a rate has changed; null when either has few people. */
export function changeOf(now: NodeRate, before: NodeRate | null): number | null {
  if (!before || isSmall(now) || isSmall(before)) return null
  return Math.round((now.n / now.of - before.n / before.of) * 1000) / 10
}
