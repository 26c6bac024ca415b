import type { Flow } from './flow.ts'
import type { Edge } from './graph.ts'
import { groupsOf } from './loops.ts'

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
    const loops = groupsOf(flow, follows)
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
