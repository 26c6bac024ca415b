/** How far a part of a drawing reaches across the flow, row by row, seen from its own middle. Kept from its last row up, so
 *  that a row on top is added without moving the others. */
export interface Contour {
  readonly bottom: number
  readonly low: number[]
  readonly high: number[]
}

export const topOf = ({ bottom, low }: Contour): number => bottom - low.length + 1

/** The same half size in every row from `top` to `bottom`. */
export const column = (top: number, bottom: number, half: number): Contour => ({
  bottom,
  low: Array.from({ length: bottom - top + 1 }, () => -half),
  high: Array.from({ length: bottom - top + 1 }, () => half),
})

/** How far `right`, standing at 0, has to move on so as to keep its distance from `left`, standing at `at`.
 *  -Infinity when they share no row. */
export function push(left: Contour, at: number, right: Contour, distance: number): number {
  const from = Math.max(topOf(left), topOf(right))
  const to = Math.min(left.bottom, right.bottom)
  let by = Number.NEGATIVE_INFINITY
  for (let row = from; row <= to; row += 1) {
    const end = at + (left.high[left.bottom - row] as number)
    by = Math.max(by, end + distance - (right.low[right.bottom - row] as number))
  }
  return by
}

/** Several parts, each moved by its own way, as one from row `top` on. Rows that none has are empty. */
export function merged(top: number, parts: readonly { readonly contour: Contour; readonly at: number }[]): Contour {
  const bottom = parts.reduce((most, { contour }) => Math.max(most, contour.bottom), top - 1)
  const rows = bottom - top + 1
  const low = Array.from({ length: rows }, () => Number.POSITIVE_INFINITY)
  const high = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY)
  for (const { contour, at } of parts) {
    for (let row = Math.max(top, topOf(contour)); row <= contour.bottom; row += 1) {
      const [mine, its] = [bottom - row, contour.bottom - row]
      low[mine] = Math.min(low[mine] as number, at + (contour.low[its] as number))
      high[mine] = Math.max(high[mine] as number, at + (contour.high[its] as number))
    }
  }
  return { bottom, low, high }
}
