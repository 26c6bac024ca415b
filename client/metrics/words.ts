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

/** Width of an edge in pixels: 2 to 10 by its share of the people who left its node. */
export function flowWidth(flow: EdgeFlow | null): number {
  if (!flow || flow.people === 0 || flow.of === 0) return 2
  return Math.round((2 + 8 * (flow.people / flow.of)) * 10) / 10
}

/** A count that fits a card: exact below ten thousand, "12k" and "1.2M" above. The exact one is never far away. */
export function shortNumber(value: number, language: string): string {
  const notation = value < 10_000 ? 'standard' : 'compact'
  return new Intl.NumberFormat(language, { notation, maximumFractionDigits: value < 10_000 ? 0 : 1 }).format(value)
}
