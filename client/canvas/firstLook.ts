import type { Direction } from '#engine/program/annotations.ts'
import { card } from '#engine/program/place.ts'

export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Air around the drawing, in px of the screen. */
const margin = 56
/** Smaller than this, words can no longer be read with ease. */
const readable = 0.75

/** Where one looks when a program opens: at everything while it can be read, else at its beginning, in readable size.
 *  @param nodes in the order people pass them */
export function firstLook(
  nodes: readonly { readonly position: { readonly x: number; readonly y: number } }[],
  width: number,
  height: number,
  direction: Direction = 'down',
): View {
  if (nodes.length === 0) return { x: Math.round(width / 2 - card.width / 2), y: margin, zoom: 1 }
  const left = Math.min(...nodes.map(({ position }) => position.x))
  const right = Math.max(...nodes.map(({ position }) => position.x)) + card.width
  const top = Math.min(...nodes.map(({ position }) => position.y))
  const bottom = Math.max(...nodes.map(({ position }) => position.y)) + card.height
  const wide = (width - 2 * margin) / (right - left)
  const high = (height - 2 * margin) / (bottom - top)
  const whole = Math.min(wide, high, 1)
  const zoom = whole >= readable ? whole : Math.max(readable, Math.min(wide, 0.9))
  const begin = (nodes[0] as (typeof nodes)[number]).position
  const down = direction === 'down'
  const x =
    wide >= zoom
      ? width / 2 - ((left + right) / 2) * zoom
      : (down ? width / 2 - (card.width / 2) * zoom : margin) - begin.x * zoom
  const y =
    high >= zoom
      ? height / 2 - ((top + bottom) / 2) * zoom
      : (down ? margin : height / 2 - (card.height / 2) * zoom) - begin.y * zoom
  return { x: Math.round(x), y: Math.round(y), zoom }
}
