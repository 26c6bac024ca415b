import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import type { Language } from '#engine/nodes/language.ts'
import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import type { NodeCounts } from './MetricsStore.ts'
import type { NodeRate } from './rateOf.ts'
import { isSmall, rateText } from './rateWords.ts'
import { useNodeCounts } from './useMetrics.ts'
import { useRate } from './useRate.ts'

interface Speaker {
  readonly t: TFunction<'numbers'>
  readonly language: Language
  /** What the first path of the step is called. */
  readonly outlet: string
}

/** What a screen reader says of a step's numbers: "214 waiting, click rate 6.1%"; with few people "click rate 5 of 12".
 *  "" while nothing is known. */
export function numbersInWords(counts: NodeCounts | null, rate: NodeRate | null, speaker: Speaker): string {
  if (!counts) return ''
  const { t, language, outlet } = speaker
  const count = new Intl.NumberFormat(language)
  const parts: string[] = [t('words.waiting', { count: counts.waiting, number: count.format(counts.waiting) })]
  if (rate && rate.of > 0) {
    const value = isSmall(rate)
      ? t('words.of', { n: count.format(rate.n), of: count.format(rate.of) })
      : rateText(rate, language)
    const name = t(`rate.${rate.kind}`, { outlet })
    parts.push(t('words.rate', { rate: name.charAt(0).toLocaleLowerCase(language) + name.slice(1), value }))
  }
  return parts.join(', ')
}

/** The same of one step, as live as its card. */
export function useNumbersInWords(node: Node): string {
  const { t } = useTranslation('numbers')
  const words = useKindWords()
  const counts = useNodeCounts(node.id)
  const rate = useRate(node)
  const [outlet] = outletsOf(node)
  return numbersInWords(counts, rate?.now ?? null, {
    t,
    language: currentLanguage(),
    outlet: outlet === undefined ? '' : words.outlet(node, outlet),
  })
}
