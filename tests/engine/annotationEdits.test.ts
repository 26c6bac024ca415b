import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNode, type Node } from '#engine/nodes/registry.ts'
import {
  addNote,
  changeNote,
  foldGroup,
  groupNodes,
  removeNote,
  turn,
  ungroup,
} from '#engine/program/annotationEdits.ts'
import { addAfter, addNode, insertOnEdge, removeNode } from '#engine/program/edits.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { groupOfNodes, membersOf } from '#engine/program/groups.ts'
import { pinNodes, placeNodes } from '#engine/program/pins.ts'
import { overlaps, stepOf } from '#engine/program/place.ts'
import { anyEdits } from './anyEdit.ts'

// in → a → b → c

const row = (direction: 'down' | 'right' = 'down'): Graph => {
  let graph = turn(addNode(emptyGraph, createNode('entry', 'in')).graph, direction).graph
  for (const [from, id] of [
    ['in', 'a'],
    ['a', 'b'],
    ['b', 'c'],
  ] as const) {
    graph = addAfter(graph, from, 'then', createNode('wait', id)).graph
  }
  return graph
}
const note = { id: 'n', text: 'Ask **Anna**', position: { x: 3, y: 5 }, width: 50, height: 5000 }

describe('a note', () => {
  test('is brought onto the grid and within its bounds', () => {
    const { notes } = addNote(row(), note).graph
    expect(notes?.n).toEqual({ ...note, position: { x: 0, y: 8 }, width: 120, height: 800 })
  })
  test('that is taken away leaves the drawing as if it had never been', () => {
    const graph = row()
    expect(removeNote(addNote(graph, note).graph, 'n').graph).toEqual(graph)
  })
  test('that is gone cannot be changed, and the reason is said', () => {
    expect(changeNote(row(), 'n', { text: '' }).refused?.code).toBe('edit.noNote')
  })
})

describe('a group', () => {
  const grouped = groupNodes(row(), { id: 'g', name: 'Warm up', nodeIds: ['a', 'b', 'gone'] }).graph

  test('holds the steps that are there, each in one group only', () => {
    expect(grouped.groups?.g?.nodeIds).toEqual(['a', 'b'])
    const other = groupNodes(grouped, { id: 'h', name: '', nodeIds: ['b', 'c'] }).graph
    expect(other.groups?.g?.nodeIds).toEqual(['a'])
    expect(other.groups?.h?.nodeIds).toEqual(['b', 'c'])
  })
  test('loses a step that is deleted, and goes with its last one', () => {
    const one = removeNode(grouped, 'a').graph
    expect(one.groups?.g?.nodeIds).toEqual(['b'])
    expect(removeNode(one, 'b').graph.groups).toBeUndefined()
  })
  test('takes in what is put between two of its steps, and nothing else', () => {
    const inside = insertOnEdge(grouped, 'a-then', createNode('email', 'mail')).graph
    expect(inside.groups?.g?.nodeIds).toEqual(['a', 'b', 'mail'])
    const outside = insertOnEdge(grouped, 'b-then', createNode('email', 'mail')).graph
    expect(outside.groups?.g?.nodeIds).toEqual(['a', 'b'])
  })
  test('is folded and taken apart without moving a step', () => {
    const folded = foldGroup(grouped, 'g', true).graph
    expect(folded.groups?.g?.isFolded).toBe(true)
    expect(folded.nodes).toBe(grouped.nodes)
    expect(ungroup(folded, 'g').graph).toEqual(row())
  })
})

test('whatever is done, no step is in two groups and no group is without steps', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      let graph: Graph = emptyGraph
      for (const [n, { gesture }] of edits.entries()) {
        graph = gesture(graph, n).graph
        const groups = Object.values(graph.groups ?? {})
        for (const group of groups) expect(membersOf(graph, group).length).toBeGreaterThan(0)
        const claims = groups.flatMap((group) => membersOf(graph, group))
        expect(new Set(claims).size).toBe(claims.length)
        expect(groupOfNodes(graph).size).toBe(claims.length)
      }
    }),
  )
})

describe('an insertion', () => {
  test.each(['down', 'right'] as const)(
    'of a drawing that runs %s moves on what is downstream, along the flow',
    (way) => {
      const before = row(way)
      const { graph } = insertOnEdge(before, 'a-then', createNode('email', 'mail'))
      const along = way === 'right' ? 'x' : 'y'
      const by = stepOf(way)[along]
      const moved = (id: string) =>
        (graph.nodes[id] as Node).position[along] - (before.nodes[id] as Node).position[along]
      expect(['in', 'a', 'b', 'c'].map(moved)).toEqual([0, 0, by, by])
      expect(graph.nodes.mail?.position).toEqual(before.nodes.b?.position)
    },
  )
  test.each(['down', 'right'] as const)('of a drawing that runs %s moves no pinned step and covers none', (way) => {
    const before = pinNodes(row(way), ['c']).graph
    const { graph } = insertOnEdge(before, 'a-then', createNode('email', 'mail'))
    expect(graph.nodes.c).toBe(before.nodes.c)
    const cards = Object.values(graph.nodes)
    for (const [i, one] of cards.entries()) {
      for (const other of cards.slice(i + 1)) expect(overlaps(one.position, other.position)).toBe(false)
    }
  })
})

test('a step that a hand puts somewhere is pinned there; one that stays is not', () => {
  const graph = row()
  const placed = placeNodes(graph, { a: { x: 400, y: 0 }, b: graph.nodes.b?.position ?? { x: 0, y: 0 } }).graph
  expect(placed.nodes.a?.pinned).toBe(true)
  expect(placed.nodes.b).toBe(graph.nodes.b)
})
