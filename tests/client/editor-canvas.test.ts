import { describe, expect, test } from 'vitest'
import { firstLook } from '#client/canvas/firstLook.ts'
import { FlowModel, type Showing } from '#client/canvas/flowModel.ts'
import { outletPoint } from '#client/canvas/outletPoint.ts'
import { answersTo } from '#client/canvas/Palette.tsx'
import { distanceToRoute, routeEdge } from '#client/canvas/routeEdge.ts'
import { createNode, type Node } from '#engine/nodes/registry.ts'
import { addAfter, addNode } from '#engine/program/edits.ts'
import { readFlow } from '#engine/program/flow.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { card } from '#engine/program/place.ts'
import { rename } from '#engine/program/settings.ts'

// entry → branch → yes: handOff, no: wait → end

const drawn = (): Graph => {
  let graph = addNode(emptyGraph, createNode('entry', 'in')).graph
  graph = addAfter(graph, 'in', 'then', createNode('branch', 'ask') as Node).graph
  graph = addAfter(graph, 'ask', 'yes', createNode('handOff', 'sell')).graph
  graph = addAfter(graph, 'ask', 'no', createNode('wait', 'pause')).graph
  return addAfter(graph, 'pause', 'then', createNode('end', 'out')).graph
}
const showing: Showing = {
  issues: new Map(),
  selection: new Set(),
  current: 'in',
  connecting: null,
  editable: true,
  labels: new Map(),
}

describe('what the canvas is given', () => {
  test('keeps everything that did not change, so that it is not drawn again', () => {
    const model = new FlowModel()
    const graph = drawn()
    const before = model.nodes(graph, readFlow(graph).order, showing)
    const next = rename(graph, 'pause', 'Sink in').graph
    const after = model.nodes(next, readFlow(next).order, showing)
    const changed = after.filter((node, i) => node !== before[i]).map(({ id }) => id)
    expect(changed).toEqual(['pause'])
    const edges = model.edges(graph)
    expect(model.edges(next).every((edge, i) => edge === edges[i])).toBe(true)
  })

  test('stands in the order people pass, with one step in the tab order', () => {
    const graph = drawn()
    const nodes = new FlowModel().nodes(graph, readFlow(graph).order, showing)
    expect(nodes.map(({ id }) => id)).toEqual(['in', 'ask', 'sell', 'pause', 'out'])
    expect(nodes.filter(({ domAttributes }) => domAttributes?.tabIndex === 0).map(({ id }) => id)).toEqual(['in'])
  })

  test('names the outlets that lead nowhere', () => {
    const graph = drawn()
    const nodes = new FlowModel().nodes(graph, readFlow(graph).order, showing)
    expect(nodes.flatMap(({ id, data }) => data.open.map((outlet) => `${id}.${outlet}`))).toEqual(['sell.then'])
  })

  test('puts the outlets of a branch side by side on the card’s lower edge', () => {
    const branch = createNode('branch', 'b') as Node
    expect(outletPoint(branch, 'yes')).toEqual({ x: card.width / 4, y: card.height })
    expect(outletPoint(branch, 'no')).toEqual({ x: (card.width * 3) / 4, y: card.height })
  })
})

const way = (split: boolean, direction: 'down' | 'right' = 'down') => ({ split, direction, lane: null })

describe('an edge', () => {
  test('runs straight down between two cards in one column', () => {
    const { points, middle } = routeEdge({ x: 100, y: 0 }, { x: 100, y: 64 }, way(false))
    expect(points).toHaveLength(2)
    expect(middle).toEqual({ x: 100, y: 32 })
  })

  test('has only right angles, whichever way it goes', () => {
    for (const to of [
      { x: 300, y: 200 },
      { x: -300, y: 40 },
      { x: 40, y: -500 },
      { x: 0, y: 0 },
    ]) {
      for (const split of [true, false]) {
        const { points } = routeEdge({ x: 0, y: 0 }, to, way(split))
        for (let i = 1; i < points.length; i += 1) {
          const [a, b] = [points[i - 1], points[i]]
          expect(a?.x === b?.x || a?.y === b?.y).toBe(true)
        }
        expect(points.at(-1)).toEqual(to)
      }
    }
  })

  test('carries its plus on the line', () => {
    for (const to of [
      { x: 0, y: 64 },
      { x: 136, y: 64 },
      { x: -500, y: 900 },
      { x: 0, y: -300 },
    ]) {
      for (const split of [true, false]) {
        const { points, middle } = routeEdge({ x: 0, y: 0 }, to, way(split))
        expect(distanceToRoute(middle, points)).toBeLessThan(1)
      }
    }
  })
})

describe('the first look', () => {
  test('shows a small program whole and in the middle', () => {
    const { zoom, y } = firstLook([{ position: { x: 0, y: 0 } }], 1000, 800)
    expect(zoom).toBe(1)
    expect(y).toBeGreaterThan(300)
  })
  test('shows a long one from its beginning, in readable size', () => {
    const nodes = Array.from({ length: 30 }, (_, i) => ({ position: { x: 0, y: i * 152 } }))
    const { zoom, y } = firstLook(nodes, 1000, 800)
    expect(zoom).toBeGreaterThanOrEqual(0.75)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(100)
  })
  test('shows the entry of a wide one', () => {
    const nodes = Array.from({ length: 30 }, (_, i) => ({ position: { x: (i % 2 ? 1 : -1) * i * 400, y: i * 152 } }))
    const { x, y, zoom } = firstLook(nodes, 1000, 800)
    expect(x + (card.width / 2) * zoom).toBe(500)
    expect(y).toBeGreaterThan(0)
  })
})

test('the palette answers to words of all three languages', () => {
  expect(answersTo('wait', 'odota')).toBe(true)
  expect(answersTo('wait', 'vänta')).toBe(true)
  expect(answersTo('wait', 'delay')).toBe(true)
  expect(answersTo('wait', 'newsletter')).toBe(false)
})
