import type { Connection, NodeChange, OnConnectEnd, ReactFlowProps } from '@xyflow/react'
import { type MouseEvent, type RefObject, useMemo } from 'react'
import { connectSteps } from '#client/editor/connecting.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { rewire } from '#client/editor/moving.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { moveSteps } from '#client/editor/steps.ts'
import { cannotConnect } from '#engine/program/edits.ts'
import { type CanvasActions, useCanvas } from './CanvasContext.ts'
import type { FlowEdge, StepNode } from './flowModel.ts'
import { holdOver, letGo, takeUp } from './holding.ts'

export type Dragged = ReadonlyMap<string, { readonly x: number; readonly y: number }>
type Handlers = Pick<
  ReactFlowProps<StepNode, FlowEdge>,
  | 'onNodesChange'
  | 'onNodeDragStart'
  | 'onNodeDrag'
  | 'onNodeDragStop'
  | 'onSelectionDragStart'
  | 'onSelectionDrag'
  | 'onSelectionDragStop'
  | 'onNodeClick'
  | 'onNodeDoubleClick'
  | 'onConnect'
  | 'onConnectEnd'
  | 'isValidConnection'
  | 'onPaneClick'
>

/** What a pointer does on the canvas, as commands. The functions keep their identity: a new one would have every card
 *  drawn again at every move. */
export function useFlowHandlers(
  frame: RefObject<HTMLDivElement | null>,
  setDragged: (change: (before: Dragged) => Dragged) => void,
): Handlers {
  const editor = useEditor()
  const canvas = useCanvas()
  return useMemo(() => {
    const take = (moved: readonly StepNode[]) =>
      takeUp(
        editor,
        moved.map(({ id }) => id),
      )
    const hold = (event: unknown) => holdOver(editor, frame.current, event)
    // Over a place on an arrow they go in between; anywhere else they only stand elsewhere.
    const drop = (moved: readonly StepNode[]) => {
      const spot = letGo(editor)
      if (spot)
        rewire(
          editor,
          moved.map(({ id }) => id),
          spot,
        )
      else moveSteps(editor, Object.fromEntries(moved.map(({ id, position }) => [id, position])))
      setDragged(() => new Map())
    }
    return {
      onNodesChange: (changes: NodeChange<StepNode>[]) => {
        const held = changes.flatMap((change) =>
          change.type === 'position' && change.dragging && change.position
            ? [[change.id, change.position] as const]
            : [],
        )
        if (held.length > 0) setDragged((before) => new Map([...before, ...held]))
        choose(editor, changes)
      },
      onNodeDragStart: (_event, _node, moved) => take(moved),
      onNodeDrag: hold,
      onNodeDragStop: (_event, _node, moved) => drop(moved),
      onSelectionDragStart: (_event, moved) => take(moved),
      onSelectionDrag: hold,
      onSelectionDragStop: (_event, moved) => drop(moved),
      onNodeClick: (event: MouseEvent, { id }) => {
        if (!event.shiftKey && !event.metaKey && !event.ctrlKey) editor.open(id)
      },
      onNodeDoubleClick: (_event, { id }) => editor.open(id, ''),
      onConnect: ({ source, sourceHandle, target }: Connection) => {
        if (sourceHandle) connectSteps(editor, source, sourceHandle, target)
      },
      onConnectEnd: finishConnecting(editor, canvas, frame),
      isValidConnection: ({ source, sourceHandle, target }) =>
        cannotConnect(editor.graph, source, sourceHandle ?? '', target) === null,
      onPaneClick: () => editor.select([]),
    }
  }, [editor, canvas, frame, setDragged])
}

function choose(editor: ProgramEditor, changes: readonly NodeChange<StepNode>[]): void {
  const selected = new Set(editor.draft.read().selection)
  let chose = false
  for (const change of changes) {
    if (change.type !== 'select') continue
    chose = true
    if (change.selected) selected.add(change.id)
    else selected.delete(change.id)
  }
  if (chose) editor.select([...selected])
}

/** A line let go over a card means that card; over nothing, a new step. */
function finishConnecting(
  editor: ProgramEditor,
  canvas: CanvasActions,
  frame: RefObject<HTMLDivElement | null>,
): OnConnectEnd {
  return (event, { fromHandle, toHandle, isValid }) => {
    if (!fromHandle?.id || (toHandle && isValid)) return
    const { nodeId, id: outlet } = fromHandle
    const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] as Touch) : event
    const below = document.elementFromPoint(clientX, clientY)
    const to = below?.closest('.react-flow__node')?.getAttribute('data-id')
    if (to) {
      if (to !== nodeId) connectSteps(editor, nodeId, outlet, to)
    } else if (below && frame.current?.contains(below)) {
      const slot = `[data-slot="outlet ${CSS.escape(nodeId)} ${CSS.escape(outlet)}"]`
      const plus = frame.current.querySelector<HTMLElement>(slot)
      if (plus) canvas.openMenu({ kind: 'outlet', nodeId, outlet }, plus)
    }
  }
}
