import { useContext, useMemo } from 'react'
import { useKindWords } from '#client/editor/catalog.ts'
import { MetricsContext, useHeard } from '#client/metrics/useMetrics.ts'
import { namesOfBoth, type SaidChange, sayChange } from '#engine/program/changeMessage.ts'
import { type Change, describeChanges, type Standing } from '#engine/program/describeChanges.ts'
import type { Graph } from '#engine/program/graph.ts'

/** A change with its words in the reader's language. */
export interface ToldChange extends Change {
  readonly said: SaidChange
}

/** The differences between two drawings, in words. Empty while one of them is not there yet.
 *  @param standing who stands where */
export function useChanges(
  before: Graph | undefined,
  after: Graph | undefined,
  standing: Standing,
): readonly ToldChange[] {
  const { language, nameOf } = useKindWords()
  return useMemo(() => {
    if (!before || !after) return []
    const names = namesOfBoth(before, after, language, nameOf)
    return describeChanges(before, after, standing).map((change) => ({
      ...change,
      said: sayChange(change, language, names),
    }))
  }, [before, after, standing, language, nameOf])
}

/** How many wait at every step of these drawings now. */
export function useStandingNow(...graphs: readonly (Graph | undefined)[]): Standing {
  const store = useContext(MetricsContext)
  const heard = useHeard()
  const ids = graphs.flatMap((graph) => Object.keys(graph?.nodes ?? {})).join(' ')
  return useMemo(() => {
    void heard
    const counted = [...new Set(ids.split(' '))].map((id) => [id, store.node(id)?.waiting ?? 0] as const)
    return new Map(counted.filter(([, people]) => people > 0))
  }, [store, heard, ids])
}
