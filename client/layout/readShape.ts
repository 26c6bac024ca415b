import type { Direction } from '#engine/program/annotations.ts'

/** A drawing reduced to what its layout depends on. */
export interface Shape {
  /** In the order people pass them. */
  readonly ids: readonly string[]
  /** What nothing leads to, in the order in which it stands side by side. */
  readonly starts: readonly string[]
  /** In the order of their outlets. */
  readonly edges: readonly { readonly from: string; readonly to: string }[]
  readonly direction: Direction
  /** How much room a card takes across the flow, where that is more than usual. */
  readonly sizes: Readonly<Record<string, number>>
}

/** A shape by numbers: a node is its place in the order. */
export interface Rows {
  readonly count: number
  /** Where arrows that go onwards lead, in the order of the outlets; those that go back do not count. */
  readonly next: readonly (readonly number[])[]
  readonly previous: readonly (readonly number[])[]
  /** The row of each node: behind everything that leads to it. */
  readonly row: readonly number[]
  /** The last node that everybody passes on the way to this one; -1 when there is none. Paths that part at a node and
   *  meet again at another have it above both. */
  readonly above: readonly number[]
  /** The nodes right below each in that tree, in order; those of -1 stand last. */
  readonly below: readonly (readonly number[])[]
}

/** Reads a shape in one pass; loops and long rows are no trouble. */
export function readShape({ ids, edges }: Pick<Shape, 'ids' | 'edges'>): Rows {
  const count = ids.length
  const placeOf = new Map(ids.map((id, place) => [id, place]))
  const next: number[][] = ids.map(() => [])
  const previous: number[][] = ids.map(() => [])
  for (const edge of edges) {
    const [from, to] = [placeOf.get(edge.from), placeOf.get(edge.to)]
    if (from === undefined || to === undefined || from >= to) continue
    next[from]?.push(to)
    previous[to]?.push(from)
  }
  const row: number[] = []
  const above: number[] = []
  const depth: number[] = []
  const depthOf = (node: number) => (node === -1 ? 0 : (depth[node] as number))
  for (let node = 0; node < count; node += 1) {
    const from = previous[node] as number[]
    let meeting = from[0] ?? -1
    for (const other of from) meeting = lastCommon(meeting, other)
    above[node] = meeting
    depth[node] = depthOf(meeting) + 1
    row[node] = from.reduce((most, one) => Math.max(most, (row[one] as number) + 1), 0)
  }
  const below: number[][] = Array.from({ length: count + 1 }, () => [])
  for (let node = 0; node < count; node += 1) {
    const parent = above[node] as number
    below[parent === -1 ? count : parent]?.push(node)
  }
  return { count, next, previous, row, above, below }

  function lastCommon(a: number, b: number): number {
    let [one, other] = [a, b]
    while (one !== other) {
      if (depthOf(one) >= depthOf(other)) one = above[one] as number
      else other = above[other] as number
    }
    return one
  }
}
