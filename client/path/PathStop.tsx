import { useTranslation } from 'react-i18next'
import { kindIcons } from '#client/canvas/kindIcons.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Judgements } from '#client/simulator/Judgements.tsx'
import type { SimulationWords } from '#client/simulator/useSimulationWords.ts'
import { join } from '#client/ui/join.ts'
import type { Graph } from '#engine/program/graph.ts'
import { judge } from '#engine/simulate/criteria.ts'
import styles from './PathPanel.module.css'
import { PathSign } from './PathSign.tsx'
import type { PathView, Stop } from './stops.ts'
import { type StopSpeaker, stopWords } from './stopWords.ts'

export interface PathStopProps {
  stop: Stop
  path: PathView
  graph: Graph
  speaker: StopSpeaker
  told: SimulationWords
  isCurrent: boolean
  /** The replay has not come here yet. */
  isAhead: boolean
  onShow: () => void
}

/** One stop in words: when, where, what became of the person, and what the step saw. */
export function PathStop({ stop, path, graph, speaker, told, isCurrent, isAhead, onShow }: PathStopProps) {
  const { t } = useTranslation('path')
  const format = useFormat()
  const node = graph.nodes[stop.nodeId]
  const Icon = node && kindIcons[node.type]
  const { sign, text } = stopWords(stop, node, path, speaker)
  const judged = node && stop.saw && stop.end !== 'here' ? judge(node, stop.saw) : []
  const stood = stop.at !== null && stop.at !== stop.arrivedAt
  const at = new Date(stop.at ?? stop.arrivedAt)
  return (
    <li className={join(styles.stop, isAhead && styles.ahead)} {...(isCurrent && { 'aria-current': 'step' })}>
      <time className={styles.time} dateTime={at.toISOString()} title={format.dateTime(at)}>
        {format.brief(at, speaker.now)}
      </time>
      <PathSign sign={sign} />
      <div className={styles.told}>
        <button type="button" className={styles.line} onClick={onShow}>
          {Icon && <Icon size={14} aria-hidden="true" />}
          <strong>{node ? told.step(stop.nodeId) : t('gone')}</strong>
        </button>
        <p>{text}</p>
        {(stood || stop.at === null) && (
          <p className={styles.quiet}>
            {t(stop.at === null ? 'here' : 'stood', { when: format.dateTime(stop.arrivedAt) })}
          </p>
        )}
        {judged.length > 0 && (
          <Judgements
            judgements={judged}
            words={told}
            graph={graph}
            beat={{ kind: 'waits', life: 1, at, nodeId: stop.nodeId, until: at, saw: stop.saw }}
          />
        )}
      </div>
    </li>
  )
}
