import type { Position } from '../nodes/fields.ts'
import type { Direction } from './annotations.ts'

// Where nodes stand. Top to bottom or left to right, on a grid of 8.

/** The card of a node, and the free space between two of them, in canvas units. */
export const card = { width: 240, height: 88 } as const
export const gap = { x: 32, y: 64 } as const
export const grid = 8

/** From the top of one node to the top of the next one below; from the left of one to the left of the one beside it. */
export const step = { x: card.width + gap.x, y: card.height + gap.y } as const

/** The same when the drawing runs to the right: between two cards there is room for the name of a path. */
const stepRight = { x: card.width + 120, y: card.height + 40 } as const
export const stepOf = (direction: Direction = 'down'): typeof step | typeof stepRight =>
  direction === 'right' ? stepRight : step

/** Which coordinate grows along the flow, and which across it. */
export interface Axes {
  readonly along: 'x' | 'y'
  readonly across: 'x' | 'y'
}
const axes = { down: { along: 'y', across: 'x' }, right: { along: 'x', across: 'y' } } as const
export const axesOf = (direction: Direction = 'down'): Axes => axes[direction]

export const snap = ({ x, y }: Position): Position => ({
  x: Math.round(x / grid) * grid,
  y: Math.round(y / grid) * grid,
})

/** The canvas ends somewhere (nodes/fields.ts): the nearest place on it. */
export function onCanvas({ x, y }: Position): Position {
  const within = (coordinate: number) => Math.min(1_000_000, Math.max(-1_000_000, coordinate || 0))
  return { x: within(x), y: within(y) }
}

/** Behind `from` along the flow. The outlets of a branch spread out to both sides. */
export function behind(from: Position, outlet = 0, outlets = 1, direction: Direction = 'down'): Position {
  const { along, across } = axesOf(direction)
  const by = stepOf(direction)
  const aside = (outlet - (outlets - 1) / 2) * by[across]
  return snap({ ...from, [along]: from[along] + by[along], [across]: from[across] + aside })
}

/** Do two cards cover each other? */
export const overlaps = (a: Position, b: Position): boolean =>
  Math.abs(a.x - b.x) < card.width && Math.abs(a.y - b.y) < card.height

/** `wanted`, or the nearest place beside it, onwards across the flow, where no card of `others` stands. */
export function free(wanted: Position, others: readonly Position[], direction: Direction = 'down'): Position {
  const { across } = axesOf(direction)
  const by = stepOf(direction)[across]
  const near = others.filter((other) =>
    across === 'x' ? Math.abs(other.y - wanted.y) < card.height : Math.abs(other.x - wanted.x) < card.width,
  )
  let place = wanted
  while (near.some((other) => overlaps(place, other))) place = { ...place, [across]: place[across] + by }
  return place
}
