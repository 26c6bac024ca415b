import { layout } from '../../client/layout/layout.ts'
import { planTidy } from '../../client/layout/tidyPlan.ts'
import { createNode, type Node, type NodeType, outletsOf } from '../../workflow-engine/nodes/registry.ts'
import type { Edge, Graph } from '../../workflow-engine/program/graph.ts'

const plain: readonly NodeType[] = [
  'email',
  'wait',
  'score',
  'tag',
  'email',
  'wait',
  'field',
  'notify',
  'email',
  'wait',
]
const splitting: readonly NodeType[] = ['branch', 'waitForEvent', 'split', 'branch', 'paths']

/** A program of so many steps, the same for the same number: emails and waits in a row, now and then paths that part and
 *  meet again or end on their own. It lies as Tidy lays it. */
export function seededProgram(steps: number): Graph {
  const nodes: Record<string, Node> = {}
  const edges: Record<string, Edge> = {}
  const random = numbers(steps)
  /** Outlets that still lead nowhere, nearest the end last. */
  let open: { from: string; outlet: string }[] = []

  const add = (type: NodeType, into: readonly { from: string; outlet: string }[]): string => {
    const id = `s${Object.keys(nodes).length}`
    nodes[id] = createNode(type, id) as Node
    for (const { from, outlet } of into) edges[`${from}-${outlet}`] = { id: `${from}-${outlet}`, from, outlet, to: id }
    return id
  }
  const outlets = (id: string) => outletsOf(nodes[id] as Node).map((outlet) => ({ from: id, outlet }))

  open = outlets(add('entry', []))
  while (Object.keys(nodes).length < steps) {
    const left = steps - Object.keys(nodes).length
    const roll = random()
    if (left < 4 || roll < 0.7 || open.length > 8) {
      // One of the open paths goes on; sometimes it ends, or all that are open meet.
      const at = Math.floor(random() * open.length)
      const [one] = open.splice(at, 1)
      if (!one) break
      const meets = open.length > 0 && random() < 0.3
      const into = meets ? [one, ...open.splice(Math.floor(random() * open.length), 1)] : [one]
      const ends = open.length > 1 && random() < 0.15
      open.push(...outlets(add(ends ? 'end' : (plain[Math.floor(random() * plain.length)] as NodeType), into)))
    } else {
      const [one] = open.splice(Math.floor(random() * open.length), 1)
      if (one) open.push(...outlets(add(splitting[Math.floor(random() * splitting.length)] as NodeType, [one])))
    }
  }
  const drawn: Graph = { format: 1, nodes, edges }
  const plan = planTidy(drawn)
  return plan.settle(plan.shapes.map(layout)).graph
}

/** Numbers between 0 and 1, always the same ones for one seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
