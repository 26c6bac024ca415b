import { CircleSlash, DoorOpen, Flag, TriangleAlert, Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { kindIcons } from '#client/canvas/kindIcons.ts'
import { useKindWords } from '#client/editor/catalog.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { join } from '#client/ui/join.ts'
import { goalOutlet } from '#engine/journey/advance.ts'
import { kindOf, outletsOf } from '#engine/nodes/registry.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import type { Beat, Performed } from '#engine/simulate/beat.ts'
import { Judgements } from './Judgements.tsx'
import { judgementsOf } from './judgements.ts'
import { PerformedLines } from './PerformedLines.tsx'
import styles from './Simulation.module.css'
import type { SimulationWords } from './useSimulationWords.ts'

interface BeatRowProps {
  beat: Beat
  next: Beat | undefined
  words: SimulationWords
  graph: Graph
  isLast: boolean
  onShow: () => void
  onMail: (nodeId: string, performed: Performed) => void
}

/** One thing that was seen: when, where, which way on, and what decided it. */
export function BeatRow(props: BeatRowProps) {
  const { beat, next, words, graph, isLast, onShow, onMail } = props
  const format = useFormat()
  return (
    <div className={styles.beat} data-beat={beat.kind} {...(isLast && { 'aria-current': 'step' })}>
      <time className={styles.time} dateTime={beat.at.toISOString()}>
        {format.time(beat.at)}
      </time>
      <Sign beat={beat} graph={graph} />
      <div className={styles.told}>
        <button type="button" className={styles.line} onClick={onShow}>
          <Headline beat={beat} words={words} graph={graph} />
        </button>
        <Judgements judgements={judgementsOf(beat, next, graph)} words={words} graph={graph} beat={beat} />
        {beat.kind === 'stepped' && (
          <PerformedLines
            performed={beat.performed}
            nodeId={beat.step.nodeId}
            words={words}
            onMail={(one) => onMail(beat.step.nodeId, one)}
          />
        )}
        {beat.kind === 'happened' && <Score score={beat.score} isMoot={beat.isMoot} />}
      </div>
    </div>
  )
}

function Sign({ beat, graph }: { beat: Beat; graph: Graph }) {
  const nodeId = beat.kind === 'stepped' ? beat.step.nodeId : beat.kind === 'waits' ? beat.nodeId : null
  const node = nodeId ? nodeAt(graph, nodeId) : undefined
  const Icon = node
    ? kindIcons[node.type]
    : beat.kind === 'happened'
      ? Zap
      : beat.kind === 'entered'
        ? DoorOpen
        : beat.kind === 'ended'
          ? beat.failed
            ? TriangleAlert
            : Flag
          : CircleSlash
  return (
    <span className={join(styles.sign, node && styles[kindOf(node).family])} aria-hidden="true">
      <Icon size={14} />
    </span>
  )
}

function Headline({ beat, words, graph }: Pick<BeatRowProps, 'beat' | 'words' | 'graph'>) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const kinds = useKindWords()
  switch (beat.kind) {
    case 'entered':
      return <strong>{t(beat.life > 1 ? 'row.again' : 'row.entered', { step: words.step(beat.nodeId) })}</strong>
    case 'keptOut':
      return t('row.keptOut')
    case 'happened':
      return <strong>{words.deed(beat.deed)}</strong>
    case 'waits':
      return (
        <>
          <strong>{words.step(beat.nodeId)}</strong>
          <span className={styles.way}>{t('row.waits', { until: format.dateTime(beat.until) })}</span>
        </>
      )
    case 'ended':
      return beat.failed || beat.outcome.startsWith('exit:') ? (
        <strong>{words.outcome(beat.outcome, beat.failed)}</strong>
      ) : (
        <>
          <strong>{words.step(beat.nodeId)}</strong>
          <span className={styles.way}>{words.outcome(beat.outcome, beat.failed)}</span>
        </>
      )
    case 'stepped': {
      const { nodeId, outlet, to, measure, arrivedAt, at } = beat.step
      const node = nodeAt(graph, nodeId)
      const hasStood = at.getTime() > arrivedAt.getTime()
      const way =
        outlet === goalOutlet
          ? t('row.goal', { step: words.step(to ?? '') })
          : measure === 'movedOn' && node && outletsOf(node).length > 1
            ? kinds.outlet(node, outlet)
            : null
      return (
        <>
          <strong>{words.step(nodeId)}</strong>
          {way && <span className={styles.way}>→ {way}</span>}
          {measure === 'failed' && <span className={styles.unmet}>{t('row.failed')}</span>}
          {hasStood && <span className={styles.stood}>{t('row.stood', { from: format.dateTime(arrivedAt) })}</span>}
        </>
      )
    }
    default:
      return beat satisfies never
  }
}

function Score({ score, isMoot }: { score: { from: number; to: number } | null; isMoot: boolean }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  if (isMoot) return <p className={styles.detail}>{t('row.moot')}</p>
  if (!score) return null
  return (
    <p className={styles.detail}>
      {t('score', {
        from: format.number(score.from),
        to: format.number(score.to),
        by: format.signed(score.to - score.from),
      })}
    </p>
  )
}
