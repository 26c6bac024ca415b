import { card, grid } from '#engine/program/place.ts'

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'
interface Placed {
  readonly id: string
  readonly position: { readonly x: number; readonly y: number }
}
type Places = Record<string, { x: number; y: number }>

/** Cards are of one size: to align any of their sides in a column is to give them one x. Which one differs. */
export function aligned(cards: readonly Placed[], side: Side): Places {
  const axis = side === 'left' || side === 'centre' || side === 'right' ? 'x' : 'y'
  const at = cards.map(({ position }) => position[axis])
  const [least, most] = [Math.min(...at), Math.max(...at)]
  const begins = side === 'left' || side === 'top'
  const ends = side === 'right' || side === 'bottom'
  const to = begins ? least : ends ? most : snapped((least + most) / 2)
  return Object.fromEntries(cards.map(({ id, position }) => [id, { ...position, [axis]: to }]))
}

/** The outermost stay; the others stand at equal distances between them. Too close to each other, they go on from the
 *  first one card by card. */
export function distributed(cards: readonly Placed[], axis: 'x' | 'y'): Places {
  const sorted = [...cards].sort((a, b) => a.position[axis] - b.position[axis])
  const [first, last] = [sorted[0]?.position[axis] ?? 0, sorted.at(-1)?.position[axis] ?? 0]
  const apart = (last - first) / Math.max(1, sorted.length - 1)
  const inRow = cards.every(({ position }) => {
    const other = axis === 'x' ? 'y' : 'x'
    const size = axis === 'x' ? card.height : card.width
    return Math.abs(position[other] - (cards[0]?.position[other] ?? 0)) < size
  })
  const least = inRow ? (axis === 'x' ? card.width : card.height) + grid : 0
  const by = Math.max(apart, least)
  return Object.fromEntries(sorted.map(({ id, position }, i) => [id, { ...position, [axis]: snapped(first + i * by) }]))
}

const snapped = (value: number): number => Math.round(value / grid) * grid
