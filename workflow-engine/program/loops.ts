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
  outlet === 'again' && flow.nodes.get(from)?.type === 'repeat' && !flow.nodes.get(from)?.off

/** The nodes that somebody would go round for ever at one moment: on the way back to each nobody stands still, and no
 *  repeat counts. None in a drawing without blockers (rules/loops.ts). */
export function endlessIn(flow: Flow): ReadonlySet<string> {
  const follows = (edge: Edge) => !flow.holds(edge) && !isWayBack(flow, edge)
  const loopsAlone = (id: string) => flow.next(id).some((edge) => edge.to === id && follows(edge))
  return new Set(groupsOf(flow, follows).flatMap((group) => (group.length > 1 ? group : group.filter(loopsAlone))))
}

/** The nodes in groups, each after all that lead to it: a loop, or loops that share a node, is one group (Tarjan 1972,
 *  “Depth-first search and linear graph algorithms”, without recursion). */
export function groupsOf(flow: Flow, follows: (edge: Edge) => boolean): readonly (readonly string[])[] {
  const loops: string[][] = []
  const met = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const meet = (id: string) => {
    lowest.set(id, met.size)
    met.set(id, met.size)
    open.push(id)
    isOpen.add(id)
    return { id, edges: flow.next(id).values() }
  }
  const lower = (id: string, to: number) => lowest.set(id, Math.min(lowest.get(id) ?? to, to))
  for (const { id: root } of flow.order) {
    if (met.has(root)) continue
    const path = [meet(root)]
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const { value: edge, done } = here.edges.next()
      if (!done) {
        if (!follows(edge)) continue
        if (!met.has(edge.to)) path.push(meet(edge.to))
        else if (isOpen.has(edge.to)) lower(here.id, met.get(edge.to) as number)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above) lower(above.id, lowest.get(here.id) as number)
      if (lowest.get(here.id) !== met.get(here.id)) continue
      const loop = open.splice(open.lastIndexOf(here.id))
      for (const id of loop) isOpen.delete(id)
      loops.push(loop)
    }
  }
  return loops.reverse()
}
