import type { Direction } from '#engine/program/annotations.ts'
import { card } from '#engine/program/place.ts'

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

export interface Way {
  /** The step it leaves has several outlets. */
  readonly split: boolean
  readonly direction: Direction
  /** Where it runs, across the flow, past the cards that stand in its way; null when none does. */
  readonly lane: number | null
}

/** How far behind a card an edge runs on before it turns: past the name of its path, where there is one. */
export const turnAfter = ({ split, direction }: Pick<Way, 'split' | 'direction'>): number =>
  split && direction === 'right' ? 84 : stub
export const stub = 28
const radius = 8
/** Air between the cards and an edge that goes back. */
const air = 36

/** Runs an edge from an outlet to where a card is entered, at right angles. A split turns right behind its source, so that
 *  its branches part early; a join turns right before its target, so that the way there stays clear of cards. */
export function routeEdge(from: Point, to: Point, way: Way): Route {
  if (way.direction === 'down') return finish(...routeDown(from, to, way, card.width / 2))
  const [points, middle] = routeDown(turned(from), turned(to), way, card.height / 2)
  return finish(points.map(turned), turned(middle))
}

/** To the right is downwards with the coordinates exchanged. */
const turned = ({ x, y }: Point): Point => ({ x: y, y: x })

function routeDown(from: Point, to: Point, way: Way, half: number): [Point[], Point] {
  const { split, lane } = way
  const gap = to.y - from.y
  const turn = turnAfter(way)
  const leave = from.y + turn
  const arrive = to.y - stub
  if (gap >= turn && lane === null) {
    if (Math.abs(to.x - from.x) < 1) {
      const after = turn > stub ? leave : from.y
      return [[from, to], { x: from.x, y: (after + to.y - (turn > stub ? 8 : 0)) / 2 }]
    }
    const bend = gap < turn + stub ? (split ? Math.min(leave, to.y - 10) : from.y + gap / 2) : split ? leave : arrive
    // The arrow's head takes the last few px before the card.
    const middle = split ? { x: to.x, y: (bend + to.y - 8) / 2 } : { x: from.x, y: (from.y + bend) / 2 }
    return [[from, { x: from.x, y: bend }, { x: to.x, y: bend }, to], middle]
  }
  const side = lane ?? Math.max(from.x, to.x) + half + air
  const points = [
    from,
    { x: from.x, y: leave },
    { x: side, y: leave },
    { x: side, y: arrive },
    { x: to.x, y: arrive },
    to,
  ].filter((point, i, all) => i === 0 || point.x !== all[i - 1]?.x || point.y !== all[i - 1]?.y)
  return [points, { x: side, y: (leave + arrive) / 2 }]
}

/** The head of an arrow that ends at a card. */
export function arrowHead({ x, y }: Point, direction: Direction): string {
  return direction === 'down'
    ? `M${x - 5} ${y - 9}L${x} ${y - 1}L${x + 5} ${y - 9}`
    : `M${x - 9} ${y - 5}L${x - 1} ${y}L${x - 9} ${y + 5}`
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
