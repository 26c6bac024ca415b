import type { FactSheet } from '../nodes/fact.ts'
import { kindOf, type Node } from '../nodes/registry.ts'

/** Nothing has happened, and nothing is known. */
const nothing: FactSheet = { get: () => null }

/**
 * When a wait is over for somebody to whom nothing happens meanwhile. The time at which a person is visited next does not
 * say so: whatever happens brings it forward.
 * @param from when the person came, or what the wait counts from
 * @returns null: it is over at `now`
 */
export function waitEnd(node: Node, from: Date, now: Date, zone: string): Date | null {
  const decision = kindOf(node).visit({
    config: node.config,
    nodeId: node.id,
    signal: { kind: 'timer' },
    arrivedAt: from,
    now,
    zone,
    facts: nothing,
    chance: 0,
  })
  return decision.kind === 'wait' ? decision.until : null
}
