import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import panel from '#client/editor/Panels.module.css'
import { useStore } from '#client/editor/Store.ts'
import { Tabs } from '#client/ui/Tabs.tsx'
import type { Graph } from '#engine/program/graph.ts'
import { compileProgram } from '#engine/simulate/compileProgram.ts'
import { simulate } from '#engine/simulate/simulate.ts'
import { Beats } from './Beats.tsx'
import { Beginnings } from './Beginnings.tsx'
import { Controls } from './Controls.tsx'
import { Coverage } from './Coverage.tsx'
import { Happenings } from './Happenings.tsx'
import { pathOf, samePath } from './path.ts'
import styles from './Simulation.module.css'
import { nextPlace, simulatorOf } from './Simulator.ts'
import { useSimulationWords } from './useSimulationWords.ts'
import { Who } from './Who.tsx'

export type Persona = Outputs['personas']['list'][number]
export type LoadedSetting = Outputs['personas']['setting']

/** Milliseconds between two steps while it plays. */
const tempo = 900

interface TryoutProps {
  graph: Graph
  setting: LoadedSetting
  personas: readonly Persona[]
  canEdit: boolean
}

/** A simulation with all it needs: made anew whenever the drawing or the scenario changes. */
export function Tryout({ graph, setting, personas, canEdit }: TryoutProps) {
  const { t } = useTranslation('simulation')
  const editor = useEditor()
  const { moment } = editor
  const [simulator] = useState(() => {
    const known = simulatorOf(editor, new Date(setting.now))
    const [first] = personas
    const { source, isChanged } = known.read()
    // What is there to be tried is tried: the first of those who are saved.
    if (first && source.kind === 'told' && !isChanged) known.choose({ kind: 'saved', id: first.id }, first)
    return known
  })
  const { scenario, place, isPlaying } = useStore(simulator, (state) => state)
  const program = useMemo(() => compileProgram(graph), [graph])
  const run = useMemo(() => simulate(program, scenario, setting), [program, scenario, setting])
  const words = useSimulationWords(graph)
  const seen = useMemo(() => run.beats.slice(0, place), [run, place])
  const [tab, setTab] = useState<'run' | 'person' | 'personas'>('run')

  useEffect(() => {
    if (seen.length === 0) {
      moment.set({ simulated: null })
      return
    }
    const path = pathOf(seen)
    if (!samePath(moment.read().simulated, path)) moment.set({ simulated: path })
    if (path.at !== null) moment.set({ current: path.at })
  }, [seen, moment])
  useEffect(() => () => moment.set({ simulated: null }), [moment])

  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => {
      const next = nextPlace(run, place)
      simulator.set({ place: next, isPlaying: next < run.beats.length })
    }, tempo)
    return () => clearTimeout(timer)
  }, [isPlaying, place, run, simulator])

  const about = { simulator, setting, words, graph, run }
  return (
    <>
      <div className={styles.who}>
        <Who {...about} personas={personas} canEdit={canEdit} />
      </div>
      <Tabs
        label={t('parts')}
        className={styles.tabs}
        panelClassName={panel.body}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'run', label: t('part.run'), content: <Beats {...about} seen={seen} /> },
          {
            id: 'person',
            label: t('part.person'),
            content: (
              <>
                <Beginnings {...about} />
                <Happenings {...about} seen={seen} />
              </>
            ),
          },
          {
            id: 'personas',
            label: t('part.personas'),
            content: <Coverage {...about} program={program} personas={personas} canEdit={canEdit} />,
          },
        ]}
      />
      <Controls simulator={simulator} run={run} onMove={() => setTab('run')} />
    </>
  )
}
