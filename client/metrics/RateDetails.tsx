import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import type { Node } from '#engine/nodes/registry.ts'
import { definition, leadMeasures, mailMeasures, measureWord, type PeopleMeasure } from './definition.ts'
import { IntervalBar, scaleOf } from './IntervalBar.tsx'
import { hasRange } from './numbersView.ts'
import styles from './RatePill.module.css'
import { changeOf, intervalOf, isSmall, rateText } from './rateWords.ts'
import { useView } from './useNumbersView.ts'
import { type ShownRate, type SideCounts, useSideCounts } from './useRate.ts'
import { percent } from './words.ts'

export interface RateDetailsProps {
  node: Node
  title: string
  rate: ShownRate
  close: () => void
}

/** What a rate is made of, how sure it is, how it was before, and the numbers beside it, each with its people. */
export function RateDetails({ node, title, rate, close }: RateDetailsProps) {
  const { t } = useTranslation('numbers')
  const format = useFormat()
  const { view } = useView()
  const { showPeople } = useCanvas()
  const side = useSideCounts(node.id)
  const { now, before } = rate
  const language = currentLanguage()
  const interval = intervalOf(now)
  const of = { n: format.number(now.n), of: format.number(now.of) }
  const measure = now.kind === 'clicked' ? 'delivered' : now.kind === 'accepted' ? 'handedOver' : 'entered'
  const [, basis, ...more] = definition({ measure }, view, { t, format })
  return (
    <div className={styles.details}>
      <p className={styles.head}>
        <span>{title}</span>
        <strong>{rateText(now, language)}</strong>
      </p>
      <IntervalBar rate={now} wide />
      {interval && (
        <p className={styles.scale} aria-hidden="true">
          <span>0</span>
          <span>{percent(scaleOf(interval.high), language)}</span>
        </p>
      )}
      <p>{t(`rate.${now.kind}.about`, of)}</p>
      <p>
        {interval
          ? t('rate.interval', { low: percent(interval.low, language), high: percent(interval.high, language) })
          : t('rate.small')}
      </p>
      {before && <p>{comparison()}</p>}
      <p className={styles.quiet}>{[basis, ...more.filter((one) => one === t('basis.filtered'))].join(' ')}</p>
      <Numbers side={side} onPeople={people} />
    </div>
  )

  function people(pressed: PeopleMeasure): void {
    close()
    showPeople(node.id, pressed)
  }

  function comparison(): string {
    if (!before) return ''
    const change = changeOf(now, before)
    const was = rateText(before, language)
    if (change === null || isSmall(before)) return t('rate.tooFew', { before: was })
    if (change === 0) return t('rate.noChange', { before: was })
    const ripening = hasRange(view) && view.mode === 'cohort' ? ` ${t('rate.ripening')}` : ''
    return t('rate.change', { change: format.signed(change), before: was }) + ripening
  }
}

function Numbers({ side, onPeople }: { side: SideCounts; onPeople: (measure: PeopleMeasure) => void }) {
  const { t } = useTranslation('editor')
  const { t: n } = useTranslation('numbers')
  const format = useFormat()
  const { mails, leads } = side
  const rows: (readonly [PeopleMeasure, number])[] = [
    ...(mails ? mailMeasures.map((measure) => [measure, mails[measure]] as const) : []),
    ...(leads ? leadMeasures.map((measure) => [measure, leads[measure]] as const) : []),
  ]
  if (rows.length === 0) return null
  return (
    <ul className={styles.numbers} aria-label={n('rate.details')}>
      {rows.map(([measure, count]) => {
        const name = measureWord(measure, t, n)
        return (
          <li key={measure}>
            <button
              type="button"
              data-people={measure}
              aria-label={t('measure.button', { measure: name, number: format.number(count) })}
              onClick={() => onPeople(measure)}
            >
              <span>{name}</span>
              <span className={styles.count}>{format.number(count)}</span>
              <span className={styles.what}>{n(`what.${measure}`)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
