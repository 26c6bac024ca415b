import { type ReactFlowProps, useReactFlow } from '@xyflow/react'
import { type MouseEvent, type RefObject, useEffect, useMemo } from 'react'
import type { CanvasNode } from '#client/annotations/canvasNodes.ts'
import { pressAnnotation } from '#client/annotations/pressAnnotation.ts'
import type { Pointed } from '#client/commands/Command.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import type { FlowEdge } from './flowModel.ts'
import { onLongPress } from './longPress.ts'

type Handlers = Pick<
  ReactFlowProps<CanvasNode, FlowEdge>,
  'onNodeContextMenu' | 'onEdgeContextMenu' | 'onPaneContextMenu' | 'onSelectionContextMenu'
>

/** Notes and frames have their own buttons. */
const isMeant = (id: string): boolean => !/^(note|frame):/.test(id)

/** A right click or a long press asks what can be done with what it points at. */
export function usePointing(frame: RefObject<HTMLDivElement | null>): Handlers {
  const editor = useEditor()
  const flow = useReactFlow()
  const ask = useMemo(
    () =>
      (pointed: Pointed, { clientX: x, clientY: y }: { clientX: number; clientY: number }) =>
        editor.moment.set({
          connecting: null,
          contextMenu: { ...pointed, at: flow.screenToFlowPosition({ x, y }), screen: { x, y } },
        }),
    [editor, flow],
  )
  const pointAt = useMemo(
    () => (id: string) => {
      if (pressAnnotation(editor, id, 'menu')) return { kind: 'steps' } as const
      const { selection } = editor.draft.read()
      // One of several selected stands for them all.
      if (selection.length > 1 && selection.includes(id)) {
        editor.moment.set({ current: id })
        return { kind: 'steps' } as const
      }
      editor.select([id])
      return { kind: 'step' } as const
    },
    [editor],
  )

  useEffect(() => {
    if (!frame.current) return
    return onLongPress(frame.current, (target, at) => {
      const id = target.closest('.react-flow__node')?.getAttribute('data-id')
      const edgeId = target.closest('[data-slot^="edge "]')?.getAttribute('data-slot')?.slice('edge '.length)
      if (id && isMeant(id)) ask(pointAt(id), at)
      else if (edgeId) ask({ kind: 'edge', edgeId }, at)
      else if (target.closest('.react-flow__pane')) ask({ kind: 'canvas' }, at)
    })
  }, [frame, ask, pointAt])

  return useMemo(() => {
    const instead = (event: { preventDefault(): void }) => event.preventDefault()
    return {
      onNodeContextMenu: (event: MouseEvent, { id }) => {
        if ((event.target as HTMLElement).closest('input, textarea')) return
        instead(event)
        if (isMeant(id)) ask(pointAt(id), event)
      },
      onEdgeContextMenu: (event, { id }) => {
        instead(event)
        ask({ kind: 'edge', edgeId: id }, event)
      },
      onPaneContextMenu: (event) => {
        instead(event)
        ask({ kind: 'canvas' }, event)
      },
      onSelectionContextMenu: (event) => {
        instead(event)
        ask({ kind: 'steps' }, event)
      },
    }
  }, [ask, pointAt])
}
