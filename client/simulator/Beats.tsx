import { FlaskConical } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { nodeAt } from '#engine/program/graph.ts'
import type { Beat, Performed } from '#engine/simulate/beat.ts'
import type { About } from './about.ts'
import { BeatRow } from './BeatRow.tsx'
import { EmailDialog } from './EmailDialog.tsx'
import { rowsOf, stepOf } from './judgements.ts'
import styles from './Simulation.module.css'

/** What has been seen of the run, row by row. */
export function Beats({ words, graph, run, seen }: About & { seen: readonly Beat[] }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const editor = useEditor()
  const end = useRef<HTMLDivElement>(null)
  const [mail, setMail] = useState<{ nodeId: string; performed: Performed } | null>(null)
  const rows = rowsOf(seen)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is a reason to look again
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [rows.length])
  const show = (nodeId: string | null) => {
    if (nodeId && nodeAt(graph, nodeId)) editor.moment.set({ current: nodeId })
  }
  if (seen.length === 0) {
    return (
      <p className={styles.nothing}>
        <FlaskConical size={20} aria-hidden="true" />
        {run.beats.length === 0 ? t('noEntry') : t('ready')}
      </p>
    )
  }
  let day = ''
  return (
    <div role="log" aria-label={t('log')} aria-live="polite">
      <ol className={styles.beats}>
        {rows.map(({ beat, next }, n) => {
          const on = format.longDate(beat.at)
          const isNewDay = on !== day
          day = on
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row's place in the run is what it is
            <li key={n}>
              {isNewDay && <p className={styles.day}>{on}</p>}
              <BeatRow
                beat={beat}
                next={next}
                words={words}
                graph={graph}
                isLast={n === rows.length - 1}
                onShow={() => show(stepOf(beat))}
                onMail={(nodeId, performed) => setMail({ nodeId, performed })}
              />
            </li>
          )
        })}
      </ol>
      {run.isEndless && seen.length === run.beats.length && <Banner tone="warn">{t('endless')}</Banner>}
      <div ref={end} />
      {mail && <EmailDialog graph={graph} {...mail} onClose={() => setMail(null)} />}
    </div>
  )
}
