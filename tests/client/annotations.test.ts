import { describe, expect, test } from 'vitest'
import { plainText, readMarkdown } from '#client/annotations/markdown.ts'
import { gatesOf, groupCounts } from '#client/annotations/useGroupCounts.ts'
import { aligned, distributed } from '#client/layout/align.ts'
import { snapped } from '#client/layout/guides.ts'
import { lanesOf } from '#client/layout/lanes.ts'
import { MetricsStore } from '#client/metrics/MetricsStore.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { addAfter, addNode } from '#engine/program/edits.ts'
import { emptyGraph } from '#engine/program/graph.ts'
import { card } from '#engine/program/place.ts'

describe('the text of a note', () => {
  test('has headings, lists, emphasis, code and links', () => {
    expect(readMarkdown('# Plan\nAsk **Anna** and *Mikko*, `now`\n- one\n- [two](https://a.example)')).toEqual([
      { kind: 'heading', level: 1, spans: [{ kind: 'text', text: 'Plan' }] },
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'text', text: 'Ask ' },
            { kind: 'bold', text: 'Anna' },
            { kind: 'text', text: ' and ' },
            { kind: 'italic', text: 'Mikko' },
            { kind: 'text', text: ', ' },
            { kind: 'code', text: 'now' },
          ],
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [[{ kind: 'text', text: 'one' }], [{ kind: 'link', text: 'two', href: 'https://a.example' }]],
      },
    ])
  })
  test('leads only to web and mail addresses, and never is HTML', () => {
    for (const href of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//evil.example']) {
      expect(readMarkdown(`[here](${href})`)).toEqual([
        { kind: 'paragraph', lines: [[{ kind: 'text', text: `[here](${href})` }]] },
      ])
    }
    expect(readMarkdown('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'paragraph', lines: [[{ kind: 'text', text: '<img src=x onerror=alert(1)>' }]] },
    ])
  })
  test('is said in one line', () => {
    expect(plainText('# Plan\n1. first\n2. **second**')).toBe('Plan first second')
  })
})

// in → a → b → c; a and b are the group

test('the numbers of a folded group add up as those of a step do', () => {
  let graph = addNode(emptyGraph, createNode('entry', 'in')).graph
  for (const [from, id] of [
    ['in', 'a'],
    ['a', 'b'],
    ['b', 'c'],
  ] as const) {
    graph = addAfter(graph, from, 'then', createNode('wait', id)).graph
  }
  const store = new MetricsStore()
  const gates = gatesOf(graph, ['a', 'b'])
  expect(groupCounts(store, ['a', 'b'], gates)).toBeNull()
  store.accept(
    {
      nodes: {
        in: { entered: 100, waiting: 0, movedOn: 100, exited: 0, failed: 0 },
        a: { entered: 100, waiting: 30, movedOn: 65, exited: 4, failed: 1 },
        b: { entered: 65, waiting: 15, movedOn: 48, exited: 2, failed: 0 },
      },
      edges: { 'in.then': 100, 'a.then': 65, 'b.then': 48 },
      at: '2026-11-22T00:00:00Z',
    },
    new Date(0),
  )
  const counts = groupCounts(store, ['a', 'b'], gates)
  expect(counts).toEqual({ entered: 100, waiting: 45, movedOn: 48, exited: 6, failed: 1 })
})

describe('cards', () => {
  const cards = [
    { id: 'a', position: { x: 0, y: 0 } },
    { id: 'b', position: { x: 400, y: 80 } },
    { id: 'c', position: { x: 1000, y: 16 } },
  ]
  test('are aligned at a side, or in the middle', () => {
    expect(Object.values(aligned(cards, 'left')).map(({ x }) => x)).toEqual([0, 0, 0])
    expect(Object.values(aligned(cards, 'right')).map(({ x }) => x)).toEqual([1000, 1000, 1000])
    expect(Object.values(aligned(cards, 'middle')).map(({ y }) => y)).toEqual([40, 40, 40])
  })
  test('are spaced evenly between the outermost', () => {
    expect(distributed(cards, 'x').b).toEqual({ x: 504, y: 80 })
    expect(distributed(cards, 'x').c).toEqual({ x: 1000, y: 16 })
  })
  test('snap to what they are nearly in line with', () => {
    const { place, lines } = snapped({ x: 396, y: 300 }, [{ x: 400, y: 80 }], 6)
    expect(place).toEqual({ x: 400, y: 300 })
    expect(lines.map(({ axis, at }) => [axis, at])).toEqual([
      ['x', 400],
      ['x', 400 + card.width],
    ])
    expect(snapped({ x: 380, y: 300 }, [{ x: 400, y: 80 }], 6)).toEqual({ place: { x: 380, y: 300 }, lines: [] })
  })
})

test.each(['down', 'right'] as const)(
  'an arrow of a drawing that runs %s goes around a card in its way',
  (direction) => {
    const turned = ({ x, y }: { x: number; y: number }) => (direction === 'down' ? { x, y } : { x: y, y: x })
    const between = direction === 'down' ? { x: 0, y: 200 } : { x: 400, y: 0 }
    const middle = direction === 'down' ? card.width / 2 : card.height / 2
    const end = direction === 'down' ? 600 : 900
    const arrow = {
      id: 'e',
      from: turned({ x: middle, y: direction === 'down' ? 88 : 240 }),
      to: turned({ x: middle, y: end }),
      split: false,
    }
    const lane = lanesOf([arrow], [{ x: 0, y: 0 }, between, turned({ x: 0, y: end })], direction).get('e')
    const size = direction === 'down' ? card.width : card.height
    expect(lane !== undefined && (lane < 0 || lane > size)).toBe(true)
    expect(lanesOf([arrow], [{ x: 0, y: 0 }], direction).size).toBe(0)
  },
)
