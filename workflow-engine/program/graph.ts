import { z } from 'zod'
import { ElementId, isReserved, Position } from '../nodes/fields.ts'
import { type Node, nodeSchema, outletsOf } from '../nodes/registry.ts'
import { Direction, Group, Ignored, Note } from './annotations.ts'
import { arrange, type Unplaced } from './arrange.ts'
import { Policy } from './policy.ts'

// The drawing: what a program's draft and every version hold.
//
// G1. A table's key is the id of what it holds.
// G2. An outlet has at most one edge, and it is an outlet of its node's kind. A node may have many edges coming in.
// G3. An edge begins and ends at nodes that are there. One that ends at a missing node is dropped when a drawing is
//     read: its outlet is then open, and check says so.
// G4. Nothing leads into an entry or a goal.
// Everything else that can be wrong with a drawing is an Issue (check.ts), so that half-drawn programs can be kept.

/** A named exit of a node, leading to another node. */
export interface Edge {
  readonly id: string
  readonly from: string
  readonly outlet: string
  readonly to: string
}

export interface Graph {
  readonly format: 1
  /** The rules of the program as a whole; what is not there is at its default (policy.ts). */
  readonly policy?: Policy
  readonly nodes: Readonly<Record<string, Node>>
  readonly edges: Readonly<Record<string, Edge>>
  /** What stands beside the steps (annotations.ts); none when left out. */
  readonly notes?: Readonly<Record<string, Note>>
  readonly groups?: Readonly<Record<string, Group>>
  readonly direction?: Direction
  readonly ignored?: Readonly<Record<string, Ignored>>
}

/** Whether people come to such a node without an arrow. */
export const isRoot = ({ type }: { readonly type: Node['type'] }): boolean => type === 'entry' || type === 'goal'

export const emptyGraph: Graph = { format: 1, nodes: {}, edges: {} }

/** The node with this id, or undefined: never what JavaScript keeps under a name like `constructor`. */
export const nodeAt = (graph: Graph, id: string): Node | undefined =>
  Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined

export const edgeAt = (graph: Graph, id: string): Edge | undefined =>
  Object.hasOwn(graph.edges, id) ? graph.edges[id] : undefined

const EdgeSchema = z.strictObject({ id: ElementId, from: ElementId, outlet: z.string().max(40), to: ElementId })

/** zod passes over a key named `__proto__` without a word; here it is refused like every reserved name. */
const table = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    (raw, context) => {
      for (const key of raw !== null && typeof raw === 'object' ? Object.keys(raw) : []) {
        if (isReserved(key)) context.addIssue({ code: 'custom', path: [key], message: `The name ${key} is reserved.` })
      }
      return raw
    },
    z.record(ElementId, value),
  )

const Drawn = z.strictObject({
  format: z.literal(1, { error: 'This program was made by a newer version of Polku.' }),
  policy: Policy.optional(),
  nodes: table(nodeSchema(Position.optional())),
  edges: table(EdgeSchema),
  notes: table(Note).optional(),
  groups: table(Group).optional(),
  direction: Direction.optional(),
  ignored: table(Ignored).optional(),
})
/** Reads a drawing from anywhere: a request, a file, the clipboard. Nodes without a position are given one. */
export const GraphSchema: z.ZodType<Graph> = z.preprocess(upgraded, Drawn).transform((drawn, context): Graph => {
  const read = drawn as unknown as Unplaced
  for (const { path, message } of contradictions(read)) context.addIssue({ code: 'custom', path, message })
  const edges = Object.values(read.edges).filter(({ to }) => Object.hasOwn(read.nodes, to))
  return arrange({ ...read, edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])) })
})

/** Drawings of before entries named what lets people in held only a list. */
function upgraded(raw: unknown): unknown {
  const nodes = raw !== null && typeof raw === 'object' && 'nodes' in raw ? raw.nodes : null
  if (nodes === null || typeof nodes !== 'object') return raw
  const renewed = Object.entries(nodes as Record<string, { type?: unknown; config?: { listId?: unknown } } | null>).map(
    ([id, node]): [string, unknown] => {
      const listId = node?.type === 'entry' ? node.config?.listId : undefined
      return [id, listId === undefined ? node : { ...node, config: { trigger: { kind: 'list', listId } } }]
    },
  )
  return { ...(raw as object), nodes: Object.fromEntries(renewed) }
}

interface Contradiction {
  readonly path: string[]
  readonly message: string
}

/** Everything in a drawing that contradicts G1, G2, G4 or the beginning of G3. */
function contradictions({ nodes, edges, notes = {}, groups = {}, ignored = {} }: Unplaced): Contradiction[] {
  const found: Contradiction[] = [
    ...misfiled('nodes', 'node', nodes),
    ...misfiled('edges', 'edge', edges),
    ...misfiled('notes', 'note', notes),
    ...misfiled('groups', 'group', groups),
    ...misfiled('ignored', 'ignored issue', ignored),
  ]
  const taken = new Set<string>()
  for (const [key, { id, from, outlet, to }] of Object.entries(edges)) {
    const contradict = (message: string) => found.push({ path: ['edges', key], message })
    const source = Object.hasOwn(nodes, from) ? nodes[from] : undefined
    const target = Object.hasOwn(nodes, to) ? nodes[to] : undefined
    if (!source) contradict(`The edge ${id} begins at ${from}, which is not in the drawing.`)
    else if (!outletsOf(source).includes(outlet)) {
      contradict(`The edge ${id} leaves ${from} by “${outlet}”, which is no outlet of a node of type ${source.type}.`)
    } else if (taken.has(`${from}.${outlet}`)) contradict(`Two edges leave ${from} by “${outlet}”.`)
    if (target && isRoot(target)) contradict(`The edge ${id} leads into the ${target.type} ${to}.`)
    taken.add(`${from}.${outlet}`)
  }
  return found
}

/** Rows whose key is not their id. Two rows with one id are said once, as what they are. */
function* misfiled(table: string, noun: string, rows: Readonly<Record<string, { readonly id: string }>>) {
  const ids = new Map<string, number>()
  for (const { id } of Object.values(rows)) ids.set(id, (ids.get(id) ?? 0) + 1)
  for (const [key, { id }] of Object.entries(rows)) {
    if (key === id) continue
    const shared = (ids.get(id) ?? 0) > 1
    const message = shared ? `Two ${noun}s share the id ${id}.` : `The ${noun} kept under ${key} has the id ${id}.`
    yield { path: [table, key], message }
  }
}
