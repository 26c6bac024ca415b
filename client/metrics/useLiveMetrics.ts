import { useEffect } from 'react'
import { client } from '#client/api.ts'
import type { MetricsStore } from './MetricsStore.ts'

/** Feeds the store with a program's numbers as they change, at most once a second, while the page is open.
 *  The connection comes back by itself when it was lost. */
export function useLiveMetrics(store: MetricsStore, workspaceId: number, programId: number, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const subscription = client.metrics.live.subscribe(
      { workspaceId, programId },
      {
        onData: (metrics) => store.accept(metrics, new Date()),
        onConnectionStateChange: ({ state }) => store.setLive(state === 'pending'),
        onError: () => store.setLive(false),
      },
    )
    return () => subscription.unsubscribe()
  }, [store, workspaceId, programId, isOn])
}
