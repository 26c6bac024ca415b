import type { Issue } from '../../nodes/issue.ts'
import type { Flow } from '../flow.ts'
import type { Edge } from '../graph.ts'
import { findLoops, isWayBack } from '../loops.ts'
import { blocker, nodeRef, type Rule, warning } from './drawing.ts'

/** No way leads back to where it came from, except out of a step that repeats. `nodes` are the steps on the loop. */
export const loops: Rule = function* ({ flow }) {
  for (const loop of findLoops(flow, (edge) => !isWayBack(flow, edge))) yield* told(flow, loop, 'loop', 'longLoop')
}

/** Whoever goes round stands still on the way: not everything may happen at one moment. */
export const hastyLoops: Rule = function* ({ flow }) {
  for (const loop of findLoops(flow, (edge) => !flow.holds(edge))) {
    if (loop.some((edge) => isWayBack(flow, edge))) yield* told(flow, loop, 'hastyLoop', 'longHastyLoop')
  }
}

/** A step that repeats leads back. */
export const repeats: Rule = function* ({ flow }) {
  for (const node of flow.order) {
    if (node.type !== 'repeat' || node.off) continue
    const back = flow.next(node.id).find(({ outlet }) => outlet === 'again')
    const placeOf = (id: string) => flow.placeOf.get(id) ?? 0
    if (back && placeOf(back.to) > placeOf(node.id)) yield warning('repeatsNothing', node)
  }
}

function* told(flow: Flow, loop: readonly Edge[], short: string, long: string): Generator<Issue> {
  const nodes = loop.flatMap(({ from }) => flow.nodes.get(from) ?? [])
  const [first] = nodes
  if (first) yield blocker(nodes.length <= 6 ? short : long, first, { nodes: nodes.map(nodeRef), count: nodes.length })
}
