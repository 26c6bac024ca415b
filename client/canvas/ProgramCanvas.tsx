import '@xyflow/react/dist/base.css'
import {
  Background,
  BackgroundVariant,
  type Connection,
  type NodeChange,
  type OnConnectEnd,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useOnViewportChange,
} from '@xyflow/react'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { connectSteps } from '#client/editor/connecting.ts'
import { useEditor, useSelection } from '#client/editor/EditorContext.ts'
import { useProblems } from '#client/editor/problems.ts'
import { useStore } from '#client/editor/Store.ts'
import { moveSteps } from '#client/editor/steps.ts'
import { join } from '#client/ui/join.ts'
import { cannotConnect } from '#engine/program/edits.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { grid } from '#engine/program/place.ts'
import { useCanvas } from './CanvasContext.ts'
import { CanvasToolbar } from './CanvasToolbar.tsx'
import { ConnectHint } from './ConnectHint.tsx'
import { ConnectionLine } from './ConnectionLine.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { FlowEdgeView } from './FlowEdgeView.tsx'
import { firstLook } from './firstLook.ts'
import { type FlowEdge, FlowModel, type StepNode } from './flowModel.ts'
import styles from './ProgramCanvas.module.css'
import { StepCard } from './StepCard.tsx'
import { useCanvasKeys } from './useCanvasKeys.ts'
import { useFocusFollowing } from './useFocusFollowing.ts'
import { useStepLabel } from './useStepLabel.ts'

const nodeTypes = { step: StepCard }
const edgeTypes = { flow: FlowEdgeView }
const snapGrid: [number, number] = [grid, grid]
const severalKeys = ['Shift', 'Meta', 'Control']
/** Below this zoom a card is its icon and number. */
const far = 0.35

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
  const { editable, openMenu, openStepMenu } = useCanvas()
  const selection = useSelection()
  const problems = useProblems()
  const current = useStore(editor.moment, (state) => state.current)
  const connecting = useStore(editor.moment, (state) => state.connecting)
  const [dragged, setDragged] = useState<ReadonlyMap<string, { x: number; y: number }>>(new Map())
  const model = useRef(new FlowModel())
  const words = useKindWords()

  const order = useMemo(() => readFlow(graph).order, [graph])
  const label = useStepLabel(order)
  const first = graph.nodes[current ?? ''] ? current : (order[0]?.id ?? null)
  const nodes = useMemo(
    () =>
      model.current.nodes(graph, order, {
        issues: editable ? problems.byNode : new Map(),
        selection: new Set(selection),
        current: first,
        dragged,
        connecting: connecting && { from: connecting.from, target: connecting.targets[connecting.at] ?? null },
        editable,
        label,
      }),
    [graph, order, problems.byNode, selection, first, dragged, connecting, editable, label],
  )
  const edges = useMemo(() => model.current.edges(graph), [graph])

  useFocusFollowing(frame)
  const onKeyDown = useCanvasKeys(graph)
  const seeZoom = useCallback(
    ({ zoom }: { zoom: number }) => {
      frame.current?.style.setProperty('--unzoom', String(Math.min(1 / zoom, 10)))
      frame.current?.style.setProperty('--plus', String(Math.min(1, Math.max(0.5, zoom))))
      frame.current?.toggleAttribute('data-far', zoom < far)
    },
    [frame],
  )
  useOnViewportChange({ onChange: seeZoom })

  const look = useCallback(
    (flow: ReactFlowInstance<StepNode, FlowEdge>) => {
      const { clientWidth: width, clientHeight: height } = frame.current as HTMLDivElement
      const view = firstLook(Object.values(editor.graph.nodes), width, height)
      void flow.setViewport(view)
      seeZoom(view)
    },
    [editor, frame, seeZoom],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<StepNode>[]) => {
      const selected = new Set(editor.draft.read().selection)
      let chose = false
      for (const change of changes) {
        if (change.type === 'position' && change.position && change.dragging) {
          const { id, position } = change
          setDragged((before) => new Map(before).set(id, position))
        }
        if (change.type === 'select') {
          chose = true
          if (change.selected) selected.add(change.id)
          else selected.delete(change.id)
        }
      }
      if (chose) editor.select([...selected])
    },
    [editor],
  )

  const drop = useCallback(
    (_event: unknown, _node: StepNode, moved: StepNode[]) => {
      moveSteps(editor, Object.fromEntries(moved.map(({ id, position }) => [id, position])))
      setDragged(new Map())
    },
    [editor],
  )

  // A line let go over a card means that card; over nothing, a new step.
  const finishConnecting = useCallback<OnConnectEnd>(
    (event, { fromHandle, toHandle, isValid }) => {
      if (!fromHandle?.id || (toHandle && isValid)) return
      const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] as Touch) : event
      const below = document.elementFromPoint(clientX, clientY)
      const to = below?.closest('.react-flow__node')?.getAttribute('data-id')
      if (to) {
        if (to !== fromHandle.nodeId) connectSteps(editor, fromHandle.nodeId, fromHandle.id, to)
      } else if (below && frame.current?.contains(below)) {
        const plus = frame.current.querySelector<HTMLElement>(
          `[data-slot="outlet ${CSS.escape(fromHandle.nodeId)} ${CSS.escape(fromHandle.id)}"]`,
        )
        if (plus) openMenu({ kind: 'outlet', nodeId: fromHandle.nodeId, outlet: fromHandle.id }, plus)
      }
    },
    [editor, frame, openMenu],
  )

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
    <div
      ref={frame}
      role="group"
      aria-label={t('canvas.label')}
      aria-describedby="canvas-help"
      className={join(styles.canvas, receiving && styles.receiving)}
      onKeyDown={onKeyDown}
    >
      <p id="canvas-help" hidden>
        {t('canvas.help')}
      </p>
      <ReactFlow<StepNode, FlowEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={look}
        onNodesChange={onNodesChange}
        onNodeDragStop={drop}
        onSelectionDragStop={(event, moved) => drop(event, moved[0] as StepNode, moved)}
        onNodeClick={(event, { id }) => {
          if (!event.shiftKey && !event.metaKey && !event.ctrlKey) editor.open(id)
        }}
        onNodeContextMenu={(event, { id }) => {
          if (!editable) return
          event.preventDefault()
          openStepMenu(id, event.currentTarget as HTMLElement)
        }}
        onNodeDoubleClick={(_, { id }) => editor.open(id, '')}
        onConnect={({ source, sourceHandle, target }: Connection) =>
          sourceHandle && connectSteps(editor, source, sourceHandle, target)
        }
        onConnectEnd={finishConnecting}
        isValidConnection={({ source, sourceHandle, target }) =>
          cannotConnect(editor.graph, source, sourceHandle ?? '', target) === null
        }
        onPaneClick={() => editor.select([])}
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
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={2}
        colorMode="light"
        ariaLabelConfig={{ 'handle.ariaLabel': t('canvas.handle') }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--color-hairline)" />
        <CanvasToolbar count={nodes.length} />
      </ReactFlow>
      <ConnectHint />
      {nodes.length === 0 && editable && <EmptyCanvas title={words.title('entry')} />}
    </div>
  )
}
