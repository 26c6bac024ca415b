import { type Point, stub, turnAfter } from '#client/canvas/routeEdge.ts'
import type { Direction } from '#engine/program/annotations.ts'
import { card } from '#engine/program/place.ts'

/** An edge between the points where it leaves one card and enters another. */
export interface Arrow {
  readonly id: string
  readonly from: Point
  readonly to: Point
  readonly split: boolean
}

/** Air between a card and an edge that runs past it. */
const air = 10
/** Cards are looked up by stripes of this height. */
const stripe = 128

/** Where edges run beside the cards that stand in their way, across the flow; edges that meet none are left out.
 *  @param cards the top left corners of all */
export function lanesOf(
  arrows: readonly Arrow[],
  cards: readonly Point[],
  direction: Direction,
): ReadonlyMap<string, number> {
  const down = direction === 'down'
  const turned = (point: Point): Point => (down ? point : { x: point.y, y: point.x })
  const [width, height] = down ? [card.width, card.height] : [card.height, card.width]
  const stripes = new Map<number, Point[]>()
  for (const one of cards.map(turned)) {
    const key = Math.floor(one.y / stripe)
    const near = stripes.get(key)
    if (near) near.push(one)
    else stripes.set(key, [one])
  }
  const lanes = new Map<string, number>()
  for (const { id, from, to, split } of arrows) {
    const lane = laneOf(turned(from), turned(to), split)
    if (lane !== null) lanes.set(id, lane)
  }
  return lanes

  function laneOf(from: Point, to: Point, split: boolean): number | null {
    const leave = from.y + turnAfter({ split, direction })
    const arrive = to.y - stub
    const goesBack = to.y < leave
    const usual = goesBack ? Math.max(from.x, to.x) + width / 2 + 36 : split ? to.x : from.x
    const [high, low] = goesBack ? [arrive, leave] : split ? [leave, to.y] : [from.y, arrive]
    // What is near enough to leave no room for a lane is left as it is.
    if (!goesBack && arrive <= leave) return null
    const meets = (x: number) => between(high + 1, low - 1).some((one) => one.x - 4 < x && x < one.x + width + 4)
    if (!meets(usual)) return null
    const inTheWay = between(Math.min(leave, arrive), Math.max(leave, arrive))
    const bounds = inTheWay.flatMap(({ x }) => [x - air, x + width + air])
    const open = bounds.filter((x) => inTheWay.every((one) => x <= one.x - air || x >= one.x + width + air))
    const longer = (x: number) => Math.abs(x - from.x) + Math.abs(x - to.x) + Math.abs(x - usual) / 100
    return open.reduce<number | null>((best, x) => (best === null || longer(x) < longer(best) ? x : best), null)
  }

  /** Cards that reach into these heights. */
  function between(high: number, low: number): Point[] {
    const found: Point[] = []
    for (let key = Math.floor((high - height) / stripe); key <= Math.floor(low / stripe); key += 1) {
      for (const one of stripes.get(key) ?? []) if (one.y < low && one.y + height > high) found.push(one)
    }
    return found
  }
}
