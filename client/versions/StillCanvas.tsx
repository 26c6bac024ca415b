import '@xyflow/react/dist/base.css'
import { Background, BackgroundVariant, ReactFlow, type ReactFlowInstance, type Viewport } from '@xyflow/react'
import { useCallback, useRef } from 'react'
import { type CanvasActions, CanvasContext } from '#client/canvas/CanvasContext.ts'
import { FlowEdgeView } from '#client/canvas/FlowEdgeView.tsx'
import { firstLook } from '#client/canvas/firstLook.ts'
import type { FlowEdge, StepNode } from '#client/canvas/flowModel.ts'
import canvas from '#client/canvas/ProgramCanvas.module.css'
import { join } from '#client/ui/join.ts'
import { MarkedCard } from './MarkedCard.tsx'
import styles from './StillCanvas.module.css'

const nodeTypes = { step: MarkedCard }
const edgeTypes = { flow: FlowEdgeView }
const far = 0.35

const nothing = () => undefined
/** Cards that can be looked at and nothing else. */
const looking: CanvasActions = {
  editable: false,
  openMenu: nothing,
  openStepMenu: nothing,
  showPeople: nothing,
  showProblems: nothing,
  rename: nothing,
}

export interface StillCanvasProps {
  label: string
  nodes: readonly StepNode[]
  edges: readonly FlowEdge[]
  /** Takes the canvas at its first look; an answer is where to look. */
  onReady?: (flow: ReactFlowInstance<StepNode, FlowEdge>) => Viewport | undefined
  /** The reader moved the view. */
  onLook?: (view: Viewport) => void
  onPress?: (nodeId: string) => void
}

/** A drawing that cannot be changed: two versions laid over each other, or the live one beside the draft. Stands in a
 *  ReactFlowProvider of its own. */
export function StillCanvas({ label, nodes, edges, onReady, onLook, onPress }: StillCanvasProps) {
  const frame = useRef<HTMLDivElement>(null)
  const seeZoom = useCallback(({ zoom }: Viewport) => {
    frame.current?.style.setProperty('--unzoom', String(Math.min(1 / zoom, 10)))
    frame.current?.style.setProperty('--plus', String(Math.min(1, Math.max(0.5, zoom))))
    frame.current?.toggleAttribute('data-far', zoom < far)
  }, [])
  const look = (flow: ReactFlowInstance<StepNode, FlowEdge>) => {
    const box = frame.current
    if (!box) return
    const view = onReady?.(flow) ?? firstLook(nodes, box.clientWidth, box.clientHeight)
    void flow.setViewport(view)
    seeZoom(view)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
    <div ref={frame} role="group" aria-label={label} className={join(canvas.canvas, styles.still)}>
      <CanvasContext value={looking}>
        <ReactFlow<StepNode, FlowEdge>
          nodes={nodes as StepNode[]}
          edges={edges as FlowEdge[]}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onInit={look}
          onMove={(event, view) => {
            seeZoom(view)
            if (event) onLook?.(view)
          }}
          onNodeClick={(_event, { id }) => onPress?.(id)}
          onlyRenderVisibleElements
          disableKeyboardA11y
          nodesFocusable={false}
          edgesFocusable={false}
          nodesDraggable={false}
          nodesConnectable={false}
          elementsSelectable={false}
          deleteKeyCode={null}
          panOnScroll
          zoomOnDoubleClick={false}
          minZoom={0.1}
          maxZoom={2}
          colorMode="light"
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--color-hairline)" />
        </ReactFlow>
      </CanvasContext>
    </div>
  )
}
