import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect, useRef } from 'react'
import { stepsOf } from '#client/annotations/pressAnnotation.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { drawnAs } from '#client/layout/units.ts'
import { card } from '#engine/program/place.ts'

/** Air that a step keeps to the canvas's edges when it is brought into view, in px. */
const inset = 48

/** Keeps the DOM's focus on the current step while the canvas has it, brings a step into view when it becomes current,
 *  and takes the focus when the editor gives it back to the canvas. */
export function useFocusFollowing(frame: RefObject<HTMLDivElement | null>): void {
  const editor = useEditor()
  const flow = useReactFlow()
  const current = useStore(editor.moment, (state) => state.current)
  const asked = useStore(editor.moment, (state) => state.focusCanvas)
  const answered = useRef(asked)
  // The panel takes room from the canvas.
  const panelled = useStore(editor.moment, (state) => state.panel !== null)

  // What Tab leads to follows what has the focus, however it got there.
  useEffect(() => {
    const canvas = frame.current
    const onFocusIn = (event: FocusEvent) => {
      const id = (event.target as HTMLElement).closest('.react-flow__node')?.getAttribute('data-id')
      if (!id) return
      const steps = stepsOf(editor.graph, id)
      const { current: before } = editor.moment.read()
      const [first] = steps
      editor.moment.set({ eye: 'canvas' })
      if (first !== undefined && !(before && steps.includes(before))) editor.moment.set({ current: first })
    }
    canvas?.addEventListener('focusin', onFocusIn)
    return () => canvas?.removeEventListener('focusin', onFocusIn)
  }, [editor, frame])

  // The step that C points at is seen.
  const target = useStore(editor.moment, ({ connecting }) => connecting?.targets[connecting.at] ?? null)
  useEffect(() => {
    const node = target ? drawnAs(editor.graph, target) : null
    if (node && frame.current) bringIntoView(frame.current, flow, node.position)
  }, [target, editor, flow, frame])

  // biome-ignore lint/correctness/useExhaustiveDependencies: an opened panel is a reason to look again
  useEffect(() => {
    const canvas = frame.current
    const node = current ? drawnAs(editor.graph, current) : null
    if (!canvas || !node) return
    const wanted = asked !== answered.current && editor.moment.read().eye === 'canvas'
    answered.current = asked
    bringIntoView(canvas, flow, node.position)
    const active = document.activeElement
    const inside = canvas.contains(active) && !active?.closest('input, textarea, [contenteditable]')
    if (!wanted && !inside) return
    // A step far away is drawn only once it is in view.
    let tries = 0
    const take = () => {
      const element = canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(node.id)}"]`)
      if (element) {
        if (!element.contains(document.activeElement)) element.focus({ preventScroll: true })
      } else if (tries++ < 10) requestAnimationFrame(take)
    }
    take()
  }, [current, asked, panelled, editor, flow, frame])
}

function bringIntoView(
  canvas: HTMLElement,
  flow: ReturnType<typeof useReactFlow>,
  { x, y }: { x: number; y: number },
): void {
  const { x: left, y: top, zoom } = flow.getViewport()
  const { clientHeight } = canvas
  const clientWidth = widthInSight(canvas)
  const [from, to] = [
    { x: x * zoom + left, y: y * zoom + top },
    { x: (x + card.width) * zoom + left, y: (y + card.height) * zoom + top },
  ]
  const shift = (low: number, high: number, size: number) =>
    low < inset ? inset - low : high > size - inset ? Math.max(size - inset - high, inset - low) : 0
  const [byX, byY] = [shift(from.x, to.x, clientWidth), shift(from.y, to.y, clientHeight)]
  if (byX === 0 && byY === 0) return
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  void flow.setViewport({ x: left + byX, y: top + byY, zoom }, { duration: calm ? 0 : 150 })
}

/** The canvas's width in px, without what a panel lying over it covers. */
function widthInSight(canvas: HTMLElement): number {
  const box = canvas.getBoundingClientRect()
  const panel = document.querySelector('[data-panel]')?.getBoundingClientRect()
  const left = panel && panel.left > box.left + card.width ? Math.min(panel.left, box.right) : box.right
  return left - box.left
}
