import type { TFunction } from 'i18next'
import type { Format } from '#client/i18n/format.ts'
import type { LeadCounts, MailCounts, Measure } from './MetricsStore.ts'
import { countFilters, hasRange, type NumbersView } from './numbersView.ts'
import { rangeWords } from './rangeWords.ts'

/** Every number that has people behind it. */
export type PeopleMeasure = Measure | Exclude<keyof MailCounts, 'clickedOfDelivered'> | keyof LeadCounts

export const mailMeasures = ['delivered', 'clicked', 'replied', 'bounced', 'unsubscribed'] as const
export const leadMeasures = ['handedOver', 'accepted'] as const
const sums: ReadonlySet<string> = new Set(['entered', 'waiting', 'movedOn', 'exited', 'failed'])

interface Speaker {
  readonly t: TFunction<'numbers'>
  readonly format: Format
}

/** What a number counts, over which time, and what it adds up to: a sentence each.
 *  @param before who stood at the step when the range began, in activity mode */
export function definition(
  number: { readonly measure: PeopleMeasure; readonly outlet?: string | undefined; readonly before?: number },
  view: NumbersView,
  { t, format }: Speaker,
): string[] {
  const { measure, outlet, before = 0 } = number
  const ranged = hasRange(view)
  const byEvent = ranged && view.mode === 'activity'
  const what =
    outlet !== undefined
      ? t('what.outlet')
      : measure === 'waiting' && byEvent && view.to !== undefined
        ? t('what.waiting.end')
        : t(`what.${measure}`)
  const range = rangeWords(view, t, format)
  const inside = range.charAt(0).toLocaleLowerCase() + range.slice(1)
  const basis = ranged
    ? t(`basis.${view.mode}`, { range: inside })
    : view.since === undefined
      ? t('basis.all')
      : `${range}.`
  const sentences = [what, basis]
  if (countFilters(view) > 0) sentences.push(t('basis.filtered'))
  if (sums.has(measure) && outlet === undefined)
    sentences.push(byEvent ? t('sum.activity', { before: format.number(before) }) : t('sum.cohort'))
  return sentences
}

/** The word for a number. */
export function measureWord(measure: PeopleMeasure, t: TFunction<'editor'>, n: TFunction<'numbers'>): string {
  if ((mailMeasures as readonly string[]).includes(measure)) return n(`mail.${measure}` as 'mail.delivered')
  if ((leadMeasures as readonly string[]).includes(measure)) return n(`lead.${measure}` as 'lead.accepted')
  return t(`measure.${measure}` as 'measure.entered')
}
