import { type ReactFlowProps, useReactFlow } from '@xyflow/react'
import { type MouseEvent, type RefObject, useEffect, useMemo } from 'react'
import type { CanvasNode } from '#client/annotations/canvasNodes.ts'
import { pressAnnotation } from '#client/annotations/pressAnnotation.ts'
import type { Pointed } from '#client/commands/Command.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { edgeAt, edgeOf } from './edgeAt.ts'
import type { FlowEdge } from './flowModel.ts'
import { onLongPress, type PressedAt } from './longPress.ts'

type Handlers = Pick<
  ReactFlowProps<CanvasNode, FlowEdge>,
  'onNodeContextMenu' | 'onPaneContextMenu' | 'onSelectionContextMenu'
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

  const askBelow = useMemo(
    () => (at: PressedAt) => {
      const edgeId = frame.current && edgeAt(frame.current, at.clientX, at.clientY)
      ask(edgeId ? { kind: 'edge', edgeId } : { kind: 'canvas' }, at)
    },
    [frame, ask],
  )

  useEffect(() => {
    const canvas = frame.current
    if (!canvas) return
    const stop = onLongPress(canvas, (target, at) => {
      const id = target.closest('.react-flow__node')?.getAttribute('data-id')
      if (id) ask(pointAt(id), at)
      else if (target.closest('.react-flow__pane')) askBelow(at)
    })
    // The "+" of an arrow stands for the arrow.
    const onContextMenu = (event: globalThis.MouseEvent) => {
      const edgeId = edgeOf(event.target as Element)
      if (!edgeId) return
      event.preventDefault()
      ask({ kind: 'edge', edgeId }, event)
    }
    canvas.addEventListener('contextmenu', onContextMenu)
    return () => {
      stop()
      canvas.removeEventListener('contextmenu', onContextMenu)
    }
  }, [frame, ask, askBelow, pointAt])

  return useMemo(() => {
    const instead = (event: { preventDefault(): void }) => event.preventDefault()
    return {
      onNodeContextMenu: (event: MouseEvent, { id }) => {
        if ((event.target as HTMLElement).closest('input, textarea')) return
        instead(event)
        if (isMeant(id)) ask(pointAt(id), event)
      },
      onPaneContextMenu: (event) => {
        instead(event)
        askBelow(event)
      },
      onSelectionContextMenu: (event) => {
        instead(event)
        ask({ kind: 'steps' }, event)
      },
    }
  }, [ask, askBelow, pointAt])
}
