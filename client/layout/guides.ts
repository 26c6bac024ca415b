import { Store } from '#client/editor/Store.ts'
import { card } from '#engine/program/place.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** A line that shows what a dragged card is in line with. */
export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}
export type GuideStore = Store<{ readonly lines: readonly Guide[] }>
export const guideStore: GuideStore = new Store<{ readonly lines: readonly Guide[] }>({ lines: [] })

/** Cards further away than this, along the line, are in line with nobody. */
const reach = 1200

/** Where a dragged card comes to lie: in line with the nearest card beside or below it when it nearly is, and the lines
 *  that show it. Cards are of one size: in line by one side is in line by all.
 *  @param near how far it may be off */
export function snapped(dragged: Point, others: readonly Point[], near: number): { place: Point; lines: Guide[] } {
  const x = nearest(dragged, others, 'x', near)
  const y = nearest(dragged, others, 'y', near)
  const place = { x: x?.[0] ?? dragged.x, y: y?.[0] ?? dragged.y }
  const lines: Guide[] = []
  if (x) lines.push(...linesAlong('x', place, x[1]))
  if (y) lines.push(...linesAlong('y', place, y[1]))
  return { place, lines }
}

function nearest(dragged: Point, others: readonly Point[], axis: 'x' | 'y', near: number): [number, Point] | null {
  const along = axis === 'x' ? 'y' : 'x'
  let found: [number, Point] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const other of others) {
    const off = Math.abs(other[axis] - dragged[axis])
    const distance = Math.abs(other[along] - dragged[along])
    if (off > near || distance > reach) continue
    const rank = off * 1000 + distance
    if (rank < least) [found, least] = [[other[axis], other], rank]
  }
  return found
}

/** The line through the middle of both cards, from one to the other. */
function linesAlong(axis: 'x' | 'y', place: Point, other: Point): Guide[] {
  const along = axis === 'x' ? 'y' : 'x'
  const [size, length] = axis === 'x' ? [card.width, card.height] : [card.height, card.width]
  const from = Math.min(place[along], other[along]) - 16
  const to = Math.max(place[along], other[along]) + length + 16
  return [0, size].map((side) => ({ axis, at: place[axis] + side, from, to }))
}
