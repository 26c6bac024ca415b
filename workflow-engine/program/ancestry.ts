import type { Flow } from './flow.ts'
import type { Edge } from './graph.ts'

/** Which of `sources` come before which nodes, along the edges that are followed; loops count. A bit for every source
 *  at every node, carried along the edges until nothing changes: ten thousand of both take some milliseconds. */
export function readAncestry(
  flow: Flow,
  sources: Iterable<string>,
  follows: (edge: Edge) => boolean = () => true,
): (source: string, node: string) => boolean {
  const bitOf = new Map([...new Set(sources)].map((id, bit) => [id, bit]))
  const words = Math.ceil(bitOf.size / 32)
  const before = new Map<string, Uint32Array>()
  for (let changed = words > 0; changed; ) {
    changed = false
    for (const { id } of flow.order) {
      const here = before.get(id)
      const bit = bitOf.get(id)
      if (!here && bit === undefined) continue
      for (const edge of flow.next(id)) if (follows(edge) && carry(before, edge.to, words, here, bit)) changed = true
    }
    // Without a way back one pass has met everything.
    if (changed && !flow.order.some(({ id }) => flow.next(id).some((edge) => isBack(flow, edge)))) break
  }
  return (source, node) => {
    const bit = bitOf.get(source)
    const bits = before.get(node)
    return bit !== undefined && bits !== undefined && isSet(bits, bit)
  }
}

function carry(
  before: Map<string, Uint32Array>,
  to: string,
  words: number,
  here: Uint32Array | undefined,
  bit: number | undefined,
): boolean {
  const there = before.get(to) ?? new Uint32Array(words)
  before.set(to, there)
  let changed = false
  if (bit !== undefined && !isSet(there, bit)) {
    there[bit >>> 5] = (there[bit >>> 5] ?? 0) | (1 << (bit & 31))
    changed = true
  }
  if (!here) return changed
  for (let word = 0; word < words; word++) {
    const joined = ((there[word] ?? 0) | (here[word] ?? 0)) >>> 0
    if (joined === there[word]) continue
    there[word] = joined
    changed = true
  }
  return changed
}

const isSet = (bits: Uint32Array, bit: number): boolean => (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1

const isBack = (flow: Flow, { from, to }: Edge): boolean => (flow.placeOf.get(to) ?? 0) <= (flow.placeOf.get(from) ?? 0)
