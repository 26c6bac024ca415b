import { type ReactFlowInstance, ReactFlowProvider, useStore as useFlowStore, useReactFlow } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowEdge, StepNode } from '#client/canvas/flowModel.ts'
import { useStepLabels } from '#client/canvas/useStepLabels.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { compareDrawings } from './comparedDrawing.ts'
import styles from './LiveBeside.module.css'
import { StillCanvas } from './StillCanvas.tsx'

const none = new Map()

/** The live version beside the draft. Both look at the same place: whoever moves one moves the other. */
export function LiveBeside({ graph, version }: { graph: Graph; version: number }) {
  const { t } = useTranslation('versions')
  const draft = useReactFlow()
  const [x, y, zoom] = useFlowStore(({ transform }) => transform)
  const live = useRef<ReactFlowInstance<StepNode, FlowEdge>>(null)
  const labels = useStepLabels(
    useMemo(() => readFlow(graph).order, [graph]),
    none,
  )
  const { nodes, edges } = useMemo(
    () => compareDrawings(graph, graph, [], { movedShown: false, labels }),
    [graph, labels],
  )
  useEffect(() => {
    const view = live.current?.getViewport()
    if (view && (view.x !== x || view.y !== y || view.zoom !== zoom)) void live.current?.setViewport({ x, y, zoom })
  }, [x, y, zoom])
  // The draft gives half of its room away: what stood in its middle stays there.
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const half = (frame.current?.clientWidth ?? 0) / 2
    const shift = (by: number) => {
      const view = draft.getViewport()
      void draft.setViewport({ ...view, x: view.x + by })
    }
    shift(-half)
    return () => shift(half)
  }, [draft])
  const label = t('live.beside', { number: version })
  return (
    <section ref={frame} className={styles.beside} aria-label={label}>
      <p className={styles.title}>{label}</p>
      <ReactFlowProvider>
        <StillCanvas
          label={label}
          nodes={nodes}
          edges={edges}
          onReady={(flow) => {
            live.current = flow
            return draft.getViewport()
          }}
          onLook={(view) => void draft.setViewport(view)}
        />
      </ReactFlowProvider>
    </section>
  )
}
