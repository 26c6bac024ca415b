import type { Connection, NodeChange, OnConnectEnd, ReactFlowProps } from '@xyflow/react'
import { type MouseEvent, type RefObject, useMemo } from 'react'
import type { CanvasNode } from '#client/annotations/canvasNodes.ts'
import { pressAnnotation, stepsOf } from '#client/annotations/pressAnnotation.ts'
import { cancelConnecting, connectSteps, connectTo } from '#client/editor/connecting.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { rewire } from '#client/editor/moving.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { type Carried, carry, putDown } from '#client/layout/carrying.ts'
import { cannotConnect } from '#engine/program/edits.ts'
import { type CanvasActions, useCanvas } from './CanvasContext.ts'
import type { FlowEdge } from './flowModel.ts'
import { holdOver, letGo, takeUp } from './holding.ts'

export type Dragged = ReadonlyMap<string, { readonly x: number; readonly y: number }>
type Handlers = Pick<
  ReactFlowProps<CanvasNode, FlowEdge>,
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
    let carried: Carried = new Map()
    const idsOf = (moved: readonly CanvasNode[]) => moved.flatMap(({ id }) => stepsOf(editor.graph, id))
    const take = (moved: readonly CanvasNode[]) => {
      const ids = idsOf(moved)
      if (ids.length > 0) takeUp(editor, ids)
    }
    const hold = (event: unknown) => holdOver(editor, frame.current, event)
    // Over a place on an arrow they go in between; anywhere else they only stand elsewhere.
    const drop = (moved: readonly CanvasNode[]) => {
      const spot = letGo(editor)
      if (spot) rewire(editor, idsOf(moved), spot)
      putDown(editor, spot ? new Map() : carried)
      carried = new Map()
      setDragged(() => new Map())
    }
    return {
      onNodesChange: (changes: NodeChange<CanvasNode>[]) => {
        const held = changes.flatMap((change) =>
          change.type === 'position' && change.dragging && change.position
            ? [[change.id, change.position] as const]
            : [],
        )
        if (held.length > 0) {
          carried = carry(editor, new Map(held), zoomOf(frame.current))
          setDragged(() => carried)
        }
        choose(editor, changes)
      },
      onNodeDragStart: (_event, _node, moved) => take(moved),
      onNodeDrag: hold,
      onNodeDragStop: (_event, _node, moved) => drop(moved),
      onSelectionDragStart: (_event, moved) => take(moved),
      onSelectionDrag: hold,
      onSelectionDragStop: (_event, moved) => drop(moved),
      onNodeClick: (event: MouseEvent, { id }) => {
        if (connectTo(editor, id) || pressAnnotation(editor, id, 'once')) return
        if (!event.shiftKey && !event.metaKey && !event.ctrlKey) editor.open(id)
      },
      onNodeDoubleClick: (_event, { id }) => {
        if (!pressAnnotation(editor, id, canvas.editable ? 'twice' : 'once')) editor.open(id, '')
      },
      onConnect: ({ source, sourceHandle, target }: Connection) => {
        if (sourceHandle) connectSteps(editor, source, sourceHandle, target)
      },
      onConnectEnd: finishConnecting(editor, canvas, frame),
      isValidConnection: ({ source, sourceHandle, target }) =>
        cannotConnect(editor.graph, source, sourceHandle ?? '', target) === null,
      onPaneClick: () => {
        cancelConnecting(editor)
        editor.select([])
      },
    }
  }, [editor, canvas, frame, setDragged])
}

function choose(editor: ProgramEditor, changes: readonly NodeChange<CanvasNode>[]): void {
  const selected = new Set(editor.draft.read().selection)
  let chose = false
  for (const change of changes) {
    if (change.type !== 'select') continue
    chose = true
    for (const id of stepsOf(editor.graph, change.id)) {
      if (change.selected) selected.add(id)
      else selected.delete(id)
    }
  }
  if (chose) editor.select([...selected])
}

/** How large a px of the drawing is on the screen. */
const zoomOf = (frame: HTMLElement | null): number => 1 / Number(frame?.style.getPropertyValue('--unzoom') || 1)

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
