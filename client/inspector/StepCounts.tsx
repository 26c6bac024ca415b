import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { measureIcons } from '#client/canvas/StepNumbers.tsx'
import { useFormat } from '#client/i18n/useFormat.ts'
import { measures } from '#client/metrics/MetricsStore.ts'
import { useNodeCounts } from '#client/metrics/useMetrics.ts'
import type { Node } from '#engine/nodes/registry.ts'
import styles from './Inspector.module.css'

/** The step's numbers with their words. */
export function StepCounts({ node }: { node: Node }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const { showPeople } = useCanvas()
  const counts = useNodeCounts(node.id)
  if (!counts) return null
  return (
    <section className={styles.counts} aria-label={t('measure.title')}>
      <h3>{t('measure.title')}</h3>
      <ul>
        {measures.map((measure) => {
          const Icon = measureIcons[measure]
          return (
            <li key={measure}>
              <button type="button" className={styles.count} onClick={() => showPeople(node.id, measure)}>
                <Icon size={14} aria-hidden="true" />
                <span>{t(`measure.${measure}`)}</span>
                <strong>{format.number(counts[measure])}</strong>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
