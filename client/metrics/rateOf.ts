import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import type { ProgramNumbers } from './MetricsStore.ts'

/** The one share that says how well a step does. */
export interface NodeRate {
  /** clicked: of the delivered emails; first: who took the first path, of those who took one; reached: the goal, of all who
   *  entered; accepted: by sales, of those handed over. */
  readonly kind: 'clicked' | 'first' | 'reached' | 'accepted'
  readonly n: number
  readonly of: number
}

/** The primary rate of a step. null where there is none: a step with one way on, or a goal in activity mode, where those
 *  who came and those who arrived are different people. */
export function rateOf(node: Node, numbers: ProgramNumbers, entries: readonly string[]): NodeRate | null {
  const { id } = node
  if (node.type === 'email') {
    const mails = numbers.mails?.[id]
    return { kind: 'clicked', n: mails?.clickedOfDelivered ?? 0, of: mails?.delivered ?? 0 }
  }
  if (node.type === 'handOff') {
    const leads = numbers.leads?.[id]
    return { kind: 'accepted', n: leads?.accepted ?? 0, of: leads?.handedOver ?? 0 }
  }
  if (node.type === 'goal') {
    if (numbers.mode === 'activity' && (numbers.from ?? numbers.to ?? null) !== null) return null
    const of = entries.reduce((sum, entry) => sum + (numbers.nodes[entry]?.entered ?? 0), 0)
    const n = numbers.nodes[id]?.entered ?? 0
    return n > of ? null : { kind: 'reached', n, of }
  }
  const outlets = outletsOf(node)
  const [first] = outlets
  if (outlets.length < 2 || first === undefined) return null
  const people = (outlet: string) => numbers.edges[`${id}.${outlet}`] ?? 0
  return { kind: 'first', n: people(first), of: outlets.reduce((sum, outlet) => sum + people(outlet), 0) }
}
