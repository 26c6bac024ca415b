import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api, type Inputs, type Outputs, queryClient } from '#client/api.ts'

export type PersonAtStep = Outputs['metrics']['peopleAt'][number]
export type PeopleAsk = Inputs['metrics']['peopleCount']

const page = 100
/** How long rows that nobody sees any more are kept. */
const kept = 20_000
/** How long one has to rest on rows before they are asked for: whoever scrolls by does not want them. */
const restFor = 60
/** People come and go: how often at most what is seen is asked for again. */
const freshEvery = 2000

export interface PeopleRows {
  /** As long as there are people, with holes where nobody looks: however many they are, only what is seen is held. */
  readonly rows: readonly PersonAtStep[] | undefined
  readonly total: number | undefined
  readonly error: unknown
  readonly onRange: (first: number, last: number) => void
}

/** The people behind a number, fetched where one looks.
 *  @param number the number as it stands on the canvas: when it changes, the rows are asked for again */
export function usePeopleRows(ask: PeopleAsk, number: number | undefined): PeopleRows {
  const [seen, setSeen] = useState({ first: 0, last: 0 })
  const count = useQuery({ ...api.metrics.peopleCount.queryOptions(ask), staleTime: 0, gcTime: kept })
  const total = count.data
  const pages = pagesOf(seen, total ?? 0)
  const { loaded, error } = useQueries({
    queries: pages.map((nth) => ({
      ...api.metrics.peopleAt.queryOptions({ ...ask, offset: nth * page, limit: page }),
      gcTime: kept,
      staleTime: freshEvery,
    })),
    combine: (results) => ({
      loaded: results.map(({ data }) => data),
      error: results.find((result) => result.error)?.error ?? null,
    }),
  })
  const rows = useMemo(() => {
    if (total === undefined) return undefined
    const sparse: PersonAtStep[] = []
    sparse.length = total
    pages.forEach((nth, n) => {
      for (const [place, person] of (loaded[n] ?? []).entries())
        if (nth * page + place < total) sparse[nth * page + place] = person
    })
    return sparse
  }, [total, pages, loaded])

  useRefresh(number)
  const pausing = useRef(0)
  const onRange = useCallback((first: number, last: number) => {
    clearTimeout(pausing.current)
    pausing.current = window.setTimeout(() => setSeen({ first, last }), restFor)
  }, [])
  useEffect(() => () => clearTimeout(pausing.current), [])
  return { rows, total, error: count.error ?? error, onRange }
}

function pagesOf({ first, last }: { first: number; last: number }, total: number): number[] {
  if (total === 0) return []
  const from = Math.max(0, Math.floor((first - 20) / page))
  const to = Math.min(Math.floor((total - 1) / page), Math.floor((last + 20) / page))
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, n) => from + n)
}

/** Asks again when the number on the canvas has changed, every two seconds at most. */
function useRefresh(number: number | undefined): void {
  const [shown, setShown] = useState(number)
  useEffect(() => {
    if (number === shown) return
    const timer = setTimeout(() => {
      setShown(number)
      refreshPeople()
    }, freshEvery / 2)
    return () => clearTimeout(timer)
  }, [number, shown])
}

/** Asks for the people that are shown once more. */
export function refreshPeople(): void {
  void queryClient.invalidateQueries({ queryKey: api.metrics.peopleCount.pathKey() })
  void queryClient.invalidateQueries({ queryKey: api.metrics.peopleAt.pathKey() })
}
