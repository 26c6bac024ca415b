import type { Direction } from '#engine/program/annotations.ts'
import { axesOf, card, free, grid, overlaps, stepOf } from '#engine/program/place.ts'
import type { Places } from './layout.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Brings a laid out drawing to where its steps stand now, around what does not move.
 *  T1. What stays is neither moved nor covered.
 *  T2. Steps of one row keep their order.
 *  T3. A second time changes nothing.
 *  @param now where the steps that may move stand, in the order people pass them
 *  @param laid where layout wants them; may hold others as well
 *  @param staying where cards stand that do not move */
export function settle(now: Places, laid: Places, staying: readonly Point[], direction: Direction): Places {
  const ids = Object.keys(now)
  const first = ids[0]
  if (first === undefined) return {}
  if (staying.length === 0) {
    const by = between(corner(ids.map((id) => laid[id] as Point)), corner(Object.values(now)))
    return moved(ids, laid, by)
  }
  // The first step is the fixed point: had it to give way, a second time would begin elsewhere.
  const anchor = free(now[first] as Point, staying, direction)
  const wanted = moved(ids, laid, between(laid[first] as Point, anchor))
  const { along } = axesOf(direction)
  const rows = new Map<number, string[]>()
  for (const id of ids) {
    const row = (wanted[id] as Point)[along]
    rows.set(row, [...(rows.get(row) ?? []), id])
  }
  for (const row of rows.values()) giveWay(row, wanted, staying, direction, first)
  return wanted
}

/** Moves the steps of a row aside, away from the first step of the drawing, until none covers a card that stays. */
function giveWay(row: string[], places: Places, staying: readonly Point[], direction: Direction, fixed: string): void {
  const { along, across } = axesOf(direction)
  const size = across === 'x' ? card.width : card.height
  const thick = along === 'y' ? card.height : card.width
  const room = stepOf(direction)[across]
  const level = (places[row[0] as string] as Point)[along]
  const near = staying.filter((other) => Math.abs(other[along] - level) < thick)
  if (near.length === 0) return
  row.sort((a, b) => (places[a] as Point)[across] - (places[b] as Point)[across])
  const at = row.indexOf(fixed)
  const onwards = row.slice(at + 1)
  const back = row.slice(0, Math.max(0, at)).reverse()
  const start = at === -1 ? null : (places[fixed] as Point)[across]
  push(onwards, 1, start)
  push(back, -1, start)

  function push(ids: readonly string[], way: 1 | -1, from: number | null): void {
    let last = from
    for (const id of ids) {
      let place = places[id] as Point
      const least = last === null ? null : last + way * room
      if (least !== null && (place[across] - least) * way < 0) place = { ...place, [across]: least }
      for (let met = covered(place); met; met = covered(place)) {
        const past = met[across] + way * (size + grid)
        place = { ...place, [across]: way === 1 ? Math.ceil(past / grid) * grid : Math.floor(past / grid) * grid }
      }
      places[id] = place
      last = place[across]
    }
  }

  function covered(place: Point): Point | undefined {
    return near.find((other) => overlaps(place, other))
  }
}

const corner = (points: readonly Point[]): Point => ({
  x: points.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY),
  y: points.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY),
})

const between = (from: Point, to: Point): Point => ({ x: to.x - from.x, y: to.y - from.y })

const moved = (ids: readonly string[], places: Places, by: Point): Places =>
  Object.fromEntries(
    ids.map((id) => {
      const { x, y } = places[id] as Point
      return [id, { x: x + by.x, y: y + by.y }]
    }),
  )
