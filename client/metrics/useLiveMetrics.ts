import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, client } from '#client/api.ts'
import type { MetricsStore } from './MetricsStore.ts'
import { isComparable, type NumbersView, questionOf } from './numbersView.ts'

/** Feeds the store with a program's numbers as they change, at most once a second, while the page is open.
 *  The connection comes back by itself when it was lost. */
export function useLiveMetrics(
  store: MetricsStore,
  workspaceId: number,
  programId: number,
  isOn: boolean,
  view: NumbersView,
): void {
  const question = JSON.stringify(questionOf(view))
  useEffect(() => {
    if (!isOn) return
    store.expect()
    const asked = JSON.parse(question) as ReturnType<typeof questionOf>
    const subscription = client.metrics.live.subscribe(
      { workspaceId, programId, ...asked },
      {
        onData: ({ ageMs, ...numbers }) => store.accept({ ...numbers, mode: asked.mode }, new Date(Date.now() - ageMs)),
        onConnectionStateChange: ({ state }) => store.setLive(state === 'pending'),
        onError: () => store.setLive(false),
      },
    )
    return () => subscription.unsubscribe()
  }, [store, workspaceId, programId, isOn, question])

  const compares = isOn && view.compare && isComparable(view)
  const { data } = useQuery({
    ...api.metrics.shared.queryOptions({ workspaceId, programId, ...questionOf(view), before: true }),
    enabled: compares,
    refetchInterval: 60_000,
  })
  const previous = compares ? (data ?? null) : null
  useEffect(() => store.compare(previous && { ...previous, mode: view.mode }), [store, previous, view.mode])
}
