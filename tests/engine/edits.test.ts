import { expect, test } from 'vitest'
import { createNode, type Node } from '#engine/nodes/registry.ts'
import {
  addAfter,
  addNode,
  cannotConnect,
  connect,
  disconnect,
  insertOnEdge,
  moveNodes,
  removeNode,
  removeNodes,
} from '#engine/program/edits.ts'
import type { Graph } from '#engine/program/graph.ts'
import { draw } from '#tests/stories/draw.ts'

const line = draw('joins Newsletter ── email Hello ── wait 3 days ── end')
const [entry, email, wait, end] = [
  line.id('joins Newsletter'),
  line.id('email Hello'),
  line.id('wait 3 days'),
  line.id('end'),
]
const fork = draw(`
  joins Newsletter ── downloaded Guide?
    ├ yes ── hand off ── end
    └ no ── email Video ── end
`)
const [ask, handOff, video] = [fork.id('downloaded Guide?'), fork.id('hand off'), fork.id('email Video')]
const fresh = createNode('wait', 'x')

/** Every arrow, as `from.outlet>to`. */
const arrows = (graph: Graph) =>
  Object.values(graph.edges)
    .map(({ from, outlet, to }) => `${from}.${outlet}>${to}`)
    .sort()
const edgeFrom = (graph: Graph, from: string) => Object.values(graph.edges).find((edge) => edge.from === from)?.id ?? ''
const y = (graph: Graph, id: string) => graph.nodes[id]?.position.y

test('a node is put on the canvas where the caller says', () => {
  const node = createNode('end', 'x', { x: 40, y: 80 })
  const { graph, made } = addNode(line.graph, node)
  expect(made).toEqual(['x'])
  expect(graph.nodes.x).toEqual(node)
  expect(arrows(graph)).toEqual(arrows(line.graph))
})

test('an id is used once, and a name that JavaScript keeps for itself is none', () => {
  expect(addNode(line.graph, createNode('end', entry)).refused?.code).toBe('edit.idTaken')
  expect(addNode(line.graph, createNode('end', 'constructor')).refused?.code).toBe('edit.badId')
  expect(addNode(line.graph, createNode('end', '')).refused?.code).toBe('edit.badId')
})

test('a node inserted on an arrow takes the place of what followed, which moves down with all behind it', () => {
  const { graph, made } = insertOnEdge(line.graph, edgeFrom(line.graph, entry), fresh)
  expect(made).toEqual(['x'])
  expect(arrows(graph)).toEqual([`${entry}.then>x`, `${email}.then>${wait}`, `${wait}.then>${end}`, `x.then>${email}`])
  expect(graph.nodes.x?.position).toEqual(line.graph.nodes[email]?.position)
  for (const id of [email, wait, end]) expect(y(graph, id)).toBe((y(line.graph, id) ?? 0) + 152)
  expect(graph.nodes[entry]).toBe(line.graph.nodes[entry])
})

test('where there is room already, nothing moves', () => {
  const roomy = moveNodes(line.graph, {
    [email]: { x: 0, y: 400 },
    [wait]: { x: 0, y: 552 },
    [end]: { x: 0, y: 704 },
  }).graph
  const { graph } = insertOnEdge(roomy, edgeFrom(roomy, entry), fresh)
  for (const id of [email, wait, end]) expect(graph.nodes[id]).toBe(roomy.nodes[id])
})

test('only what lies downstream moves; the other path stays where it is', () => {
  const { graph } = insertOnEdge(fork.graph, edgeFrom(fork.graph, handOff), fresh)
  expect(graph.nodes[video]).toBe(fork.graph.nodes[video])
  expect(graph.nodes[fork.id('end', 2)]).toBe(fork.graph.nodes[fork.id('end', 2)])
  expect(y(graph, fork.id('end', 1))).toBe((y(fork.graph, fork.id('end', 1)) ?? 0) + 152)
})

test('what followed goes on under the first outlet of an inserted branch, or under the one that the caller picks', () => {
  const branch = createNode('branch', 'x')
  const edge = edgeFrom(line.graph, entry)
  expect(arrows(insertOnEdge(line.graph, edge, branch).graph)).toContain(`x.yes>${email}`)
  expect(arrows(insertOnEdge(line.graph, edge, branch, 'no').graph)).toContain(`x.no>${email}`)
  expect(insertOnEdge(line.graph, edge, branch, 'maybe').refused?.code).toBe('edit.noOutlet')
})

test('neither an end nor an entry can stand in the middle of a path', () => {
  const edge = edgeFrom(line.graph, entry)
  expect(insertOnEdge(line.graph, edge, createNode('end', 'x')).refused?.code).toBe('edit.endsPath')
  expect(insertOnEdge(line.graph, edge, createNode('entry', 'x')).refused?.code).toBe('edit.intoEntry')
  expect(insertOnEdge(line.graph, 'e99', fresh).refused?.code).toBe('edit.noEdge')
})

test('added behind an open outlet, a node stands below it; the two sides of a branch lie apart', () => {
  const open = draw('joins Newsletter ── downloaded Guide?')
  const branch = open.id('downloaded Guide?')
  const yes = addAfter(open.graph, branch, 'yes', createNode('end', 'y'))
  const both = addAfter(yes.graph, branch, 'no', createNode('end', 'n'))
  const at = open.graph.nodes[branch]?.position ?? { x: 0, y: 0 }
  expect(both.graph.nodes.y?.position).toEqual({ x: at.x - 136, y: at.y + 152 })
  expect(both.graph.nodes.n?.position).toEqual({ x: at.x + 136, y: at.y + 152 })
  expect(arrows(both.graph)).toEqual([
    `${open.id('joins Newsletter')}.then>${branch}`,
    `${branch}.no>n`,
    `${branch}.yes>y`,
  ])
})

test('added behind an outlet that is taken, a node goes in between', () => {
  const { graph } = addAfter(line.graph, entry, 'then', fresh)
  expect(arrows(graph)).toContain(`x.then>${email}`)
})

test('a new node never covers another', () => {
  const parked = addNode(line.graph, createNode('notify', 'parked', { x: 8, y: 440 })).graph
  const cut = removeNode(parked, end).graph
  const { graph } = addAfter(cut, wait, 'then', createNode('end', 'x'))
  expect(graph.nodes.x?.position).toEqual({ x: 272, y: 456 })
})

test('an outlet leads to one node: connecting it again leads it there instead', () => {
  const { graph } = connect(line.graph, entry, 'then', end)
  expect(arrows(graph)).toContain(`${entry}.then>${end}`)
  expect(arrows(graph)).not.toContain(`${entry}.then>${email}`)
  expect(Object.keys(graph.edges)).toEqual(Object.keys(line.graph.edges))
  expect(connect(line.graph, entry, 'then', email).graph).toBe(line.graph)
})

test('what cannot be connected says why', () => {
  expect(cannotConnect(line.graph, wait, 'then', entry)?.code).toBe('edit.intoEntry')
  expect(cannotConnect(line.graph, wait, 'then', wait)?.code).toBe('edit.toItself')
  expect(cannotConnect(line.graph, wait, 'yes', end)?.code).toBe('edit.noOutlet')
  expect(cannotConnect(line.graph, end, 'then', wait)?.code).toBe('edit.noOutlet')
  expect(cannotConnect(line.graph, 'n99', 'then', wait)?.code).toBe('edit.noNode')
  expect(cannotConnect(line.graph, wait, 'then', email)).toBeNull()
})

test('an arrow can be taken away', () => {
  const { graph } = disconnect(line.graph, edgeFrom(line.graph, email))
  expect(arrows(graph)).toEqual([`${entry}.then>${email}`, `${wait}.then>${end}`])
  expect(disconnect(graph, 'e99').refused?.code).toBe('edit.noEdge')
})

test('removing a node closes the gap, for every way that led to it', () => {
  expect(arrows(removeNode(line.graph, email).graph)).toEqual([`${entry}.then>${wait}`, `${wait}.then>${end}`])
  const joined = connect(fork.graph, video, 'then', handOff).graph
  expect(arrows(removeNode(joined, handOff).graph)).toEqual(
    expect.arrayContaining([`${ask}.yes>${fork.id('end')}`, `${video}.then>${fork.id('end')}`]),
  )
})

test('removing a branch keeps the path that the caller chose, and the other stays unconnected', () => {
  const from = fork.id('joins Newsletter')
  expect(arrows(removeNode(fork.graph, ask, 'no').graph)).toContain(`${from}.then>${video}`)
  const unchosen = removeNode(fork.graph, ask).graph
  expect(arrows(unchosen).some((arrow) => arrow.startsWith(from))).toBe(false)
  expect(unchosen.nodes[video]).toBe(fork.graph.nodes[video])
})

test('removing a node of a loop does not lead a node to itself', () => {
  const loop = connect(line.graph, wait, 'then', email).graph
  expect(arrows(removeNode(loop, wait).graph)).toEqual([`${entry}.then>${email}`])
})

test('a selection is removed at once, and the gap closes over all of it', () => {
  expect(arrows(removeNodes(line.graph, [email, wait, 'n99']).graph)).toEqual([`${entry}.then>${end}`])
})

test('moving touches what moved and nothing else', () => {
  const { graph } = moveNodes(line.graph, { [wait]: { x: 8, y: 16 }, n99: { x: 0, y: 0 } })
  expect(graph.nodes[wait]?.position).toEqual({ x: 8, y: 16 })
  expect(graph.nodes[email]).toBe(line.graph.nodes[email])
  expect(moveNodes(graph, { [wait]: { x: 8, y: 16 } }).graph).toBe(graph)
  expect(moveNodes(line.graph, { [wait]: { x: Number.NaN, y: 1e12 } }).graph.nodes[wait]?.position).toEqual({
    x: 0,
    y: 1_000_000,
  })
})

test('an edit that is refused answers the drawing it was given', () => {
  const edits: readonly ((graph: Graph) => { graph: Graph })[] = [
    (graph) => addNode(graph, createNode('end', entry) as Node),
    (graph) => connect(graph, end, 'then', entry),
    (graph) => removeNode(graph, 'n99'),
    (graph) => addAfter(graph, 'n99', 'then', fresh),
  ]
  for (const edit of edits) expect(edit(line.graph).graph).toBe(line.graph)
})

test('what was put above stays above, although it lies downstream', () => {
  const high = moveNodes(line.graph, { [end]: { x: 400, y: 0 } }).graph
  const { graph } = insertOnEdge(high, edgeFrom(high, entry), fresh)
  expect(graph.nodes[end]).toBe(high.nodes[end])
  expect(y(graph, wait)).toBe((y(high, wait) ?? 0) + 152)
})

test('nothing leads into a goal: people are taken there', () => {
  const goal = createNode('goal', 'won')
  const edge = Object.keys(line.graph.edges)[0] ?? ''
  expect(insertOnEdge(line.graph, edge, goal).refused?.code).toBe('edit.intoGoal')
  const { graph } = addNode(line.graph, goal)
  expect(cannotConnect(graph, wait, 'then', 'won')?.code).toBe('edit.intoGoal')
  expect(addAfter(removeNode(graph, end).graph, wait, 'then', createNode('goal', 'x')).refused?.code).toBe(
    'edit.intoGoal',
  )
})

test('a repeat put between two steps goes on to the second, and its way back is still to be led', () => {
  const edge = Object.values(line.graph.edges).find(({ to }) => to === end)?.id ?? ''
  const { graph } = insertOnEdge(line.graph, edge, createNode('repeat', 'x'))
  expect(Object.values(graph.edges).filter(({ from }) => from === 'x')).toEqual([
    { id: 'x-done', from: 'x', outlet: 'done', to: end },
  ])
  const back = connect(graph, 'x', 'again', email).graph
  expect(Object.values(back.edges)).toContainEqual({ id: 'x-again', from: 'x', outlet: 'again', to: email })
})

test('a step with paths that its settings name is left by each of them', () => {
  const edge = Object.values(line.graph.edges).find(({ to }) => to === end)?.id ?? ''
  const { graph } = insertOnEdge(line.graph, edge, createNode('split', 'x'), 'b')
  expect(Object.values(graph.edges).find(({ from }) => from === 'x')).toMatchObject({ outlet: 'b', to: end })
  expect(addAfter(graph, 'x', 'a', fresh).refused).toMatchObject({ code: 'edit.idTaken' })
  expect(addAfter(graph, 'x', 'a', createNode('wait', 'y')).refused).toBeNull()
  expect(addAfter(graph, 'x', 'c', createNode('wait', 'y')).refused?.code).toBe('edit.noOutlet')
})
