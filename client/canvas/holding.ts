import { slotOf } from '#client/editor/moving.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { type Spot, spotsFor, whyNotMoved } from '#engine/program/moves.ts'
import { readSlot } from './paletteDrag.ts'

type Pointing = Pick<MouseEvent | Touch, 'clientX' | 'clientY'>

/** How near the middle of a place the pointer must be, in px on the screen. */
const pull = 24

/** Cards are taken up: the places that would take them show themselves. */
export function takeUp(editor: ProgramEditor, ids: readonly string[]): void {
  const slots = new Set(spotsFor(editor.graph, ids).map(slotOf))
  editor.moment.set({ held: { ids, slots, over: null, refused: null } })
}

/** They are held over the canvas: the place below the pointer lights up, or says why it does not take them. */
export function holdOver(editor: ProgramEditor, canvas: HTMLElement | null, event: unknown): void {
  const { held } = editor.moment.read()
  const point = pointOf(event)
  if (!held || !canvas || !point) return
  const over = slotBelow(canvas, point, held.slots)
  const below = over ?? slotBelow(canvas, point, null)
  const spot = over === null && below !== null ? readSlot(below) : null
  const refused = spot && spot.kind !== 'node' ? whyNotMoved(editor.graph, held.ids, spot) : null
  if (over !== held.over || refused?.code !== held.refused?.code)
    editor.moment.set({ held: { ...held, over, refused } })
}

/** They are let go.
 *  @returns the place that they were let go over */
export function letGo(editor: ProgramEditor): Spot | null {
  const { held } = editor.moment.read()
  editor.moment.set({ held: null })
  const slot = held?.over ? readSlot(held.over) : null
  return slot && slot.kind !== 'node' ? slot : null
}

/** @param slots those that count; null: any */
function slotBelow(canvas: HTMLElement, { clientX: x, clientY: y }: Pointing, slots: ReadonlySet<string> | null) {
  for (const element of document.elementsFromPoint(x, y)) {
    const slot = element.closest('[data-slot]')?.getAttribute('data-slot')
    if (slot && canvas.contains(element) && (slots === null || slots.has(slot))) return slot
  }
  if (slots === null) return null
  for (const button of canvas.querySelectorAll<HTMLElement>('button[data-slot]')) {
    const { left, top, width, height } = button.getBoundingClientRect()
    const slot = button.dataset.slot
    const distance = Math.hypot(left + width / 2 - x, top + height / 2 - y)
    if (slot && distance < pull && slots.has(slot)) return slot
  }
  return null
}

function pointOf(event: unknown): Pointing | null {
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches[0] ?? null
  return event instanceof MouseEvent ? event : null
}
