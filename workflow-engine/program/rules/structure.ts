import { kindOf, outletsOf } from '../../nodes/registry.ts'
import type { Flow } from '../flow.ts'
import { isRoot } from '../graph.ts'
import { maxNodes, maxStepsAtOnce } from '../limits.ts'
import { waysOut } from '../walked.ts'
import { blocker, type Rule, tip, warning } from './drawing.ts'

/** Is there anything to run? */
export const whole: Rule = function* ({ graph, flow }) {
  const count = Object.keys(graph.nodes).length
  const first = flow.order.find(({ type }) => type === 'entry')
  if (!first) yield blocker('noEntry', null)
  else if (flow.order.every(isRoot)) yield blocker('onlyEntry', first)
  if (count > maxNodes) yield blocker('tooManyNodes', null, { count, limit: maxNodes })
}

/** What only a path of a step that is off leads to is the business of switchedOff. */
export const unreachable: Rule = function* ({ flow, drawn }) {
  for (const node of flow.order) if (!drawn.reachable.has(node.id)) yield warning('unreachable', node)
}

/** Whoever publishes a step that is off means it, but should know. */
export const switchedOff: Rule = function* ({ flow }) {
  for (const node of flow.order) if (node.off) yield tip(outletsOf(node).length > 1 ? 'offPath' : 'off', node)
}

/** Every outlet that people can come to leads somewhere. Alone on the canvas, an entry has one problem, not two. */
export const openOutlets: Rule = function* ({ flow }) {
  if (flow.order.every(({ type }) => type === 'entry')) return
  for (const node of flow.order) {
    const outlets = waysOut(node)
    if (!flow.reachable.has(node.id) || flow.next(node.id).length === outlets.length) continue
    const led = new Set(flow.next(node.id).map(({ outlet }) => outlet))
    for (const [n, outlet] of outlets.entries()) {
      if (led.has(outlet)) continue
      const label = kindOf(node).outletLabel?.(node.config, outlet)?.trim()
      const params = {
        outlet: { ref: 'outlet', type: node.type, id: outlet, nth: n + 1, ...(label && { label }) },
      } as const
      yield blocker(outlets.length === 1 ? 'openOutlet' : 'openPath', node, params)
    }
  }
}

/** A person who takes too many steps at one moment would fail there (journey/advance.ts). */
export const stepsAtOnce: Rule = function* ({ flow }) {
  const before = stepsBefore(flow)
  for (const node of flow.order) {
    if ((before.get(node.id) ?? 0) < maxStepsAtOnce) continue
    // Whoever comes to such a node has come to rest.
    const outlets = outletsOf(node)
    if (!node.off && outlets.length > 0 && outlets.every((outlet) => kindOf(node).holds?.(node.config, outlet)))
      continue
    yield blocker('tooManyAtOnce', node, { limit: maxStepsAtOnce })
    // The first one says it for all that follow.
    return
  }
}

/** How many steps a person may have taken at the moment it comes to a node: the longest way since it stood still. What
 *  goes round without standing still is the business of loops, and is not counted. */
function stepsBefore(flow: Flow): ReadonlyMap<string, number> {
  const before = new Map<string, number>()
  const open = new Map<string, number>()
  for (const { id, type } of flow.order) {
    const ways = flow.previous(id)
    const free = ways.filter((edge) => !flow.holds(edge)).length
    // The step that people stood still in is one, and so is the one that a goal takes them out of.
    before.set(id, type === 'goal' || free < ways.length ? 1 : 0)
    open.set(id, free)
  }
  const ready = flow.order.filter(({ id }) => open.get(id) === 0).map(({ id }) => id)
  for (const id of ready) {
    for (const edge of flow.next(id)) {
      if (flow.holds(edge)) continue
      before.set(edge.to, Math.max(before.get(edge.to) ?? 0, (before.get(id) ?? 0) + 1))
      const left = (open.get(edge.to) ?? 0) - 1
      open.set(edge.to, left)
      if (left === 0) ready.push(edge.to)
    }
  }
  return before
}
