import { type ReactFlowInstance, ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowEdge, StepNode } from '#client/canvas/flowModel.ts'
import { changeLine } from '#engine/program/changeMessage.ts'
import type { Graph } from '#engine/program/graph.ts'
import { card } from '#engine/program/place.ts'
import { compareDrawings } from './comparedDrawing.ts'
import { StillCanvas } from './StillCanvas.tsx'
import type { ToldChange } from './useChanges.ts'

export interface ComparedCanvasProps {
  before: Graph
  after: Graph
  changes: readonly ToldChange[]
  movedShown: boolean
  /** The change to look at. */
  current?: ToldChange | null
  onPress?: (nodeId: string) => void
}

/** Two drawings laid over each other: what came, what is gone, what changed. */
export function ComparedCanvas(props: ComparedCanvasProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  )
}

function Drawing({ before, after, changes, movedShown, current, onPress }: ComparedCanvasProps) {
  const { t } = useTranslation('versions')
  const flow = useReactFlow<StepNode, FlowEdge>()
  const { nodes, edges } = useMemo(() => {
    const labels = new Map(changes.flatMap(({ nodeId, said }) => (nodeId ? [[nodeId, changeLine(said)] as const] : [])))
    return compareDrawings(before, after, changes, { movedShown, labels })
  }, [before, after, changes, movedShown])
  const place = nodes.find(({ id }) => id === current?.nodeId)?.position
  const go = useCallback((to: { x: number; y: number }, on: Pick<ReactFlowInstance, 'setCenter' | 'getZoom'>) => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const zoom = Math.max(0.75, Math.min(1, on.getZoom()))
    void on.setCenter(to.x + card.width / 2, to.y + card.height / 2, { zoom, duration: calm ? 0 : 150 })
  }, [])
  useEffect(() => {
    if (place && flow.viewportInitialized) go(place, flow)
  }, [place, flow, go])
  return <StillCanvas label={t('compare.canvas')} nodes={nodes} edges={edges} {...(onPress && { onPress })} />
}
