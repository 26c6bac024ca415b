export interface Point {
  readonly x: number
  readonly y: number
}

/** An edge as it is drawn, in canvas coordinates. */
export interface Route {
  readonly points: readonly Point[]
  /** The SVG path, with round corners. */
  readonly path: string
  /** Where its "+" stands. */
  readonly middle: Point
}

const stub = 28
const radius = 8
/** Half a card and some air: how far beside the cards an edge that goes back up runs. */
const detour = 156

/** Runs an edge from an outlet (a card's bottom) to a card's top at right angles. A split turns right below its source,
 *  so that its branches part early; a join turns right above its target, so that the way down stays clear of cards. */
export function routeEdge(from: Point, to: Point, split: boolean): Route {
  const gap = to.y - from.y
  if (gap >= stub && Math.abs(to.x - from.x) < 1) {
    return finish([from, to], { x: from.x, y: (from.y + to.y) / 2 })
  }
  if (gap >= stub) {
    const bend = gap < 2 * stub ? from.y + gap / 2 : split ? from.y + stub : to.y - stub
    const points = [from, { x: from.x, y: bend }, { x: to.x, y: bend }, to]
    // The arrow's head takes the last few px above the card.
    const middle = split ? { x: to.x, y: (bend + to.y - 8) / 2 } : { x: from.x, y: (from.y + bend) / 2 }
    return finish(points, middle)
  }
  const side = Math.max(from.x, to.x) + detour
  const below = from.y + stub
  const above = to.y - stub
  const points = [
    from,
    { x: from.x, y: below },
    { x: side, y: below },
    { x: side, y: above },
    { x: to.x, y: above },
    to,
  ]
  return finish(points, { x: side, y: (below + above) / 2 })
}

function finish(points: readonly Point[], middle: Point): Route {
  return { points, path: roundedPath(points), middle }
}

/** A path through the points whose corners are arcs of 8 px, or less where a side is short. */
export function roundedPath(points: readonly Point[]): string {
  const first = points[0] as Point
  const parts = [`M${first.x} ${first.y}`]
  for (let i = 1; i < points.length - 1; i += 1) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]] as [Point, Point, Point]
    const bend = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    const enter = towards(corner, before, bend)
    const leave = towards(corner, after, bend)
    parts.push(`L${enter.x} ${enter.y}Q${corner.x} ${corner.y} ${leave.x} ${leave.y}`)
  }
  const last = points.at(-1) as Point
  parts.push(`L${last.x} ${last.y}`)
  return parts.join('')
}

/** How far a point is from the polyline, in the same unit. */
export function distanceToRoute(point: Point, points: readonly Point[]): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]] as [Point, Point]
    const length = distance(a, b)
    const along = length === 0 ? 0 : ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / (length * length)
    const t = Math.max(0, Math.min(1, along))
    nearest = Math.min(nearest, distance(point, { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) }))
  }
  return nearest
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by }
}
