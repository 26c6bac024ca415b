import { X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { refusalMessage } from '#client/api.ts'
import { kindWords, useCatalog } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import panel from '#client/editor/Panels.module.css'
import { currentLanguage } from '#client/i18n/language.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow } from '#client/shell/workspace.ts'
import { useSimulationWords } from '#client/simulator/useSimulationWords.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import type { Graph } from '#engine/program/graph.ts'
import { PathControls } from './PathControls.tsx'
import styles from './PathPanel.module.css'
import { PathStop } from './PathStop.tsx'
import { stopsOf, wayUntil } from './stops.ts'
import { stopWords } from './stopWords.ts'
import { usePath, useShowPath } from './usePath.ts'
import { useReplay } from './useReplay.ts'

export interface PathPanelProps {
  enrollmentId: number
  /** The drawing of the version that is looked at. */
  graph: Graph
  isPaused: boolean
}

/** One person's way through the program, stop by stop: shown on the canvas as far as it is followed here, told in words,
 *  and replayed. */
export function PathPanel({ enrollmentId, graph, isPaused }: PathPanelProps) {
  const { t } = useTranslation('path')
  const { t: simulated } = useTranslation('simulation')
  const { t: people } = useTranslation('people')
  const editor = useEditor()
  const format = useFormat()
  const now = useNow()
  const showPath = useShowPath()
  const catalog = useCatalog()
  const told = useSimulationWords(graph)
  const words = useMemo(() => kindWords(currentLanguage(), catalog, graph), [catalog, graph])
  const { data: path, error } = usePath(editor.workspaceId, enrollmentId)
  const stops = useMemo(() => (path ? stopsOf(path) : []), [path])
  const replay = useReplay(stops.length)
  const { place } = replay
  const speaker = useMemo(
    () => ({
      t: people,
      words,
      format,
      now,
      isPaused,
      found: (value: Parameters<typeof told.value>[0]) => simulated('found', { value: told.value(value) }),
    }),
    [people, words, format, now, isPaused, simulated, told],
  )

  useEffect(() => {
    if (!path) return
    const lines = Object.fromEntries(
      stops
        .slice(0, place + 1)
        .map((stop) => [stop.nodeId, stopWords(stop, graph.nodes[stop.nodeId], path, speaker)] as const),
    )
    const pathVersion = stops[place]?.version ?? path.version
    editor.moment.set({ simulated: wayUntil(stops, place), pathLines: lines, pathVersion })
  }, [editor, path, stops, place, graph, speaker])
  useEffect(() => () => editor.moment.set({ simulated: null, pathLines: null, pathVersion: null }), [editor])

  const title = path?.name ? t('title', { name: path.name }) : t('title.gone')
  return (
    <section className={panel.panel} aria-label={title} data-panel="path">
      <header className={panel.head}>
        <h2 className={panel.title}>{title}</h2>
        <IconButton label={t('close')} icon={<X size={20} aria-hidden="true" />} onPress={() => showPath(null)} />
      </header>
      {error && (
        <div className={panel.body}>
          <Banner tone="error">{refusalMessage(error)}</Banner>
        </div>
      )}
      {!path && !error && (
        <div className={panel.body}>
          <SkeletonLines count={6} />
        </div>
      )}
      {path && (
        <>
          <p className={styles.about}>
            <Link to={`/w/${editor.workspaceId}/prospects/${path.prospectId}`}>{t('person')}</Link>
            <span>{t('version', { version: stops[place]?.version ?? path.version })}</span>
          </p>
          <PathControls replay={replay} stops={stops} nameOf={(id) => (graph.nodes[id] ? told.step(id) : t('gone'))} />
          <ol className={styles.stops} aria-label={t('stops')}>
            {stops.map((stop, n) => (
              <PathStop
                key={stop.visit}
                stop={stop}
                path={path}
                graph={graph}
                speaker={speaker}
                told={told}
                isCurrent={n === place}
                isAhead={n > place}
                onShow={() => replay.goTo(n)}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
