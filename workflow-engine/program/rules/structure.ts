import { kindOf, type Node, outletsOf } from '../../nodes/registry.ts'
import type { Flow } from '../flow.ts'
import { maxNodes, maxStepsAtOnce } from '../limits.ts'
import { blocker, nodeRef, type Rule, warning } from './drawing.ts'

/** Is there anything to run? */
export const whole: Rule = function* ({ graph, flow }) {
  const count = Object.keys(graph.nodes).length
  const first = flow.order.find(({ type }) => type === 'entry')
  if (!first) yield blocker('noEntry', null)
  else if (flow.order.every(({ type }) => type === 'entry')) yield blocker('onlyEntry', first)
  if (count > maxNodes) yield blocker('tooManyNodes', null, { count, limit: maxNodes })
}

export const unreachable: Rule = function* ({ flow }) {
  for (const node of flow.order) if (!flow.reachable.has(node.id)) yield warning('unreachable', node)
}

/** Every outlet that people can come to leads somewhere. Alone on the canvas, an entry has one problem, not two. */
export const openOutlets: Rule = function* ({ flow }) {
  if (flow.order.every(({ type }) => type === 'entry')) return
  for (const node of flow.order) {
    const outlets = outletsOf(node)
    if (!flow.reachable.has(node.id) || flow.next(node.id).length === outlets.length) continue
    const led = new Set(flow.next(node.id).map(({ outlet }) => outlet))
    for (const outlet of outlets) {
      if (led.has(outlet)) continue
      const label = kindOf(node).outletLabel?.(node.config, outlet) ?? undefined
      const params = { outlet: { ref: 'outlet', type: node.type, id: outlet, ...(label && { label }) } } as const
      yield blocker(outlets.length === 1 ? 'openOutlet' : 'openPath', node, params)
    }
  }
}

/** No way leads back to where it came from. A step that repeats on purpose, with a maximum, will be a kind of its own. */
export const loops: Rule = function* ({ flow }) {
  for (const loop of findLoops(flow)) {
    const [first] = loop
    if (!first) continue
    yield loop.length <= 6
      ? blocker('loop', first, { nodes: loop.map(nodeRef) })
      : blocker('longLoop', first, { count: loop.length })
  }
}

/** A person who takes too many steps at one moment would fail there (journey/advance.ts). */
export const stepsAtOnce: Rule = function* ({ flow }) {
  const steps = new Map<string, number>()
  for (const node of flow.order) {
    const before = Math.max(0, ...flow.previous(node.id).map(({ from }) => steps.get(from) ?? 0))
    steps.set(node.id, node.type === 'wait' ? 1 : before + 1)
    // The first one says it for all that follow.
    if (before === maxStepsAtOnce && node.type !== 'wait') {
      yield blocker('tooManyAtOnce', node, { limit: maxStepsAtOnce })
      return
    }
  }
}

/** One loop for every node that a way comes back to, as the nodes on it in order. */
function* findLoops(flow: Flow): Generator<readonly Node[]> {
  if (!flow.order.some(({ id }, place) => flow.next(id).some(({ to }) => (flow.placeOf.get(to) ?? 0) <= place))) return
  const nodes = new Map(flow.order.map((node) => [node.id, node]))
  const left = new Set<string>()
  const told = new Set<string>()
  for (const { id: root } of flow.order) {
    if (left.has(root)) continue
    const path = [{ id: root, edges: flow.next(root).values() }]
    const at = new Map([[root, 0]])
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const { value: edge, done } = here.edges.next()
      if (done) {
        left.add(here.id)
        at.delete(here.id)
        path.pop()
      } else if (at.has(edge.to) && !told.has(edge.to)) {
        told.add(edge.to)
        yield path.slice(at.get(edge.to)).map(({ id }) => nodes.get(id) as Node)
      } else if (!at.has(edge.to) && !left.has(edge.to)) {
        at.set(edge.to, path.length)
        path.push({ id: edge.to, edges: flow.next(edge.to).values() })
      }
    }
  }
}
