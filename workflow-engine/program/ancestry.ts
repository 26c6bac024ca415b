import type { Flow } from './flow.ts'
import type { Edge } from './graph.ts'

/** Which of `sources` come before which nodes, along the edges that are followed; on a loop each comes before the
 *  others and itself. A bit for every source at every loop or single node, carried along the edges once: ten thousand of
 *  both take some milliseconds, however they are connected. */
export function readAncestry(
  flow: Flow,
  sources: Iterable<string>,
  follows: (edge: Edge) => boolean = () => true,
): (source: string, node: string) => boolean {
  const bitOf = new Map([...new Set(sources)].map((id, bit) => [id, bit]))
  const words = Math.ceil(bitOf.size / 32)
  const loopOf = new Map<string, number>()
  const before: Uint32Array[] = []
  if (words > 0) {
    const loops = loopsOf(flow, follows)
    for (const [n, loop] of loops.entries()) for (const id of loop) loopOf.set(id, n)
    for (const _ of loops) before.push(new Uint32Array(words))
    // What leads somewhere stands before it.
    for (const [n, loop] of loops.entries()) {
      const here = before[n] as Uint32Array
      const within = new Uint32Array(here)
      for (const id of loop) set(within, bitOf.get(id))
      if (loop.length > 1) here.set(within)
      for (const id of loop) {
        for (const edge of flow.next(id)) {
          const to = loopOf.get(edge.to)
          if (to !== undefined && to !== n && follows(edge)) join(before[to] as Uint32Array, within)
        }
      }
    }
  }
  return (source, node) => {
    const bit = bitOf.get(source)
    const bits = before[loopOf.get(node) ?? -1]
    return bit !== undefined && bits !== undefined && (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1
  }
}

function set(bits: Uint32Array, bit: number | undefined): void {
  if (bit !== undefined) bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
}

function join(into: Uint32Array, bits: Uint32Array): void {
  for (let word = 0; word < into.length; word++) into[word] = (into[word] ?? 0) | (bits[word] ?? 0)
}

/** The nodes in groups, each after all that lead to it: a loop, or loops that share a node, is one group (Tarjan 1972,
 *  “Depth-first search and linear graph algorithms”, without recursion). */
function loopsOf(flow: Flow, follows: (edge: Edge) => boolean): readonly (readonly string[])[] {
  const loops: string[][] = []
  const met = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const meet = (id: string) => {
    lowest.set(id, met.size)
    met.set(id, met.size)
    open.push(id)
    isOpen.add(id)
    return { id, edges: flow.next(id).values() }
  }
  const lower = (id: string, to: number) => lowest.set(id, Math.min(lowest.get(id) ?? to, to))
  for (const { id: root } of flow.order) {
    if (met.has(root)) continue
    const path = [meet(root)]
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const { value: edge, done } = here.edges.next()
      if (!done) {
        if (!follows(edge)) continue
        if (!met.has(edge.to)) path.push(meet(edge.to))
        else if (isOpen.has(edge.to)) lower(here.id, met.get(edge.to) as number)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above) lower(above.id, lowest.get(here.id) as number)
      if (lowest.get(here.id) !== met.get(here.id)) continue
      const loop = open.splice(open.lastIndexOf(here.id))
      for (const id of loop) isOpen.delete(id)
      loops.push(loop)
    }
  }
  return loops.reverse()
}
