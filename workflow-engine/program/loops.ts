import type { Flow } from './flow.ts'
import type { Edge } from './graph.ts'

/** One loop for every node that a way comes back to, as the edges on it in order. `follows` says which edges count. */
export function* findLoops(flow: Flow, follows: (edge: Edge) => boolean): Generator<readonly Edge[]> {
  const left = new Set<string>()
  const told = new Set<string>()
  for (const { id: root } of flow.order) {
    if (left.has(root)) continue
    const path = [{ id: root, edges: flow.next(root).values() }]
    const taken: Edge[] = []
    const at = new Map([[root, 0]])
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const { value: edge, done } = here.edges.next()
      if (done) {
        left.add(here.id)
        at.delete(here.id)
        path.pop()
        taken.pop()
      } else if (!follows(edge)) {
        // Another way.
      } else if (at.has(edge.to) && !told.has(edge.to)) {
        told.add(edge.to)
        yield [...taken.slice(at.get(edge.to)), edge]
      } else if (!at.has(edge.to) && !left.has(edge.to)) {
        at.set(edge.to, path.length)
        path.push({ id: edge.to, edges: flow.next(edge.to).values() })
        taken.push(edge)
      }
    }
  }
}

/** The way back out of a step that repeats. */
export const isWayBack = (flow: Flow, { from, outlet }: Edge): boolean =>
  outlet === 'again' && flow.nodes.get(from)?.type === 'repeat'
