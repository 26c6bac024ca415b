import fc from 'fast-check'
import { createNode, nodeTypes, outletsOf } from '#engine/nodes/registry.ts'
import { copyNodes, duplicateNodes, paste } from '#engine/program/copies.ts'
import type { Edit } from '#engine/program/edit.ts'
import {
  addAfter,
  addNode,
  connect,
  disconnect,
  insertOnEdge,
  moveNodes,
  removeNode,
  removeNodes,
} from '#engine/program/edits.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { configureField, rename } from '#engine/program/settings.ts'

/** Something that a hand on the canvas may do, told without knowing the drawing: nodes and edges are picked by
 *  number, round and round. `n` is the number of the gesture and gives fresh ids. */
type Gesture = (graph: Graph, n: number) => Edit

const pick = (table: Readonly<Record<string, unknown>>, number: number): string => {
  const ids = Object.keys(table)
  return ids[number % Math.max(1, ids.length)] ?? 'nothing'
}

const number = fc.nat({ max: 1000 })
const type = fc.constantFrom(...nodeTypes)
const outlet = fc.constantFrom('then', 'yes', 'no')
const place = fc.record({ x: fc.integer({ min: -2e6, max: 2e6 }), y: fc.integer({ min: -2e6, max: 2e6 }) })

const gestures: Readonly<Record<string, fc.Arbitrary<Gesture>>> = {
  addNode: fc.tuple(type, place).map(
    ([kind, at]) =>
      (graph, n) =>
        addNode(graph, createNode(kind, `a${n}`, clamp(at))),
  ),
  addTwice: fc.tuple(type, number).map(
    ([kind, one]) =>
      (graph) =>
        addNode(graph, createNode(kind, pick(graph.nodes, one))),
  ),
  insertOnEdge: fc.tuple(type, number, fc.option(outlet, { nil: undefined })).map(([kind, edge, by]) => (graph, n) => {
    const node = createNode(kind, `i${n}`)
    return by === undefined
      ? insertOnEdge(graph, pick(graph.edges, edge), node)
      : insertOnEdge(graph, pick(graph.edges, edge), node, by)
  }),
  addAfter: fc.tuple(type, number, outlet).map(
    ([kind, from, by]) =>
      (graph, n) =>
        addAfter(graph, pick(graph.nodes, from), by, createNode(kind, `b${n}`)),
  ),
  connect: fc.tuple(number, outlet, number).map(
    ([from, by, to]) =>
      (graph) =>
        connect(graph, pick(graph.nodes, from), by, pick(graph.nodes, to)),
  ),
  disconnect: number.map((edge) => (graph) => disconnect(graph, pick(graph.edges, edge))),
  removeNode: fc.tuple(number, fc.option(outlet)).map(
    ([node, keep]) =>
      (graph) =>
        removeNode(graph, pick(graph.nodes, node), keep),
  ),
  removeNodes: fc.array(number, { maxLength: 3 }).map(
    (nodes) => (graph) =>
      removeNodes(
        graph,
        nodes.map((node) => pick(graph.nodes, node)),
      ),
  ),
  moveNodes: fc.tuple(number, place).map(
    ([node, at]) =>
      (graph) =>
        moveNodes(graph, { [pick(graph.nodes, node)]: at }),
  ),
  rename: fc.tuple(number, fc.string({ unit: 'binary' })).map(
    ([node, name]) =>
      (graph) =>
        rename(graph, pick(graph.nodes, node), name),
  ),
  configureField: fc
    .tuple(
      number,
      fc.constantFrom(
        'trigger.listId',
        'duration.amount',
        'duration.unit',
        'variants.0.weight',
        'variants',
        'condition',
        'message',
        'urgent',
        '__proto__.x',
      ),
      fc.constantFrom<unknown>(
        1,
        0,
        'days',
        '\ud800',
        true,
        null,
        [],
        { kind: 'scoreAtLeast', score: 5 },
        { kind: 'onList', listId: null },
      ),
    )
    .map(
      ([node, path, value]) =>
        (graph) =>
          configureField(graph, pick(graph.nodes, node), path, value),
    ),
  duplicate: fc
    .array(number, { minLength: 1, maxLength: 4 })
    .map(
      (nodes) => (graph, n) =>
        duplicateNodes(graph, Object.fromEntries(nodes.map((node, i) => [pick(graph.nodes, node), `d${n}-${i}`]))),
    ),
  paste: fc.tuple(fc.array(number, { maxLength: 4 }), place).map(([nodes, at]) => (graph, n) => {
    const copied = copyNodes(
      graph,
      nodes.map((node) => pick(graph.nodes, node)),
    )
    const ids = Object.fromEntries(Object.keys(copied.nodes).map((id, i) => [id, `p${n}-${i}`]))
    return paste(graph, copied, ids, clamp(at))
  }),
}

const clamp = ({ x, y }: { x: number; y: number }) => ({ x: Math.trunc(x / 4), y: Math.trunc(y / 4) })

/** Gestures in the order of their hand, each with the name that a failing test shows. */
export type Edits = readonly { readonly name: string; readonly gesture: Gesture }[]

export const anyEdits: fc.Arbitrary<Edits> = fc.array(
  fc.oneof(...Object.entries(gestures).map(([name, gesture]) => gesture.map((one) => ({ name, gesture: one })))),
  { maxLength: 25 },
)

/** Any drawing that hands can draw. */
export const anyGraph: fc.Arbitrary<Graph> = anyEdits.map((edits) =>
  edits.reduce((graph, { gesture }, n) => gesture(graph, n).graph, emptyGraph),
)

/** Any drawing without loops that somebody can enter and walk through to an end: each node leads only to later ones,
 *  and every outlet leads somewhere. */
export const anyWalkable: fc.Arbitrary<Graph> = fc
  .array(
    fc.tuple(fc.constantFrom('email', 'wait', 'branch', 'notify', 'handOff'), number, number, fc.nat({ max: 2 })),
    {
      maxLength: 30,
    },
  )
  .map((steps) => {
    const ids = ['in', ...steps.map((_, i) => `s${i}`), 'out']
    let graph = addNode(addNode(emptyGraph, createNode('entry', 'in')).graph, createNode('end', 'out')).graph
    for (const [i, [kind, , , choice]] of steps.entries()) {
      const node = createNode(kind as 'email', `s${i}`)
      const condition = [
        { kind: 'scoreAtLeast', score: i },
        { kind: 'onList', listId: 1 + (i % 3) },
        { kind: 'downloaded', fileId: 1 + (i % 3), since: 'entered' },
      ][choice]
      graph = addNode(graph, node).graph
      if (kind === 'branch') graph = configureField(graph, `s${i}`, 'condition', condition).graph
    }
    for (const [i, from] of ids.slice(0, -1).entries()) {
      const [, a, b] = steps[i - 1] ?? ['', 0, 0]
      const later = ids.slice(i + 1)
      const node = graph.nodes[from]
      for (const [o, by] of (node ? outletsOf(node) : []).entries()) {
        graph = connect(graph, from, by, later[((o === 0 ? a : b) % 4) % later.length] ?? 'out').graph
      }
    }
    return graph
  })
