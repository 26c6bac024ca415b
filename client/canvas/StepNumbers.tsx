import { ArrowDownToLine, ArrowRight, Hourglass, LogOut, type LucideIcon, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { currentLanguage } from '#client/i18n/language.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useTexts } from '#client/i18n/useTexts.ts'
import { type Measure, measures, type NodeCounts } from '#client/metrics/MetricsStore.ts'
import { numbersId } from '#client/metrics/numbersId.ts'
import { useNumbersInWords } from '#client/metrics/numbersInWords.ts'
import { useNodeCounts } from '#client/metrics/useMetrics.ts'
import { shortNumber } from '#client/metrics/words.ts'
import { join } from '#client/ui/join.ts'
import type { Node } from '#engine/nodes/registry.ts'
import { useCanvas } from './CanvasContext.ts'
import styles from './StepNumbers.module.css'

export const measureIcons: Readonly<Record<Measure, LucideIcon>> = {
  entered: ArrowDownToLine,
  waiting: Hourglass,
  movedOn: ArrowRight,
  exited: LogOut,
  failed: TriangleAlert,
}

export interface StepNumbersProps {
  node: Node
  /** Whether the label of what it stands in says the numbers already. */
  isRead?: boolean
}

/** What happened to people at a step. Reads its own numbers, so that a tick draws this strip and nothing else. */
export const StepNumbers = memo(function StepNumbers({ node, isRead = false }: StepNumbersProps) {
  const counts = useNodeCounts(node.id)
  return counts && <Strip node={node} counts={counts} isRead={isRead} />
})

function Strip({ node, counts, isRead }: { node: Node; counts: NodeCounts; isRead: boolean }) {
  const nodeId = node.id
  const t = useTexts('editor')
  const format = useFormat()
  const { showPeople } = useCanvas()
  const words = useNumbersInWords(node)
  return (
    <div className={join(styles.strip, 'nodrag', 'nopan')} data-numbers>
      {!isRead && (
        <span id={numbersId(nodeId)} hidden>
          {words}
        </span>
      )}
      {measures.map((measure) => {
        const Icon = measureIcons[measure]
        const name = t(`measure.${measure}`)
        const exact = format.number(counts[measure])
        return (
          <button
            key={measure}
            type="button"
            tabIndex={-1}
            className={join(styles.number, styles[measure], counts[measure] === 0 && styles.none)}
            aria-label={t('measure.button', { measure: name, number: exact })}
            title={`${name}: ${exact}`}
            data-measure={measure}
            data-node={nodeId}
            onClick={(event) => {
              event.stopPropagation()
              showPeople(nodeId, measure)
            }}
          >
            <Icon size={12} aria-hidden="true" />
            {shortNumber(counts[measure], currentLanguage())}
          </button>
        )
      })}
    </div>
  )
}
