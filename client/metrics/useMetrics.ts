import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { type EdgeFlow, type Heard, MetricsStore, type NodeCounts } from './MetricsStore.ts'

/** The numbers of the program on screen. An empty store shows none. */
export const MetricsContext = createContext<MetricsStore>(new MetricsStore())

/** One node's numbers; the component is drawn again only when they change. */
export function useNodeCounts(nodeId: string): NodeCounts | null {
  const store = useContext(MetricsContext)
  const subscribe = useCallback((reader: () => void) => store.subscribe(`node ${nodeId}`, reader), [store, nodeId])
  return useSyncExternalStore(subscribe, () => store.node(nodeId))
}

/** One edge's people; `outlet` belongs to the node that the edge comes from. */
export function useEdgeFlow(nodeId: string, outlet: string): EdgeFlow | null {
  const store = useContext(MetricsContext)
  const key = `${nodeId}.${outlet}`
  const subscribe = useCallback((reader: () => void) => store.subscribe(`edge ${key}`, reader), [store, key])
  return useSyncExternalStore(subscribe, () => store.edge(key))
}

export function useHeard(): Heard | null {
  const store = useContext(MetricsContext)
  const subscribe = useCallback((reader: () => void) => store.subscribe('heard', reader), [store])
  return useSyncExternalStore(subscribe, () => store.heard())
}
