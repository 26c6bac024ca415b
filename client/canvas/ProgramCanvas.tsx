import '@xyflow/react/dist/base.css'
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useOnViewportChange,
} from '@xyflow/react'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CanvasNode, hiddenSteps } from '#client/annotations/canvasNodes.ts'
import { FoldedGroup } from '#client/annotations/FoldedGroup.tsx'
import { GroupFrame } from '#client/annotations/GroupFrame.tsx'
import { NoteCard } from '#client/annotations/NoteCard.tsx'
import { useAnnotations } from '#client/annotations/useAnnotations.ts'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor, useSelection } from '#client/editor/EditorContext.ts'
import { useProblems } from '#client/editor/problems.ts'
import { useStore } from '#client/editor/Store.ts'
import { FindBar } from '#client/find/FindBar.tsx'
import { Guides } from '#client/layout/Guides.tsx'
import { join } from '#client/ui/join.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { grid } from '#engine/program/place.ts'
import { useCanvas } from './CanvasContext.ts'
import { CanvasToolbar } from './CanvasToolbar.tsx'
import { ConnectHint } from './ConnectHint.tsx'
import { ConnectionLine } from './ConnectionLine.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { FlowEdgeView } from './FlowEdgeView.tsx'
import { createFarLook, FarLookContext, far, hoveringOf } from './farLook.ts'
import { firstLook } from './firstLook.ts'
import { type FlowEdge, FlowModel, whileDragged } from './flowModel.ts'
import { HoldHint } from './HoldHint.tsx'
import { MovePanel } from './MovePanel.tsx'
import styles from './ProgramCanvas.module.css'
import { SelectionBar } from './SelectionBar.tsx'
import { StepCard } from './StepCard.tsx'
import { InsertGhost } from './ThroughMenu.tsx'
import { useCanvasKeys } from './useCanvasKeys.ts'
import { type Dragged, useFlowHandlers } from './useFlowHandlers.ts'
import { useFocusFollowing } from './useFocusFollowing.ts'
import { useGliding } from './useGliding.ts'
import { usePointer } from './usePointer.ts'
import { usePointing } from './usePointing.ts'
import { useStepLabels } from './useStepLabels.ts'
import { WheelQuestion } from './WheelQuestion.tsx'

const nodeTypes = { step: StepCard, note: NoteCard, frame: GroupFrame, folded: FoldedGroup }
const edgeTypes = { flow: FlowEdgeView }
const snapGrid: [number, number] = [grid, grid]
const severalKeys = ['Shift', 'Meta', 'Control']
const noIssues: ReadonlyMap<string, readonly Issue[]> = new Map()

export interface ProgramCanvasProps {
  /** The draft, or the live version. */
  graph: Graph
  frame: RefObject<HTMLDivElement | null>
  /** Something is dragged from the palette: the places for it show themselves. */
  receiving: boolean
}

/** The drawing on the canvas. What is drawn comes from the draft; where one looks and what is being dragged is xyflow's. */
export function ProgramCanvas({ graph, frame, receiving }: ProgramCanvasProps) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const { editable } = useCanvas()
  const selection = useSelection()
  const problems = useProblems()
  const current = useStore(editor.moment, (state) => state.current)
  const connecting = useStore(editor.moment, (state) => state.connecting)
  const moving = useStore(editor.moment, (state) => state.moving !== null || state.held !== null)
  const [dragged, setDragged] = useState<Dragged>(new Map())
  const model = useRef(new FlowModel())
  const [farLook] = useState(createFarLook)
  const placing = useStore(editor.moment, ({ moving, held }) => moving !== null || held !== null) || receiving
  useEffect(() => farLook.set({ placing }), [farLook, placing])
  const hovering = useMemo(() => hoveringOf(farLook), [farLook])
  const words = useKindWords()

  const order = useMemo(() => readFlow(graph).order, [graph])
  const hidden = useMemo(() => hiddenSteps(graph), [graph])
  const issues = editable ? problems.byNode : noIssues
  const labels = useStepLabels(order, issues)
  const first = graph.nodes[current ?? ''] ? current : (order[0]?.id ?? null)
  const standing = useMemo(
    () =>
      model.current.nodes(graph, hidden.size > 0 ? order.filter(({ id }) => !hidden.has(id)) : order, {
        issues,
        selection: new Set(selection),
        current: first,
        connecting: connecting && { from: connecting.from, target: connecting.targets[connecting.at] ?? null },
        editable,
        labels,
      }),
    [graph, order, hidden, issues, selection, first, connecting, editable, labels],
  )
  const around = useAnnotations(graph, order, standing, first)
  const nodes = useMemo(() => (dragged.size > 0 ? whileDragged(around, dragged) : around), [around, dragged])
  const edges = useMemo(() => model.current.edges(graph), [graph])

  useFocusFollowing(frame)
  useGliding(frame)
  const onKeyDown = useCanvasKeys()
  const seeZoom = useCallback(
    ({ zoom }: { zoom: number }) => {
      frame.current?.style.setProperty('--unzoom', String(Math.min(1 / zoom, 10)))
      frame.current?.style.setProperty('--plus', String(Math.min(1, Math.max(0.5, zoom))))
      frame.current?.toggleAttribute('data-far', zoom < far)
      farLook.set({ far: zoom < far })
    },
    [frame, farLook],
  )
  useOnViewportChange({ onChange: seeZoom })

  const look = useCallback(
    (flow: ReactFlowInstance<CanvasNode, FlowEdge>) => {
      // It is called a moment later, when the canvas may be gone.
      if (!frame.current) return
      const { clientWidth: width, clientHeight: height } = frame.current
      const view = firstLook(readFlow(graph).order, width, height, graph.direction)
      void flow.setViewport(view)
      seeZoom(view)
    },
    [graph, frame, seeZoom],
  )

  const handlers = useFlowHandlers(frame, setDragged)
  const pointing = usePointing(frame)
  const pointer = usePointer()
  const ariaLabels = useMemo(() => ({ 'handle.ariaLabel': t('canvas.handle') }), [t])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
    <div
      ref={frame}
      role="group"
      aria-label={t('canvas.label')}
      aria-describedby="canvas-help"
      tabIndex={-1}
      className={join(styles.canvas, (receiving || moving) && styles.receiving)}
      onKeyDown={onKeyDown}
    >
      <p id="canvas-help" hidden>
        {t('canvas.help')}
      </p>
      <FarLookContext value={farLook}>
        <ReactFlow<CanvasNode, FlowEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onInit={look}
          {...handlers}
          {...hovering}
          {...pointing}
          {...pointer}
          connectionLineComponent={ConnectionLine}
          connectionRadius={32}
          onlyRenderVisibleElements
          disableKeyboardA11y
          edgesFocusable={false}
          edgesReconnectable={false}
          elevateNodesOnSelect={false}
          nodesDraggable={editable}
          nodesConnectable={editable}
          nodeDragThreshold={4}
          snapToGrid
          snapGrid={snapGrid}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={severalKeys}
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          connectOnClick={false}
          minZoom={0.1}
          maxZoom={2}
          colorMode="light"
          ariaLabelConfig={ariaLabels}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--color-hairline)" />
          <Guides />
          <InsertGhost />
          <CanvasToolbar count={standing.length} />
        </ReactFlow>
      </FarLookContext>
      <ConnectHint />
      <SelectionBar />
      <FindBar graph={graph} />
      <WheelQuestion frame={frame} />
      <HoldHint />
      <MovePanel />
      {nodes.length === 0 && editable && <EmptyCanvas title={words.title('entry')} />}
    </div>
  )
}
