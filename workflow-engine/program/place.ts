import type { Position } from '../nodes/fields.ts'

// Where nodes stand. Top to bottom, on a grid of 8.

/** The card of a node, and the free space between two of them, in canvas units. */
export const card = { width: 240, height: 88 } as const
export const gap = { x: 32, y: 64 } as const
export const grid = 8

/** From the top of one node to the top of the next one below; from the left of one to the left of the one beside it. */
export const step = { x: card.width + gap.x, y: card.height + gap.y } as const

export const snap = ({ x, y }: Position): Position => ({
  x: Math.round(x / grid) * grid,
  y: Math.round(y / grid) * grid,
})

/** The canvas ends somewhere (nodes/fields.ts): the nearest place on it. */
export function onCanvas({ x, y }: Position): Position {
  const within = (coordinate: number) => Math.min(1_000_000, Math.max(-1_000_000, coordinate || 0))
  return { x: within(x), y: within(y) }
}

/** Below `from`. The outlets of a branch spread out to both sides. */
export function below(from: Position, outlet = 0, outlets = 1): Position {
  return snap({ x: from.x + (outlet - (outlets - 1) / 2) * step.x, y: from.y + step.y })
}

/** Do two cards cover each other? */
export const overlaps = (a: Position, b: Position): boolean =>
  Math.abs(a.x - b.x) < card.width && Math.abs(a.y - b.y) < card.height

/** `wanted`, or the nearest place to its right where no card of `others` stands. */
export function free(wanted: Position, others: readonly Position[]): Position {
  const row = others.filter(({ y }) => Math.abs(y - wanted.y) < card.height)
  let place = wanted
  while (row.some((other) => overlaps(place, other))) place = { x: place.x + step.x, y: place.y }
  return place
}
