import type { Cue } from '../nodes/cue.ts'
import { kindOf } from '../nodes/registry.ts'
import { ruleCues } from '../nodes/rule.ts'
import type { Graph } from './graph.ts'
import { policyOf } from './policy.ts'

/** A cue, and the node that listens for it. "" stands for every node: a goal or an exit rule takes people from anywhere. */
export interface Listener {
  readonly cue: Cue
  readonly nodeId: string
}

/** What wakes the people of a version who stand still, each pair once: the rows of `listener`, written at publish. */
export function listenersOf(graph: Graph): Listener[] {
  const found = new Map<string, Listener>()
  const listen = (cues: readonly Cue[], nodeId: string) => {
    for (const cue of cues) found.set(`${nodeId} ${cue}`, { cue, nodeId })
  }
  for (const node of Object.values(graph.nodes))
    if (!node.off) listen(kindOf(node).cues?.(node.config) ?? [], node.type === 'goal' ? '' : node.id)
  for (const { rule } of policyOf(graph).exits) listen(ruleCues(rule), '')
  return [...found.values()]
}
