import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNode, type Node } from '#engine/nodes/registry.ts'
import { connect, insertOnEdge, moveNodes, removeNode } from '#engine/program/edits.ts'
import { emptyGraph, type Graph, GraphSchema } from '#engine/program/graph.ts'
import { isMinor, merge } from '#engine/program/merge.ts'
import { isSame } from '#engine/program/mergeValue.ts'
import { sayConflicts } from '#engine/program/sayConflict.ts'
import { configureField, rename } from '#engine/program/settings.ts'
import { anyEdits, anyGraph, type Edits } from './anyEdit.ts'

//   in ─ mail ─ wait ─ out
const nodes: Node[] = [
  createNode('entry', 'in'),
  createNode('email', 'mail'),
  createNode('wait', 'wait'),
  createNode('end', 'out'),
]
const base: Graph = [
  ['in', 'mail'],
  ['mail', 'wait'],
  ['wait', 'out'],
].reduce<Graph>((graph, [from = '', to = '']) => connect(graph, from, 'then', to).graph, {
  ...emptyGraph,
  nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
})

const ways = ({ edges }: Graph) =>
  Object.values(edges)
    .map(({ from, to }) => `${from} ${to}`)
    .sort()

describe('what does not touch', () => {
  test('comes together: a wait of mine, a subject of theirs', () => {
    const mine = configureField(base, 'wait', 'duration', { amount: 5, unit: 'days' }).graph
    const theirs = configureField(base, 'mail', 'variants.0.content.subject', 'Hello').graph
    const merged = merge({ base, mine, theirs })
    expect(merged.conflicts).toEqual([])
    expect(merged.graph.nodes.wait?.config).toMatchObject({ duration: { amount: 5 } })
    expect(merged.graph.nodes.mail?.config).toMatchObject({ variants: [{ content: { subject: 'Hello' } }] })
  })

  test('even within one email: a subject of mine, a preheader of theirs', () => {
    const mine = configureField(base, 'mail', 'variants.0.content.subject', 'Hello').graph
    const theirs = configureField(base, 'mail', 'variants.0.content.preheader', 'Look inside').graph
    const merged = merge({ base, mine, theirs })
    expect(merged.conflicts).toEqual([])
    expect(merged.graph.nodes.mail?.config).toMatchObject({
      variants: [{ content: { subject: 'Hello', preheader: 'Look inside' } }],
    })
  })

  test('two steps inserted on two arrows both stand there', () => {
    const mine = insertOnEdge(base, 'in-then', createNode('tag', 'tagged')).graph
    const theirs = insertOnEdge(base, 'wait-then', createNode('score', 'scored')).graph
    const merged = merge({ base, mine, theirs })
    expect(merged.conflicts).toEqual([])
    expect(ways(merged.graph)).toEqual(['in tagged', 'mail wait', 'scored out', 'tagged mail', 'wait scored'])
  })

  test('neighbours deleted by two close one gap', () => {
    const mine = removeNode(base, 'mail').graph
    const theirs = removeNode(base, 'wait').graph
    const merged = merge({ base, mine, theirs })
    expect(merged.conflicts).toEqual([])
    expect(ways(merged.graph)).toEqual(['in out'])
  })
})

describe('what both changed', () => {
  const mine = configureField(base, 'wait', 'duration', { amount: 5, unit: 'days' }).graph
  const theirs = configureField(base, 'wait', 'duration', { amount: 8, unit: 'hours' }).graph

  test('is a conflict of its field, a duration as a whole', () => {
    const { conflicts, graph } = merge({ base, mine, theirs })
    expect(conflicts).toMatchObject([
      { id: 'nodes wait config duration', mine: { amount: 5, unit: 'days' }, theirs: { amount: 8, unit: 'hours' } },
    ])
    expect(graph).toEqual(mine)
    const taken = merge({ base, mine, theirs }, { 'nodes wait config duration': 'theirs' })
    expect(taken.graph).toEqual(theirs)
    expect(taken.conflicts).toEqual(conflicts)
  })

  test('a step deleted here and changed there asks; kept, it stands where it stood', () => {
    const gone = removeNode(base, 'wait').graph
    const { conflicts, graph } = merge({ base, mine: gone, theirs })
    expect(conflicts.map(({ id }) => id)).toEqual(['nodes wait'])
    expect(ways(graph)).toEqual(['in mail', 'mail out'])
    expect(merge({ base, mine: gone, theirs }, { 'nodes wait': 'theirs' }).graph).toEqual(theirs)
  })

  test('a step deleted here that got a new way on there asks too', () => {
    const gone = removeNode(base, 'wait').graph
    const led = insertOnEdge(base, 'wait-then', createNode('tag', 'tagged')).graph
    const { conflicts } = merge({ base, mine: gone, theirs: led })
    expect(conflicts.map(({ id }) => id)).toEqual(['nodes wait'])
    expect(ways(merge({ base, mine: gone, theirs: led }, { 'nodes wait': 'theirs' }).graph)).toEqual(ways(led))
  })

  test('one arrow led to two places asks where it leads', () => {
    const mine = connect(base, 'in', 'then', 'wait').graph
    const theirs = connect(base, 'in', 'then', 'out').graph
    const { conflicts } = merge({ base, mine, theirs })
    expect(conflicts).toMatchObject([{ path: ['edges', 'in', 'then'], base: 'mail', mine: 'wait', theirs: 'out' }])
  })

  test('the place of a card is nothing to ask about', () => {
    const mine = moveNodes(base, { wait: { x: 8, y: 8 } }).graph
    const theirs = moveNodes(base, { wait: { x: 80, y: 80 } }).graph
    const { conflicts, graph } = merge({ base, mine, theirs })
    expect(conflicts.every(isMinor)).toBe(true)
    expect(graph.nodes.wait?.position).toEqual({ x: 8, y: 8 })
  })

  test('a name of mine and a name of theirs', () => {
    const { conflicts } = merge({
      base,
      mine: rename(base, 'mail', 'A').graph,
      theirs: rename(base, 'mail', 'B').graph,
    })
    expect(conflicts).toMatchObject([{ id: 'nodes mail name', mine: 'A', theirs: 'B' }])
  })
})

test('settings that do not fit together are never mixed', () => {
  const add = (start: number): Graph => {
    const variants = [{ id: 'a', weight: 100, content: {} }].concat(
      Array.from({ length: 6 }, (_, i) => ({ id: `v${start + i}`, weight: 0, content: {} })),
    )
    return configureField(base, 'mail', 'variants', variants).graph
  }
  const { graph, conflicts } = merge({ base, mine: add(0), theirs: add(10) })
  expect(conflicts.map(({ id }) => id)).toContain('nodes mail config')
  expect(GraphSchema.safeParse(graph).success).toBe(true)
})

const sides = fc.record({ base: anyGraph, mine: anyEdits, theirs: anyEdits })
/** Gestures number their steps; the two sides number from different places on. */
const lived = (graph: Graph, edits: Edits, from: number): Graph =>
  edits.reduce((drawn, { gesture }, n) => gesture(drawn, from + n).graph, graph)
const threeOf = ({ base, mine, theirs }: { base: Graph; mine: Edits; theirs: Edits }) => ({
  base,
  mine: lived(base, mine, 1000),
  theirs: lived(base, theirs, 2000),
})

describe('whatever two people draw', () => {
  test('the merged drawing is well-formed, whoever is chosen', () => {
    fc.assert(
      fc.property(sides, fc.array(fc.boolean()), (drawn, coins) => {
        const three = threeOf(drawn)
        const { conflicts } = merge(three)
        const choices = Object.fromEntries(
          conflicts.map(({ id }, i) => [id, coins[i % Math.max(1, coins.length)] ? 'theirs' : 'mine'] as const),
        )
        const read = GraphSchema.safeParse(merge(three, choices).graph)
        expect(read.error?.issues ?? []).toEqual([])
        expect(isSame(read.data, merge(three, choices).graph)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('merged with what nobody changed, it is as it was drawn', () => {
    fc.assert(
      fc.property(sides, (drawn) => {
        const { base, mine } = threeOf(drawn)
        expect(merge({ base, mine, theirs: base })).toEqual({ graph: mine, conflicts: [] })
        expect(merge({ base, mine: base, theirs: mine })).toEqual({ graph: mine, conflicts: [] })
        expect(merge({ base, mine, theirs: mine })).toEqual({ graph: mine, conflicts: [] })
      }),
    )
  })

  test('edits of different steps and arrows merge to what doing both gives', () => {
    fc.assert(
      fc.property(sides, (drawn) => {
        const three = threeOf(drawn)
        const both = doneBoth(three)
        fc.pre(both !== null)
        const { graph, conflicts } = merge(three)
        expect(conflicts).toEqual([])
        expect(isSame(graph, both)).toBe(true)
      }),
      { numRuns: 60, maxSkipsPerRun: 1000 },
    )
  })

  test('who is called mine does not matter to what is in conflict', () => {
    fc.assert(
      fc.property(sides, (drawn) => {
        const { base, mine, theirs } = threeOf(drawn)
        const ids = (conflicts: readonly { id: string }[]) => conflicts.map(({ id }) => id).sort()
        const there = merge({ base, mine, theirs })
        const back = merge({ base, mine: theirs, theirs: mine })
        expect(ids(back.conflicts)).toEqual(ids(there.conflicts))
      }),
    )
  })
})

/** Both sides' rows put into one drawing, when no row was touched twice and what comes out holds together. */
function doneBoth({ base, mine, theirs }: { base: Graph; mine: Graph; theirs: Graph }): Graph | null {
  const [was, ours, others] = [rowsIn(base), rowsIn(mine), rowsIn(theirs)]
  const both: Record<string, Record<string, unknown> | unknown> = { format: 1, nodes: {}, edges: {} }
  for (const key of new Set([...was.keys(), ...ours.keys(), ...others.keys()])) {
    const isMine = !isSame(was.get(key), ours.get(key))
    if (isMine && !isSame(was.get(key), others.get(key))) return null
    const row = (isMine ? ours : others).get(key)
    if (row === undefined) continue
    const [table = '', id] = key.split(' ')
    if (id === undefined) both[table] = row
    else both[table] = { ...(both[table] as object), [id]: row }
  }
  const { nodes, edges } = both as unknown as Graph
  if (Object.values(edges).some(({ to }) => !nodes[to])) return null
  const grouped = Object.values((both as { groups?: Graph['groups'] }).groups ?? {}).flatMap(({ nodeIds }) => nodeIds)
  if (new Set(grouped).size < grouped.length) return null
  const read = GraphSchema.safeParse(both)
  return read.success ? read.data : null
}

function rowsIn(graph: Graph): Map<string, unknown> {
  const rows = new Map<string, unknown>()
  for (const [table, value] of Object.entries(graph)) {
    if (table === 'policy' || table === 'direction') rows.set(table, value)
    else if (table !== 'format') for (const [id, row] of Object.entries(value)) rows.set(`${table} ${id}`, row)
  }
  return rows
}

test('a conflict is told in words: what either side did', () => {
  const three = {
    base,
    mine: configureField(rename(base, 'mail', 'Welcome').graph, 'wait', 'duration', { amount: 5, unit: 'days' }).graph,
    theirs: configureField(rename(removeNode(base, 'out').graph, 'mail', 'Hello').graph, 'wait', 'duration', {
      amount: 8,
      unit: 'hours',
    }).graph,
  }
  const { conflicts } = merge(three)
  expect(sayConflicts(conflicts, three, 'en')).toEqual([
    { about: 'Send email', mine: 'Name: none → “Welcome”', theirs: 'Name: none → “Hello”' },
    { about: 'Wait 3 days', mine: 'For: 3 days → 5 days', theirs: 'For: 3 days → 8 hours' },
  ])
  const gone = { ...three, theirs: removeNode(base, 'wait').graph }
  expect(sayConflicts(merge(gone).conflicts, gone, 'en')).toEqual([
    { about: 'Wait 3 days', mine: 'For: 3 days → 5 days', theirs: 'Removed' },
  ])
})
