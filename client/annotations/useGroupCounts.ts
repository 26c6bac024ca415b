import { useCallback, useContext, useRef, useSyncExternalStore } from 'react'
import { type MetricsStore, measures, type NodeCounts } from '#client/metrics/MetricsStore.ts'
import { MetricsContext } from '#client/metrics/useMetrics.ts'
import { type Graph, isRoot } from '#engine/program/graph.ts'

/** The numbers of a folded group; the card is drawn again only when one of them changes. */
export function useGroupCounts(members: readonly string[], gates: Gates): NodeCounts | null {
  const store = useContext(MetricsContext)
  const last = useRef<NodeCounts | null>(null)
  const subscribe = useCallback(
    (reader: () => void) => {
      const names = [...members.map((id) => `node ${id}`), ...[...gates.in, ...gates.out].map((key) => `edge ${key}`)]
      const leave = names.map((name) => store.subscribe(name, reader))
      return () => {
        for (const one of leave) one()
      }
    },
    [store, members, gates],
  )
  return useSyncExternalStore(subscribe, () => {
    const now = groupCounts(store, members, gates)
    const before = last.current
    if (now && before && measures.every((measure) => now[measure] === before[measure])) return before
    last.current = now
    return now
  })
}

export interface Gates {
  /** Arrows that lead into the group and out of it, as `nodeId.outlet`. */
  readonly in: readonly string[]
  readonly out: readonly string[]
  /** Steps of the group where people come in without an arrow. */
  readonly roots: readonly string[]
}

export function gatesOf(graph: Graph, members: readonly string[]): Gates {
  const inside = new Set(members)
  const edges = Object.values(graph.edges)
  const key = ({ from, outlet }: { from: string; outlet: string }) => `${from}.${outlet}`
  const roots = members.filter((id) => {
    const node = graph.nodes[id]
    return node !== undefined && isRoot(node)
  })
  return {
    in: edges.filter(({ from, to }) => !inside.has(from) && inside.has(to)).map(key),
    out: edges.filter(({ from, to }) => inside.has(from) && !inside.has(to)).map(key),
    roots,
  }
}

/** Came in by an arrow from outside or by an entry of the group; waiting, exited and failed in any of its steps; went on by
 *  an arrow that leads out. So entered = waiting + moved on + exited + failed holds for the group as for a step. */
export function groupCounts(store: MetricsStore, members: readonly string[], gates: Gates): NodeCounts | null {
  const steps = members.map((id) => store.node(id))
  if (steps.some((counts) => counts === null)) return null
  const sum = (measure: keyof NodeCounts) => steps.reduce((total, counts) => total + (counts?.[measure] ?? 0), 0)
  const through = (keys: readonly string[]) => keys.reduce((total, key) => total + (store.edge(key)?.people ?? 0), 0)
  return {
    entered: through(gates.in) + gates.roots.reduce((total, id) => total + (store.node(id)?.entered ?? 0), 0),
    waiting: sum('waiting'),
    movedOn: through(gates.out),
    exited: sum('exited'),
    failed: sum('failed'),
  }
}
