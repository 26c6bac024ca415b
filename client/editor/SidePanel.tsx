import { lazy, Suspense } from 'react'
import { usePathId, useShowPath } from '#client/path/usePath.ts'
import { later } from '#client/ui/later.tsx'
import type { Graph } from '#engine/program/graph.ts'
import { useEditor, useSelection } from './EditorContext.ts'
import type { Program } from './EditorHeader.tsx'
import { useStore } from './Store.ts'

// It brings the engine's simulation along; it is fetched when it is opened.
const SimulationPanel = lazy(async () => ({
  default: (await import('#client/simulator/SimulationPanel.tsx')).SimulationPanel,
}))

const PathPanel = lazy(async () => ({ default: (await import('#client/path/PathPanel.tsx')).PathPanel }))

const Inspector = later(async () => (await import('#client/inspector/Inspector.tsx')).Inspector)
const ProblemsPanel = later(async () => (await import('#client/problems/ProblemsPanel.tsx')).ProblemsPanel)
const VersionsPanel = later(async () => (await import('#client/versions/VersionsPanel.tsx')).VersionsPanel)
const ProgramRulesPanel = later(async () => (await import('./ProgramRulesPanel.tsx')).ProgramRulesPanel)

export interface SidePanelProps {
  program: Program
  graph: Graph
  editable: boolean
  canEdit: boolean
}

/** What stands beside the canvas: the selected step, the rules of the program, the problems or the versions. Escape closes it. */
export function SidePanel({ program, graph, editable, canEdit }: SidePanelProps) {
  const editor = useEditor()
  const { moment } = editor
  const panel = useStore(moment, (state) => state.panel)
  const selection = useSelection()
  const current = useStore(moment, (state) => state.current)
  const comparing = useStore(moment, (state) => state.comparing !== null)
  const pathId = usePathId()
  const showPath = useShowPath()
  if ((!panel && pathId === null) || comparing) return null
  const id = selection.length > 0 ? selection[0] : current
  const node = id ? graph.nodes[id] : undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what bubbles up from the panel
    <div
      style={{ display: 'contents' }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        // A number counts when its field is left; leaving comes before closing.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        if (pathId !== null) showPath(null)
        moment.set({ panel: null, focusCanvas: moment.read().focusCanvas + 1 })
      }}
    >
      {pathId !== null && (
        <Suspense>
          <PathPanel key={pathId} enrollmentId={pathId} graph={graph} isPaused={program.status === 'paused'} />
        </Suspense>
      )}
      {pathId === null && panel === 'step' && node && selection.length < 2 && (
        <Inspector key={node.id} node={node} isReadOnly={!editable} />
      )}
      {pathId === null && panel === 'problems' && <ProblemsPanel />}
      {pathId === null && panel === 'rules' && <ProgramRulesPanel isReadOnly={!editable} />}
      {pathId === null && panel === 'simulation' && (
        <Suspense>
          <SimulationPanel graph={graph} canEdit={canEdit} />
        </Suspense>
      )}
      {pathId === null && panel === 'versions' && <VersionsPanel liveVersion={program.liveVersion} canEdit={canEdit} />}
    </div>
  )
}
