import type { TFunction } from 'i18next'
import type { Format } from '#client/i18n/format.ts'
import type { NumbersView } from './numbersView.ts'

/** The range of a view in words: "Last 30 days", "1 Nov 2026 to 7 Nov 2026". */
export function rangeWords({ days, from, to, since }: NumbersView, t: TFunction<'numbers'>, format: Format): string {
  // Noon, so that the day stays the same wherever it is written down.
  const date = (day: string) => format.date(`${day}T12:00:00Z`)
  if (days !== undefined) return t('range.days', { count: days })
  if (from !== undefined && to !== undefined) return t('range.fromTo', { from: date(from), to: date(to) })
  if (from !== undefined) return t('range.from', { from: date(from) })
  if (to !== undefined) return t('range.to', { to: date(to) })
  return since === undefined ? t('range.all') : t('range.since', { version: since })
}
