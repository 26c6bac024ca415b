import { goalOutlet } from '../journey/advance.ts'
import { type Node, outletsOf } from '../nodes/registry.ts'
import type { Graph } from '../program/graph.ts'
import { policyOf } from '../program/policy.ts'
import type { Beat, Run } from './beat.ts'
import { sharesOf } from './forcedChance.ts'

/** A choice that a program makes for people: an outlet of a step that has several, a variant of an email, a goal that is
 *  reached, an exit rule that holds. */
export interface Way {
  /** Names it within the drawing. */
  readonly key: string
  readonly kind: 'outlet' | 'variant' | 'goal' | 'exit'
  /** "" for an exit rule. */
  readonly nodeId: string
  /** The outlet, the variant or the exit rule; "" for a goal. */
  readonly id: string
}

const way = (kind: Way['kind'], nodeId: string, id: string): Way => ({
  key: `${kind} ${nodeId} ${id}`,
  kind,
  nodeId,
  id,
})

/** Every choice of a drawing, step by step. */
export function waysOf(graph: Graph): Way[] {
  const found: Way[] = []
  for (const node of Object.values(graph.nodes)) {
    if (node.type === 'goal') found.push(way('goal', node.id, ''))
    else if (node.off) continue
    else if (node.type === 'email') found.push(...sharesOf(node).map(({ id }) => way('variant', node.id, id)))
    else if (outletsOf(node).length > 1) found.push(...outletsOf(node).map((outlet) => way('outlet', node.id, outlet)))
  }
  return [...found, ...policyOf(graph).exits.map(({ id }) => way('exit', '', id))]
}

/** The keys of the choices that a run was part of, in the order of time. */
export function waysIn(run: Run, nodes: Graph['nodes']): Set<string> {
  return new Set(run.beats.flatMap((beat) => waysAt(beat, nodes).map(({ key }) => key)))
}

/** The choices that were made at a beat. */
export function waysAt(beat: Beat, nodes: Graph['nodes']): Way[] {
  if (beat.kind === 'ended') {
    const [, exit] = /^exit:(.+)$/.exec(beat.outcome) ?? []
    return exit === undefined ? [] : [way('exit', '', exit)]
  }
  if (beat.kind !== 'stepped' || beat.step.measure !== 'movedOn') return []
  const { nodeId, outlet, to } = beat.step
  if (outlet === goalOutlet) return [way('goal', to ?? '', '')]
  const node: Node | undefined = Object.hasOwn(nodes, nodeId) ? nodes[nodeId] : undefined
  const variants = beat.performed.flatMap(({ effect }) =>
    effect.kind === 'email.send' && node && sharesOf(node).length > 0 ? [way('variant', nodeId, effect.variantId)] : [],
  )
  return node && outletsOf(node).length > 1 ? [way('outlet', nodeId, outlet), ...variants] : variants
}
