import type { Phrase } from '../nodes/reference.ts'
import { type Node, outletsOf } from '../nodes/registry.ts'
import type { Detail } from './describeChanges.ts'
import { type RowKey, wayRow } from './drawnRows.ts'
import { type Graph, nodeAt } from './graph.ts'

interface ToldWays {
  readonly details: Detail[]
  readonly rows: RowKey[]
}

/** What became of the arrows, by the step whose change tells of it. */
export function wayChanges(before: Graph, after: Graph, rows: ReadonlySet<RowKey>): ReadonlyMap<string, ToldWays> {
  const told = new Map<string, ToldWays>()
  const of = (id: string): ToldWays => {
    const known = told.get(id) ?? { details: [], rows: [] }
    told.set(id, known)
    return known
  }
  const [was, is] = [targetsOf(before), targetsOf(after)]
  const isNew = (id: string) => !nodeAt(before, id)
  const isGone = (id: string) => !nodeAt(after, id)
  for (const { from, outlet } of waysOf(before, after)) {
    const row = wayRow(from, outlet)
    if (!rows.has(row)) continue
    const [old, now] = [was.get(row) ?? null, is.get(row) ?? null]
    if (isNew(from) || isGone(from)) {
      of(from).rows.push(row)
      continue
    }
    if (now !== null && isNew(now) && (old === null || isGone(old) || leadsTo(after, is, now, old, isNew))) {
      of(now).rows.push(row)
      continue
    }
    if (old !== null && isGone(old) && now !== null && leadsTo(before, was, old, now, isGone)) {
      of(old).rows.push(row)
      continue
    }
    const { details, rows: own } = of(from)
    own.push(row)
    details.push({ field: null, said: rewired(nodeAt(after, from) ?? nodeAt(before, from), outlet, old, now) })
  }
  // Where a new step stands is told of it, whoever leads to it.
  for (const id of Object.keys(after.nodes)) if (isNew(id)) of(id).details.push(placeOf(after, id))
  return told
}

/** Whether people who are led to `start` come to `goal` by nothing but steps that are all new, or all gone. */
function leadsTo(
  graph: Graph,
  targets: ReadonlyMap<RowKey, string>,
  start: string,
  goal: string,
  isPassed: (id: string) => boolean,
): boolean {
  const seen = new Set([start])
  for (const id of seen) {
    const node = nodeAt(graph, id)
    for (const outlet of node ? outletsOf(node) : []) {
      const to = targets.get(wayRow(id, outlet))
      if (to === goal) return true
      if (to !== undefined && isPassed(to)) seen.add(to)
    }
  }
  return false
}

function placeOf(after: Graph, id: string): Detail {
  const edge = Object.values(after.edges).find(({ to }) => to === id)
  const node = edge && nodeAt(after, edge.from)
  const root = nodeAt(after, id)
  if (!edge || !node) {
    const isRoot = root?.type === 'entry' || root?.type === 'goal'
    return { field: null, said: isRoot ? { say: `kind.${root.type}` } : { say: 'change.begins' } }
  }
  const step = { ref: 'node', id: edge.from } as const
  if (outletsOf(node).length < 2) return { field: null, said: { say: 'change.after', params: { step } } }
  return { field: null, said: { say: 'change.afterPath', params: { step, outlet: outletIn(node, edge.outlet) } } }
}

function rewired(node: Node | undefined, outlet: string, old: string | null, now: string | null): Phrase {
  const step = (id: string | null): Phrase =>
    id === null ? { say: 'value.nowhere' } : { say: 'value.step', params: { step: { ref: 'node', id } } }
  const ends = { was: step(old), is: step(now) }
  if (!node || outletsOf(node).length < 2) return { say: 'change.leads', params: ends }
  return { say: 'change.leadsPath', params: { outlet: outletIn(node, outlet), ...ends } }
}

const outletIn = (node: Node, outlet: string) =>
  ({ ref: 'outlet', type: `${node.type}`, id: outlet, ...labelOf(node, outlet) }) as const

function labelOf(node: Node, outlet: string): { label?: string; nth?: number } {
  const nth = outletsOf(node).indexOf(outlet) + 1
  if (node.type !== 'paths' && node.type !== 'split') return { nth }
  const label = node.config.paths.find(({ id }) => id === outlet)?.label.trim()
  return label ? { label, nth } : { nth }
}

const targetsOf = ({ edges }: Graph): ReadonlyMap<RowKey, string> =>
  new Map(Object.values(edges).map(({ from, outlet, to }) => [wayRow(from, outlet), to]))

/** Every outlet that has an arrow in one of the drawings, once. */
function waysOf(before: Graph, after: Graph): Iterable<{ readonly from: string; readonly outlet: string }> {
  const ways = [...Object.values(after.edges), ...Object.values(before.edges)]
  return new Map(ways.map(({ from, outlet }) => [wayRow(from, outlet), { from, outlet }])).values()
}
