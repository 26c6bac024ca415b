import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type OutlineItem, outlineOf } from '#client/outline/outlineOf.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { draw } from '#tests/stories/draw.ts'

/** The outline as indented text, steps by what was written. */
function text(drawn: ReturnType<typeof draw>, names: readonly string[]): string[] {
  const nameOf = new Map(names.map((name) => [drawn.id(name), name]))
  return lines(outlineOf(drawn.graph, readFlow(drawn.graph)), (id) => nameOf.get(id) ?? id)
}

function lines(items: readonly OutlineItem[], nameOf: (id: string) => string, depth = 0): string[] {
  return items.flatMap((item) => {
    const end = 'end' in item && item.end ? (item.end.to === null ? '…' : `→ ${nameOf(item.end.to)}`) : ''
    const begin =
      item.kind === 'step'
        ? nameOf(item.nodeId)
        : item.kind === 'path'
          ? `[${item.outlet}]`
          : item.kind === 'group'
            ? `{${item.group.name}}`
            : ''
    const said = [begin, end].filter(Boolean).join(' ')
    return [`${'  '.repeat(depth)}${said}`, ...lines(item.children, nameOf, depth + 1)]
  })
}

test('steps that follow each other stand in one row, the paths of a branch below it', () => {
  const drawn = draw(`
    joins A ── email Hi ── wait 2 days ── score at least 5?
      ├ yes ── hand off ── end
      └ no ── tag Cold
  `)
  expect(
    text(drawn, ['joins A', 'email Hi', 'wait 2 days', 'score at least 5?', 'hand off', 'end', 'tag Cold']),
  ).toEqual([
    'joins A',
    'email Hi',
    'wait 2 days',
    'score at least 5?',
    '  [yes]',
    '    hand off',
    '    end',
    '  [no]',
    '    tag Cold',
    '    …',
  ])
})

test('where paths meet again, the step stands after the branch, and each path links to it', () => {
  const drawn = draw(`
    joins A ── score at least 5?
      ├ yes ── tag Warm ── email Both ── end
      └ no ── wait 1 day ── on to email Both
  `)
  expect(text(drawn, ['joins A', 'score at least 5?', 'tag Warm', 'email Both', 'wait 1 day', 'end'])).toEqual([
    'joins A',
    'score at least 5?',
    '  [yes]',
    '    tag Warm',
    '    → email Both',
    '  [no]',
    '    wait 1 day',
    '    → email Both',
    'email Both',
    'end',
  ])
})

test('a way back is a link to the earlier step, and two entries lead to one row', () => {
  const drawn = draw(`
    joins A ── email Ask ── wait 7 days ── repeat 2 times
      ├ done ── end
      └ again ── back to email Ask
    joins B ── on to email Ask
  `)
  expect(text(drawn, ['joins A', 'joins B', 'email Ask', 'wait 7 days', 'repeat 2 times', 'end'])).toEqual([
    'joins A',
    '→ email Ask',
    'joins B',
    '→ email Ask',
    'email Ask',
    'wait 7 days',
    'repeat 2 times',
    '  [done]',
    '    end',
    '  [again] → email Ask',
  ])
})

test('steps of a group that follow each other are folded into its row', () => {
  const drawn = draw('joins A ── email Hi ── wait 2 days ── email Ho ── end')
  const group = {
    id: 'g1',
    name: 'First week',
    nodeIds: [drawn.id('email Hi'), drawn.id('wait 2 days')],
    isFolded: true,
  }
  const grouped = { ...drawn, graph: { ...drawn.graph, groups: { g1: group } } }
  expect(text(grouped, ['joins A', 'email Hi', 'wait 2 days', 'email Ho', 'end'])).toEqual([
    'joins A',
    '{First week}',
    '  email Hi',
    '  wait 2 days',
    'email Ho',
    'end',
  ])
})

/** Any tangle of branches, waits and ends. */
const tangle = fc
  .array(
    fc.record({ kind: fc.constantFrom('branch', 'wait', 'end', 'entry'), to: fc.array(fc.nat(), { minLength: 2 }) }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((steps): Graph => {
    const nodes: Record<string, unknown> = {}
    const edges: Record<string, unknown> = {}
    for (const [n, { kind, to }] of steps.entries()) {
      nodes[`n${n}`] = { id: `n${n}`, type: kind, config: {}, position: { x: 0, y: 0 } }
      const outlets = kind === 'branch' ? ['yes', 'no'] : kind === 'end' ? [] : ['then']
      for (const [i, outlet] of outlets.entries()) {
        const target = (to[i] ?? 0) % (steps.length + 1)
        if (target === n || steps[target] === undefined || steps[target]?.kind === 'entry') continue
        const id = `n${n}-${outlet}`
        edges[id] = { id, from: `n${n}`, outlet, to: `n${target}` }
      }
    }
    return { format: 1, nodes, edges } as unknown as Graph
  })

test('every step of every drawing stands in the outline once, and every way out is a child, a link or open', () => {
  fc.assert(
    fc.property(tangle, (graph) => {
      const flat: OutlineItem[] = []
      const walk = (items: readonly OutlineItem[]) => {
        for (const item of items) {
          flat.push(item)
          walk(item.children)
        }
      }
      walk(outlineOf(graph, readFlow(graph)))
      const steps = flat.flatMap((item) => (item.kind === 'step' ? [item.nodeId] : []))
      expect([...steps].sort()).toEqual(Object.keys(graph.nodes).sort())
      expect(new Set(flat.map(({ key }) => key)).size).toBe(flat.length)
      const links = flat.filter((item) => 'end' in item && item.end !== null && item.end.to !== null).length
      expect(links).toBeLessThanOrEqual(Object.keys(graph.edges).length)
    }),
  )
})

test('five thousand branches in a row are no trouble', () => {
  const nodes: Record<string, unknown> = { in: { id: 'in', type: 'entry', config: {}, position: { x: 0, y: 0 } } }
  const edges: Record<string, unknown> = { in: { id: 'in', from: 'in', outlet: 'then', to: 'n0' } }
  for (let n = 0; n < 5000; n++) {
    nodes[`n${n}`] = { id: `n${n}`, type: 'branch', config: {}, position: { x: 0, y: 0 } }
    if (n < 4999) edges[`e${n}`] = { id: `e${n}`, from: `n${n}`, outlet: 'no', to: `n${n + 1}` }
  }
  const graph = { format: 1, nodes, edges } as unknown as Graph
  const items = outlineOf(graph, readFlow(graph))
  expect(items.length).toBeGreaterThan(100)
})
