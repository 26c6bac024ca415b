import { axesOf, card, grid, stepOf } from '#engine/program/place.ts'
import { type Contour, column, merged, push } from './contour.ts'
import { type Rows, readShape, type Shape } from './readShape.ts'

export type Places = Record<string, { x: number; y: number }>

// L1. Row by row along the flow, each step behind everything that leads to it.
// L2. Paths stand beside each other in the order of their outlets; where they meet again, the flow goes on between them.
// L3. No card covers another, and an arrow over several rows has a lane of its own.
// L4. It reads the shape alone: laying out what is laid out changes nothing.

/** How wide the lane of an arrow that passes rows is. */
const lane = 16
/** Between what begins on its own: entries, goals, steps that nothing leads to. */
const apart = 80

/** Lays a drawing out, on the grid. */
export function layout(shape: Shape): Places {
  const { along, across } = axesOf(shape.direction)
  const by = stepOf(shape.direction)
  const usual = across === 'x' ? card.width : card.height
  const sizes = shape.ids.map((id) => shape.sizes[id] ?? usual)
  const rows = readShape(shape)
  const places = new Map(shape.ids.map((id, place) => [id, place]))
  const starts = shape.starts.flatMap((id) => places.get(id) ?? [])
  const middles = spread(rows, starts, sizes, by[across] - usual)
  return Object.fromEntries(
    shape.ids.map((id, node) => {
      // The card stands in the middle of the room it takes.
      const start = (middles[node] as number) - usual / 2
      const place = { x: 0, y: 0, [along]: (rows.row[node] as number) * by[along], [across]: snapped(start) }
      return [id, place]
    }),
  )
}

/** Something that stands below a node: another node with all below it, or the lane of an arrow. */
interface Part {
  readonly node: number | null
  /** Its place among its neighbours, from left to right. */
  readonly key: number
  readonly contour: Contour
  at: number
}

/** The middle of every node across the flow. */
function spread(rows: Rows, starts: readonly number[], sizes: readonly number[], distance: number): number[] {
  const { count, below, row, above } = rows
  const contours: Contour[] = []
  const aside: number[] = []
  // Whatever stands below a node has a greater number.
  for (let node = count - 1; node >= 0; node -= 1) {
    const parts = packed(node, row[node] as number, distance)
    const half = (sizes[node] as number) / 2
    const [only] = parts
    // A row of single steps hands one contour up: nothing is copied.
    const under = parts.length === 1 && only?.at === 0 ? only.contour : merged((row[node] as number) + 1, parts)
    under.low.push(-half)
    under.high.push(half)
    contours[node] = under
  }
  packed(count, -1, Math.max(distance, apart))
  const middles: number[] = []
  for (let node = 0; node < count; node += 1) {
    const parent = above[node] as number
    middles[node] = (aside[node] as number) + (parent === -1 ? 0 : (middles[parent] as number))
  }
  return middles

  /** Puts what stands below a node side by side; the node's own middle is 0. */
  function packed(node: number, at: number, room: number): Part[] {
    const { parts, keys } = heads(node, at)
    parts.sort((a, b) => a.key - b.key)
    for (const [i, part] of parts.entries()) {
      if (i === 0) continue
      part.at = Math.max(...parts.slice(0, i).map((left) => push(left.contour, left.at, part.contour, room)))
    }
    const [first, last] = [parts[0]?.at ?? 0, parts.at(-1)?.at ?? 0]
    for (const part of parts) part.at -= (first + last) / 2
    for (const meeting of (below[node] as readonly number[]).filter((one) => (row[one] as number) > at + 1)) {
      parts.push(between(meeting, node, parts, keys, room))
    }
    for (const part of parts) if (part.node !== null) aside[part.node] = part.at
    return parts
  }

  /** What stands right below a node, and the lanes of its arrows that lead further down. */
  function heads(node: number, at: number): { parts: Part[]; keys: Map<number, number> } {
    const parts: Part[] = []
    const keys = new Map<number, number>()
    const ways = node === count ? starts : rows.next[node]
    for (const [key, to] of (ways ?? []).entries()) {
      const end = row[to] as number
      if (end > at + 1) parts.push({ node: null, key, contour: column(at + 1, end - 1, lane / 2), at: 0 })
      else if (isBelow(to, node) && !keys.has(to)) {
        keys.set(to, key)
        parts.push({ node: to, key, contour: contours[to] as Contour, at: 0 })
      }
    }
    return { parts, keys }
  }

  function isBelow(one: number, node: number): boolean {
    return above[one] === (node === count ? -1 : node)
  }

  /** A node where paths meet that parted at `node`: in the middle of those that lead to it. What stands on its right
   *  makes room. */
  function between(meeting: number, node: number, parts: Part[], keys: Map<number, number>, room: number): Part {
    const feeding = [...new Set((rows.previous[meeting] as readonly number[]).flatMap((from) => waysTo(from)))]
    const fed = parts.filter(({ key }) => feeding.includes(key)).map((part) => part.at)
    const key = (Math.min(...feeding) + Math.max(...feeding)) / 2
    const contour = contours[meeting] as Contour
    const wanted = fed.length > 0 ? (Math.min(...fed) + Math.max(...fed)) / 2 : 0
    const left = parts.filter((part) => part.key <= key).map((part) => push(part.contour, part.at, contour, room))
    const at = Math.max(wanted, ...left)
    const right = parts.filter((part) => part.key > key)
    const shift = Math.max(0, ...right.map((part) => push(contour, at, part.contour, room) - part.at))
    for (const part of right) part.at += shift
    keys.set(meeting, key)
    return { node: meeting, key, contour, at }

    /** By which of the ways below `node` one comes from there. */
    function waysTo(from: number): number[] {
      if (from === node) {
        return (rows.next[node] ?? []).flatMap((to, way) => (to === meeting ? [way] : []))
      }
      let one = from
      while (!isBelow(one, node)) one = above[one] as number
      return [keys.get(one) ?? 0]
    }
  }
}

const snapped = (value: number): number => Math.round(value / grid) * grid
