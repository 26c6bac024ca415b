import { useReactFlow } from '@xyflow/react'
import { type RefObject, useMemo } from 'react'
import { useEditor } from '#client/editor/EditorContext.ts'
import { problemText } from '#client/editor/problems.ts'
import { addStep } from '#client/editor/steps.ts'
import type { NodeType } from '#engine/nodes/registry.ts'
import { card } from '#engine/program/place.ts'
import { whyNot } from './AddMenu.tsx'
import type { PaletteProps } from './Palette.tsx'
import { readSlot, slotAt } from './paletteDrag.ts'

/** What a step dragged from the palette meets on the canvas, and what its drop does. */
export function useDropping(frame: RefObject<HTMLDivElement | null>): Pick<PaletteProps, 'aim' | 'drop'> {
  const editor = useEditor()
  const flow = useReactFlow()
  return useMemo(() => {
    const onCanvas = (x: number, y: number) => {
      const box = frame.current?.getBoundingClientRect()
      return box !== undefined && x > box.left && x < box.right && y > box.top && y < box.bottom
    }
    const slotBelow = (x: number, y: number) => (frame.current && onCanvas(x, y) ? slotAt(frame.current, x, y) : null)
    const light = (over: string | null) => {
      for (const button of frame.current?.querySelectorAll<HTMLElement>('button[data-slot]') ?? []) {
        button.dataset.over = String(over !== null && button.dataset.slot === over)
      }
    }
    return {
      aim(type: NodeType, x: number, y: number) {
        const over = slotBelow(x, y)
        light(over)
        const slot = over ? readSlot(over) : null
        const issue = slot && whyNot(editor.graph, type, slot)
        const { language, nameOf } = editor.words
        return { over, refused: issue ? problemText(issue, language, editor.graph, nameOf) : null }
      },
      drop(type: NodeType, x: number, y: number) {
        const over = slotBelow(x, y)
        light(null)
        const slot = over ? readSlot(over) : null
        if (slot) addStep(editor, type, slot)
        else if (onCanvas(x, y)) {
          const at = flow.screenToFlowPosition({ x, y })
          addStep(editor, type, { kind: 'canvas', at: { x: at.x - card.width / 2, y: at.y - card.height / 2 } })
        }
      },
    }
  }, [editor, flow, frame])
}
