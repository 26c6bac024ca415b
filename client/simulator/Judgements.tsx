import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import type { Beat } from '#engine/simulate/beat.ts'
import type { Judgement } from '#engine/simulate/criteria.ts'
import styles from './Simulation.module.css'
import type { SimulationWords } from './useSimulationWords.ts'

interface JudgementsProps {
  judgements: readonly Judgement[]
  words: SimulationWords
  graph: Graph
  beat: Beat
}

/** What a step asked: each condition, whether it was met, and the value that was found. */
export function Judgements({ judgements, words, graph, beat }: JudgementsProps) {
  const { t } = useTranslation('simulation')
  const kinds = useKindWords()
  const nodeId = beat.kind === 'stepped' ? beat.step.nodeId : beat.kind === 'waits' ? beat.nodeId : ''
  const node = nodeAt(graph, nodeId)
  // Several paths are asked in turn, and no more once one of them was met.
  const first = judgements.findIndex(({ isMet }) => isMet)
  const asked = judgements.length > 1 && first >= 0 ? judgements.slice(0, first + 1) : judgements
  return asked.map((judgement, n) => {
    const { path, joined, criteria } = judgement
    const outlet = judgements.length > 1 && node?.type === 'paths' ? node.config.paths[n]?.id : undefined
    return (
      <div key={path} className={styles.judgement}>
        {(outlet || criteria.length > 1) && (
          <p className={styles.detail}>
            {outlet && node ? `${kinds.outlet(node, outlet)}: ` : ''}
            {criteria.length > 1 ? t(joined === 'all' ? 'all' : 'any', { count: criteria.length }) : ''}
          </p>
        )}
        <ul className={styles.criteria}>
          {criteria.map(({ rule, isMet, value }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names
            <li key={i} className={styles.criterion}>
              {isMet ? (
                <Check size={14} className={styles.met} aria-label={t('met')} />
              ) : (
                <X size={14} className={styles.unmet} aria-label={t('unmet')} />
              )}
              <span>
                {words.rule(rule)} <span className={styles.found}>{t('found', { value: words.value(value) })}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}
