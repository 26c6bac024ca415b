import type { Slot } from '#client/editor/Moment.ts'
import { Store } from '#client/editor/Store.ts'
import type { Position } from '#engine/nodes/fields.ts'
import type { NodeType } from '#engine/nodes/registry.ts'

export type DropPlace = Slot | { readonly kind: 'canvas'; readonly at: Position }

/** A step on its way from the palette to the canvas; `type` is null while nothing is dragged. */
export interface PaletteDrag {
  readonly type: NodeType | null
  /** The pointer, in px of the window. */
  readonly x: number
  readonly y: number
  /** `data-slot` of the "+" or edge below the pointer. */
  readonly over: string | null
  /** Why it cannot stand there, as a sentence. */
  readonly refused: string | null
}

export const noDrag: PaletteDrag = { type: null, x: 0, y: 0, over: null, refused: null }
export type PaletteDragStore = Store<PaletteDrag>
export const createPaletteDrag = (): PaletteDragStore => new Store(noDrag)

/** How near a "+" takes the drop, in px on the screen. */
const pull = 40

/** The slot at a point of the window: the "+" or edge below it, else the nearest "+". */
export function slotAt(canvas: HTMLElement, x: number, y: number): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const slot = element.getAttribute('data-slot')
    if (slot && canvas.contains(element)) return slot
  }
  let nearest: string | null = null
  let least = pull
  for (const button of canvas.querySelectorAll<HTMLElement>('button[data-slot]')) {
    const box = button.getBoundingClientRect()
    const distance = Math.hypot(box.left + box.width / 2 - x, box.top + box.height / 2 - y)
    if (distance < least) {
      least = distance
      nearest = button.getAttribute('data-slot')
    }
  }
  return nearest
}

/** Reads `edge <id>` and `outlet <node> <outlet>`. */
export function readSlot(slot: string): Slot | null {
  const [kind, id, outlet] = slot.split(' ')
  if (kind === 'edge' && id) return { kind: 'edge', edgeId: id }
  if (kind === 'outlet' && id && outlet) return { kind: 'outlet', nodeId: id, outlet }
  return null
}
