import type { EdgeFlow } from './MetricsStore.ts'

/** Below so many people a percentage says more than is known. */
export const smallNumber = 30

/** "1 240 · 48 %", and with few people "5 / 12": the share as the counts it is made of. */
export function flowText({ people, of }: EdgeFlow, language: string): string {
  const count = new Intl.NumberFormat(language)
  if (of === people && of < smallNumber) return count.format(people)
  if (of < smallNumber) return `${count.format(people)} / ${count.format(of)}`
  return `${count.format(people)} · ${percent(people / of, language)}`
}

/** A share between 0 and 1 in words of the language: "48 %", and below 10 % with one decimal. */
export function percent(share: number, language: string): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share)
}

/** A count that fits a card: exact below ten thousand, "12k" and "1.2M" above. The exact one is never far away. */
export function shortNumber(value: number, language: string): string {
  const notation = value < 10_000 ? 'standard' : 'compact'
  return new Intl.NumberFormat(language, { notation, maximumFractionDigits: value < 10_000 ? 0 : 1 }).format(value)
}
