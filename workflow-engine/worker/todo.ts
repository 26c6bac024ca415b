import type { Effect } from '../nodes/effect.ts'
import type { FactValue } from '../nodes/fact.ts'
import type { Claimed } from './claimDue.ts'

/** Where an enrollment stands after its visit. Times are milliseconds of workspace time. */
export interface Move {
  readonly claimed: Claimed
  readonly status: 'waiting' | 'ended' | 'failed'
  readonly nodeId: string
  readonly visit: number
  readonly crashes: number
  readonly arrivedAt: number
  readonly dueAt: number
  readonly endedAt: number | null
  readonly goal: string | null
  readonly outcome: string | null
}

/** A row of the ledger: one node left behind. */
export interface Passage {
  readonly claimed: Claimed
  readonly visit: number
  readonly nodeId: string
  /** "" when the enrollment ended or failed here. */
  readonly outlet: string
  readonly arrivedAt: number
  readonly at: number
  readonly saw: Readonly<Record<string, FactValue>> | null
}

/** An effect and the key that never expires: enrollment, visit, index. */
export interface Order<E extends Effect> {
  readonly claimed: Claimed
  readonly nodeId: string
  readonly visit: number
  readonly index: number
  readonly effect: E
  readonly at: number
}

type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>

/** An effect that is written in the transaction of its step (settle/settleInner.ts). */
export type InnerEffect = Exclude<Effect, { kind: 'email.send' | 'lead.create' | 'notify' }>

/** Everything that a batch of visits comes to, to be written in one transaction. */
export interface Todo {
  readonly moves: Move[]
  readonly passages: Passage[]
  readonly mails: Order<EffectOf<'email.send'>>[]
  readonly leads: Order<EffectOf<'lead.create'>>[]
  readonly notices: Order<EffectOf<'notify'>>[]
  /** What changes the workspace's own data, in the order it was asked for. */
  readonly inner: Order<InnerEffect>[]
  readonly tally: Tally
}

export function emptyTodo(): Todo {
  return { moves: [], passages: [], mails: [], leads: [], notices: [], inner: [], tally: new Map() }
}

type Measure = 'entered' | 'movedOn' | 'exited' | 'failed'
export interface Count {
  readonly programId: number
  readonly version: number
  readonly nodeId: string
  readonly outlet: string
  readonly measure: Measure
  n: number
}

/** How many people did what where, by node: a node has a handful of counters. */
export type Tally = Map<string, Count[]>

export function count(tally: Tally, of: Claimed, nodeId: string, outlet: string, measure: Measure): void {
  const { programId, version } = of
  const counts = tally.get(nodeId)
  if (!counts) {
    tally.set(nodeId, [{ programId, version, nodeId, outlet, measure, n: 1 }])
    return
  }
  for (const one of counts)
    if (one.measure === measure && one.outlet === outlet && one.programId === programId && one.version === version) {
      one.n++
      return
    }
  counts.push({ programId, version, nodeId, outlet, measure, n: 1 })
}
