import { outletsOf } from '#engine/nodes/registry.ts'
import type { Group } from '#engine/program/annotations.ts'
import type { Flow } from '#engine/program/flow.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'
import { foldInto } from './foldInto.ts'

// A program as a tree.
//
// O1. Every step stands in it once, in an order in which what leads to a step comes before it.
// O2. Steps that follow each other stand in one row of siblings; the paths of a branch are its children.
// O3. Where paths meet again, the step stands after the branch that they parted at, and each path ends in a word of it.

/** Where a way goes that has no steps of its own: on at a step that stands elsewhere (`back`: at an earlier one, for
 *  another round), or nowhere yet. */
export type OutlineEnd = { readonly to: string; readonly back: boolean } | { readonly to: null }

/** One row of the outline. `key` is unlike any other row's; a step's is its id. */
export type OutlineItem =
  | { readonly kind: 'step'; readonly key: string; readonly nodeId: string; readonly children: readonly OutlineItem[] }
  /** A named way out of a step: it has children, or an end. */
  | {
      readonly kind: 'path'
      readonly key: string
      readonly nodeId: string
      readonly outlet: string
      readonly end: OutlineEnd | null
      readonly children: readonly OutlineItem[]
    }
  /** How the only way out of a step ends. */
  | {
      readonly kind: 'end'
      readonly key: string
      readonly nodeId: string
      readonly outlet: string
      readonly end: OutlineEnd
      readonly children: readonly []
    }
  /** Steps that follow each other and belong to one group. */
  | { readonly kind: 'group'; readonly key: string; readonly group: Group; readonly children: readonly OutlineItem[] }

/** Deeper than this nobody can follow, and no screen is wide enough: the path goes on as a row of its own at the end. */
const deepest = 12

export function outlineOf(graph: Graph, flow: Flow): readonly OutlineItem[] {
  const placeOf = (id: string) => flow.placeOf.get(id) ?? 0
  const isForward = (edge: Edge) => placeOf(edge.to) > placeOf(edge.from)
  const waysIn = (id: string) => flow.previous(id).filter(isForward)
  const meetings = meetingsOf(flow, waysIn)
  const later: string[] = []

  /** What an edge leads to, when it is its only way in. */
  const ownTarget = (edge: Edge | undefined) =>
    edge && isForward(edge) && waysIn(edge.to).length === 1 ? edge.to : undefined

  /** null: the way has steps of its own. */
  function endOf(nodeId: string, outlet: string): OutlineEnd | null {
    const edge = flow.next(nodeId).find((one) => one.outlet === outlet)
    if (!edge) return { to: null }
    return ownTarget(edge) === undefined ? { to: edge.to, back: !isForward(edge) } : null
  }

  function path(nodeId: string, outlet: string, depth: number): OutlineItem {
    const item = { kind: 'path', key: `path ${nodeId} ${outlet}`, nodeId, outlet } as const
    const end = endOf(nodeId, outlet)
    if (end) return { ...item, end, children: [] }
    const target = ownTarget(flow.next(nodeId).find((one) => one.outlet === outlet)) ?? ''
    if (depth < deepest) return { ...item, end: null, children: row([target], depth) }
    later.push(target)
    return { ...item, end: { to: target, back: false }, children: [] }
  }

  /** Steps one after the other, and behind a branch what its paths meet at. */
  function row(begin: readonly string[], depth: number): OutlineItem[] {
    const items: OutlineItem[] = []
    const ahead = [...begin].reverse()
    for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
      const nodeId = id
      const node = flow.nodes.get(nodeId)
      if (!node) continue
      const outlets = outletsOf(node)
      const [only] = outlets
      const paths = outlets.length > 1 ? outlets.map((outlet) => path(nodeId, outlet, depth + 1)) : []
      items.push({ kind: 'step', key: nodeId, nodeId, children: paths })
      ahead.push(...(meetings.get(nodeId) ?? []).toReversed())
      if (outlets.length !== 1 || only === undefined) continue
      const target = ownTarget(flow.next(nodeId)[0])
      const end = endOf(nodeId, only)
      if (end) items.push({ kind: 'end', key: `end ${nodeId}`, nodeId, outlet: only, end, children: [] })
      else if (target !== undefined) ahead.push(target)
    }
    return items
  }

  const roots = flow.order.filter(({ id }) => waysIn(id).length === 0).map(({ id }) => id)
  const items = row([...roots, ...(meetings.get('') ?? [])], 0)
  // Reading a path that was too deep may find another.
  for (let n = 0; n < later.length; n++) items.push(...row([later[n] as string], 0))
  return foldInto(items, graph)
}

/** For every step the later ones at which ways that parted there meet again; under "" those of ways that were never one
 *  (immediate dominators: Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", 2001). */
function meetingsOf(flow: Flow, waysIn: (id: string) => readonly Edge[]): ReadonlyMap<string, readonly string[]> {
  const parted: number[] = []
  const meetings = new Map<string, string[]>()
  for (const [place, { id }] of flow.order.entries()) {
    const ways = waysIn(id)
    let at = -1
    for (const [n, edge] of ways.entries()) {
      const from = flow.placeOf.get(edge.from) ?? -1
      at = n === 0 ? from : common(parted, at, from)
    }
    parted[place] = at
    if (ways.length < 2) continue
    const key = at < 0 ? '' : (flow.order[at]?.id ?? '')
    meetings.set(key, [...(meetings.get(key) ?? []), id])
  }
  return meetings
}

function common(parted: readonly number[], a: number, b: number): number {
  let [one, other] = [a, b]
  while (one !== other) {
    if (one > other) one = parted[one] ?? -1
    else other = parted[other] ?? -1
  }
  return one
}
