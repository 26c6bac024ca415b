import { useCallback, useContext, useRef, useSyncExternalStore } from 'react'
import { useEditor } from '#client/editor/EditorContext.ts'
import type { Node } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { LeadCounts, MailCounts, ProgramNumbers } from './MetricsStore.ts'
import { type NodeRate, rateOf } from './rateOf.ts'
import { MetricsContext } from './useMetrics.ts'

const entriesOf = ({ nodes }: Graph): readonly string[] =>
  Object.values(nodes).flatMap(({ id, type }) => (type === 'entry' ? [id] : []))

export interface ShownRate {
  readonly now: NodeRate
  /** Of the range before, when it is compared with. */
  readonly before: NodeRate | null
}

/** A step's primary rate; the component is drawn again only when it changes. */
export function useRate(node: Node): ShownRate | null {
  const store = useContext(MetricsContext)
  const editor = useEditor()
  const kept = useRef<ShownRate | null>(null)
  const subscribe = useCallback((reader: () => void) => store.subscribe('rates', reader), [store])
  return useSyncExternalStore(subscribe, () => {
    const rate = (numbers: ProgramNumbers | null) =>
      numbers && rateOf(node, numbers, node.type === 'goal' ? entriesOf(editor.graph) : [])
    const now = store.heard() ? rate(store.latest()) : null
    const before = rate(store.previous())
    const next = now && { now, before }
    if (!isSame(kept.current?.now, next?.now) || !isSame(kept.current?.before, next?.before)) kept.current = next
    return kept.current
  })
}

function isSame(one: NodeRate | null | undefined, other: NodeRate | null | undefined): boolean {
  if (!one || !other) return !one && !other
  return one.kind === other.kind && one.n === other.n && one.of === other.of
}

export interface SideCounts {
  readonly mails: MailCounts | undefined
  readonly leads: LeadCounts | undefined
  readonly before: number
}

/** What is known of a step beyond its five numbers. For what is open, not for every card: draws with every change. */
export function useSideCounts(nodeId: string): SideCounts {
  const store = useContext(MetricsContext)
  const subscribe = useCallback((reader: () => void) => store.subscribe('rates', reader), [store])
  const { mails, leads, before } = useSyncExternalStore(subscribe, () => store.latest())
  return { mails: mails?.[nodeId], leads: leads?.[nodeId], before: before?.[nodeId] ?? 0 }
}
