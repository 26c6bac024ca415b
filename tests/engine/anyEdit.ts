import fc from 'fast-check'
import { createNode, kindOf, type Node, type NodeType, nodeTypes, outletsOf } from '#engine/nodes/registry.ts'
import { Rule } from '#engine/nodes/rule.ts'
import {
  addNote,
  changeNote,
  duplicateNote,
  foldGroup,
  groupNodes,
  removeNote,
  renameGroup,
  turn,
  ungroup,
} from '#engine/program/annotationEdits.ts'
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
import { moveAfter, moveToEdge } from '#engine/program/moves.ts'
import { pinNodes, placeNodes, unpinNodes } from '#engine/program/pins.ts'
import { configureField, rename, setOff } from '#engine/program/settings.ts'

/** Something that a hand on the canvas may do, told without knowing the drawing: nodes and edges are picked by
 *  number, round and round. `n` is the number of the gesture and gives fresh ids. */
type Gesture = (graph: Graph, n: number) => Edit

const pick = (table: Readonly<Record<string, unknown>>, number: number): string => {
  const ids = Object.keys(table)
  return ids[number % Math.max(1, ids.length)] ?? 'nothing'
}

const number = fc.nat({ max: 1000 })
const type = fc.constantFrom(...nodeTypes)
const outlet = fc.constantFrom('then', 'yes', 'no', 'happened', 'timeout', 'done', 'again', 'a', 'b', 'otherwise')
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
  moveToEdge: fc.tuple(fc.array(number, { minLength: 1, maxLength: 3 }), number).map(
    ([nodes, edge]) =>
      (graph) =>
        moveToEdge(
          graph,
          nodes.map((node) => pick(graph.nodes, node)),
          pick(graph.edges, edge),
        ),
  ),
  moveAfter: fc.tuple(fc.array(number, { minLength: 1, maxLength: 3 }), number, outlet).map(
    ([nodes, from, by]) =>
      (graph) =>
        moveAfter(
          graph,
          nodes.map((node) => pick(graph.nodes, node)),
          pick(graph.nodes, from),
          by,
        ),
  ),
  setOff: fc.tuple(fc.array(number, { minLength: 1, maxLength: 3 }), fc.boolean()).map(
    ([nodes, isOff]) =>
      (graph) =>
        setOff(
          graph,
          nodes.map((node) => pick(graph.nodes, node)),
          isOff,
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
  placeNodes: fc.tuple(number, place).map(
    ([node, at]) =>
      (graph) =>
        placeNodes(graph, { [pick(graph.nodes, node)]: at }),
  ),
  pin: fc.tuple(number, fc.boolean()).map(
    ([node, pins]) =>
      (graph) =>
        (pins ? pinNodes : unpinNodes)(graph, [pick(graph.nodes, node)]),
  ),
  addNote: fc.tuple(fc.string({ unit: 'binary' }), place, number).map(
    ([text, position, size]) =>
      (graph, n) =>
        addNote(graph, { id: `n${n}`, text, position, width: size * 2, height: size }),
  ),
  changeNote: fc.tuple(number, fc.string({ unit: 'binary' }), place, number).map(
    ([note, text, position, width]) =>
      (graph) =>
        changeNote(graph, pick(graph.notes ?? {}, note), { text, position, width }),
  ),
  copyNote: number.map((note) => (graph, n) => duplicateNote(graph, pick(graph.notes ?? {}, note), `c${n}`)),
  removeNote: number.map((note) => (graph) => removeNote(graph, pick(graph.notes ?? {}, note))),
  group: fc.tuple(fc.string({ unit: 'binary' }), fc.array(number, { maxLength: 4 })).map(
    ([name, nodes]) =>
      (graph, n) =>
        groupNodes(graph, { id: `g${n}`, name, nodeIds: nodes.map((node) => pick(graph.nodes, node)) }),
  ),
  changeGroup: fc
    .tuple(number, fc.string({ unit: 'binary' }), fc.boolean(), fc.boolean())
    .map(([group, name, isFolded, renames]) => (graph) => {
      const id = pick(graph.groups ?? {}, group)
      return renames ? renameGroup(graph, id, name) : foldGroup(graph, id, isFolded)
    }),
  ungroup: number.map((group) => (graph) => ungroup(graph, pick(graph.groups ?? {}, group))),
  turn: fc.constantFrom('down' as const, 'right' as const).map((direction) => (graph) => turn(graph, direction)),
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
        'reached',
        'after',
        'event',
        'paths',
        'paths.0.when',
        'most',
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
        {
          kind: 'any',
          rules: [
            { kind: 'tagged', tag: 'Vip' },
            { kind: 'not', rule: { kind: 'score' } },
          ],
        },
        { kind: 'reacted', emailNodeId: 'a1' },
        'continue',
        [{ id: 'b', when: { kind: 'inOpportunity' } }],
        [{ id: 'b', percent: 100 }, { id: 'c' }],
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

export const anyGesture: fc.Arbitrary<Edits[number]> = fc.oneof(
  ...Object.entries(gestures).map(([name, gesture]) => gesture.map((one) => ({ name, gesture: one }))),
)

export const anyEdits: fc.Arbitrary<Edits> = fc.array(anyGesture, { maxLength: 25 })

/** Any drawing that hands can draw. */
export const anyGraph: fc.Arbitrary<Graph> = anyEdits.map((edits) =>
  edits.reduce((graph, { gesture }, n) => gesture(graph, n).graph, emptyGraph),
)

const times = fc.nat({ max: 2 })

/** The settings with which a kind is walked through: whatever it asks is answered one way or the other. */
const settings: Partial<Record<NodeType, (n: number, choice: number) => object>> = {
  branch: (n, choice) => ({ condition: anyRule(n, choice) }),
  paths: (n, choice) => ({
    paths: [
      { id: 'a', when: anyRule(n, choice) },
      { id: 'b', when: anyRule(n + 1, choice + 1) },
    ],
  }),
  split: (n) => ({
    paths: [
      { id: 'a', percent: n % 101 },
      { id: 'b', percent: 100 - (n % 101) },
    ],
  }),
  waitForEvent: (n, choice) => ({ event: anyCondition(n, choice), timeout: { amount: 1 + (n % 20), unit: 'days' } }),
  repeat: (n) => ({ most: 1 + (n % 3) }),
  list: (n, choice) => ({ action: choice === 0 ? 'remove' : 'add', listId: 1 + (n % 3) }),
  tag: (n, choice) => ({ action: choice === 0 ? 'remove' : 'add', tag: `t${n % 2}` }),
  field: (n) => ({ field: 'plan', change: { kind: 'set', value: `p${n % 2}` } }),
  score: (n, choice) => ({ points: choice === 0 ? -5 : 5 + (n % 7) }),
  startProgram: (n) => ({ programId: 1 + (n % 2) }),
  webhook: () => ({ url: 'https://crm.example/leads' }),
}

/** Questions about reactions ask about an email that is there. */
const askingAbout = (emails: readonly string[], node: Node): Node =>
  JSON.parse(JSON.stringify(node), (key, value) =>
    key === 'emailNodeId' ? (emails[Number(String(value).slice(1)) % emails.length] ?? value) : value,
  )

function anyCondition(n: number, choice: number): object {
  const conditions = [
    { kind: 'scoreAtLeast', score: n % 60 },
    { kind: 'onList', listId: 1 + (n % 3) },
    { kind: 'downloaded', fileId: 1 + (n % 3) },
    { kind: 'tagged', tag: `t${n % 2}` },
    { kind: 'field', field: 'plan', operator: 'is', value: `p${n % 2}` },
    { kind: 'reacted', emailNodeId: `s${n % 30}` },
    { kind: 'event', type: 'trial.started', since: n % 2 === 0 ? 'here' : 'entered' },
    { kind: 'inSegment', segmentId: 1 + (n % 2) },
  ]
  return conditions[(n + choice) % conditions.length] as object
}

const anyRule = (n: number, choice: number): object =>
  choice === 0
    ? anyCondition(n, choice)
    : { kind: choice === 1 ? 'all' : 'any', rules: [anyCondition(n, 0), { kind: 'not', rule: anyCondition(n, 3) }] }

/** Every kind between the entry and the end; those that change something and those that ask come more often. */
const walked: readonly NodeType[] = [
  ...nodeTypes.filter((kind) => kind !== 'entry' && kind !== 'goal' && kind !== 'end'),
  ...(['email', 'tag', 'list', 'score', 'field', 'branch', 'branch', 'paths', 'waitForEvent', 'repeat'] as const),
]

/** Any drawing that somebody can enter and walk through to an end: each node leads only to later ones, except back from
 *  a repeat through a wait right before it, and every outlet leads somewhere. There may be a goal and an exit rule. */
export const anyWalkable: fc.Arbitrary<Graph> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...walked), number, number, times), { maxLength: 30, size: 'max' }),
    fc.option(fc.tuple(number, times, fc.boolean()), { freq: 2 }),
    fc.option(fc.tuple(number, times), { freq: 2 }),
  )
  .map(([steps, goal, exit]) => {
    const ids = ['in', ...steps.map((_, i) => `s${i}`), 'out']
    let graph = addNode(addNode(emptyGraph, createNode('entry', 'in')).graph, createNode('end', 'out')).graph
    const emails = steps.flatMap(([kind], i) => (kind === 'email' ? [`s${i}`] : []))
    for (const [i, [kind, a, , choice]] of steps.entries()) {
      const config = kindOf(kind).config.parse(settings[kind]?.(a, choice) ?? {})
      graph = addNode(graph, askingAbout(emails, { ...createNode(kind, `s${i}`), config } as Node)).graph
      // On the way back from a repeat people stand still for a day.
      if (kind === 'repeat') graph = addNode(graph, createNode('wait', `w${i}`)).graph
    }
    if (goal) {
      const [n, choice, goesOn] = goal
      const config = kindOf('goal').config.parse({ reached: anyRule(n, choice), after: goesOn ? 'continue' : 'end' })
      graph = addNode(graph, { ...createNode('goal', 'goal'), config } as Node).graph
      graph = goesOn ? connect(graph, 'goal', 'then', 'out').graph : graph
    }
    for (const [i, from] of ids.slice(0, -1).entries()) {
      const [, a, b] = steps[i - 1] ?? ['', 0, 0]
      const later = ids.slice(i + 1)
      const node = graph.nodes[from]
      for (const [o, by] of (node ? outletsOf(node) : []).entries()) {
        if (node?.type === 'repeat' && by === 'again') {
          const earlier = ids.slice(1, i + 1)
          graph = connect(graph, from, by, `w${i - 1}`).graph
          graph = connect(graph, `w${i - 1}`, 'then', earlier[b % earlier.length] ?? 'out').graph
        } else {
          graph = connect(graph, from, by, later[((o === 0 ? a : b + o) % 4) % later.length] ?? 'out').graph
        }
      }
    }
    if (!exit) return graph
    const rule = Rule.parse(anyRule(exit[0] + 1, exit[1]))
    return { ...graph, policy: { reentry: { kind: 'never' }, exits: [{ id: 'x1', name: '', rule }] } }
  })
