import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { groupNodes } from '#engine/program/annotationEdits.ts'
import type { Edit } from '#engine/program/edit.ts'
import { edgeOf } from '#engine/program/edit.ts'
import { connect, disconnect } from '#engine/program/edits.ts'
import type { Graph } from '#engine/program/graph.ts'
import { issueMessage, namesIn } from '#engine/program/issueMessage.ts'
import { moveAfter, moveTo, moveToEdge, spotsFor, whyNotMoved } from '#engine/program/moves.ts'
import { overlaps } from '#engine/program/place.ts'
import { draw } from '#tests/stories/draw.ts'
import { anyGraph } from './anyEdit.ts'
import { anyProgram } from './model/anyProgram.ts'

//   joins L ── email A ── wait 1 day ── downloaded G?
//                                         ├ yes ── hand off ── end
//                                         └ no ── email B ── end
const drawn = draw(`
  joins L ── email A ── wait 1 day ── downloaded G?
    ├ yes ── hand off ── end
    └ no ── email B ── end`)
const { graph } = drawn
const [a, wait, ask, lead, b] = ['email A', 'wait 1 day', 'downloaded G?', 'hand off', 'email B'].map((step) =>
  drawn.id(step),
) as [string, string, string, string, string]
const arrow = (from: string, outlet = 'then') => edgeOf(graph, from, outlet)?.id ?? ''
const wiring = ({ edges }: Graph) =>
  Object.values(edges)
    .map(({ from, outlet, to }) => `${from}.${outlet}>${to}`)
    .sort()
const made = (edit: Edit): Graph => {
  expect(edit.refused).toBeNull()
  return edit.graph
}

describe('a step moved to an arrow', () => {
  test('stands between its two steps, and the gap behind it is closed', () => {
    const moved = made(moveToEdge(graph, [wait], arrow(b)))
    expect(edgeOf(moved, a, 'then')?.to).toBe(ask)
    expect(edgeOf(moved, b, 'then')?.to).toBe(wait)
    expect(edgeOf(moved, wait, 'then')?.to).toBe(edgeOf(graph, b, 'then')?.to)
    expect(Object.keys(moved.edges).sort()).toEqual(Object.keys(graph.edges).sort())
  })

  test('leaves every other step where it stood or lower, and covers none', () => {
    const moved = made(moveToEdge(graph, [wait], arrow(b)))
    const places = Object.values(moved.nodes).map(({ position }) => position)
    for (const [i, one] of places.entries())
      expect(places.slice(i + 1).some((other) => overlaps(one, other))).toBe(false)
    expect(moved.nodes[ask]?.position).toEqual(graph.nodes[ask]?.position)
  })

  test('and back again, leads everybody as before', () => {
    const there = made(moveToEdge(graph, [wait], arrow(b)))
    const back = made(moveAfter(there, [wait], a, 'then'))
    expect(wiring(back)).toEqual(wiring(graph))
  })

  test('where it stands already changes nothing', () => {
    expect(made(moveToEdge(graph, [wait], arrow(a)))).toBe(graph)
    expect(made(moveToEdge(graph, [wait], arrow(wait)))).toBe(graph)
  })

  test('to which several ways lead is taken off all but the one it is put on', () => {
    const joined = made(connect(graph, lead, 'then', b))
    const moved = made(moveToEdge(joined, [b], edgeOf(joined, lead, 'then')?.id ?? ''))
    expect(edgeOf(moved, lead, 'then')?.to).toBe(b)
    expect(edgeOf(moved, ask, 'no')?.to).toBe(edgeOf(graph, b, 'then')?.to)
  })
})

describe('a branch', () => {
  test('goes on by its first path; the other one travels along', () => {
    const moved = made(moveToEdge(graph, [ask], arrow(drawn.id('joins L'))))
    expect(edgeOf(moved, drawn.id('joins L'), 'then')?.to).toBe(ask)
    expect(edgeOf(moved, ask, 'yes')?.to).toBe(a)
    expect(edgeOf(moved, ask, 'no')?.to).toBe(b)
    expect(edgeOf(moved, wait, 'then')?.to).toBe(lead)
  })

  test('is not put behind its own other path', () => {
    const { refused } = moveToEdge(graph, [ask], arrow(b))
    expect(refused && issueMessage(refused, 'en', namesIn(graph, 'en'))).toMatch(/leads there: people would go round/)
  })
})

describe('several steps', () => {
  test('that follow each other are moved as one', () => {
    const moved = made(moveToEdge(graph, [wait, a], arrow(ask, 'no')))
    expect(edgeOf(moved, drawn.id('joins L'), 'then')?.to).toBe(ask)
    expect(edgeOf(moved, ask, 'no')?.to).toBe(a)
    expect(edgeOf(moved, a, 'then')?.to).toBe(wait)
    expect(edgeOf(moved, wait, 'then')?.to).toBe(b)
  })

  test('that do not are not', () => {
    expect(moveToEdge(graph, [a, b], arrow(ask, 'yes')).refused?.code).toBe('edit.notOnePath')
  })

  test('whose paths all end may close a path, not stand in one', () => {
    const cut = made(disconnect(graph, arrow(drawn.id('joins L'))))
    const tail = [b, edgeOf(cut, b, 'then')?.to ?? '']
    expect(moveToEdge(cut, tail, arrow(wait)).refused?.code).toBe('edit.endsPath')
    const moved = made(moveAfter(cut, tail, drawn.id('joins L'), 'then'))
    expect(edgeOf(moved, drawn.id('joins L'), 'then')?.to).toBe(b)
    expect(edgeOf(moved, ask, 'no')).toBeUndefined()
  })
})

describe('groups', () => {
  const both = groupNodes(graph, { id: 'g', name: 'Warm up', nodeIds: [a, wait] }).graph
  test('are left by a step that is moved away, and joined where both neighbours are in one', () => {
    const left = made(moveToEdge(both, [wait], arrow(b)))
    expect(left.groups?.g?.nodeIds).toEqual([a])
    const joined = made(moveToEdge(both, [b], arrow(a)))
    expect(joined.groups?.g?.nodeIds).toEqual([a, wait, b])
  })

  test('that are moved as a whole stay, also into another one', () => {
    const two = groupNodes(both, { id: 'h', name: 'Ask', nodeIds: [ask, b] }).graph
    const moved = made(moveToEdge(two, [a, wait], arrow(ask, 'no')))
    expect(moved.groups?.g?.nodeIds).toEqual([a, wait])
    expect(moved.groups?.h?.nodeIds).toEqual([ask, b])
  })
})

test('an entry is moved nowhere, and nothing into itself', () => {
  expect(moveToEdge(graph, [drawn.id('joins L')], arrow(b)).refused?.code).toBe('edit.intoEntry')
  expect(moveToEdge(graph, [a, wait, ask], arrow(wait)).refused?.code).toBe('edit.intoItself')
  expect(moveToEdge(graph, ['nobody'], arrow(b)).refused?.code).toBe('edit.noNode')
  expect(moveToEdge(graph, [a], 'nothing').refused?.code).toBe('edit.noEdge')
})

test('the places offered are those that are taken, and no others', () => {
  const some = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(anyGraph, some, (any, numbers) => {
      const all = Object.keys(any.nodes)
      const ids = numbers.flatMap((n) => all[n % Math.max(1, all.length)] ?? [])
      const spots = spotsFor(any, ids)
      for (const spot of spots) {
        const { graph: moved, refused } = moveTo(any, ids, spot)
        expect(refused).toBeNull()
        expect(moved).not.toBe(any)
        expect(Object.keys(moved.nodes).sort()).toEqual(all.sort())
        for (const id of all) expect(moved.nodes[id]?.config).toBe(any.nodes[id]?.config)
      }
      for (const { id } of Object.values(any.edges)) {
        if (spots.some((spot) => spot.kind === 'edge' && spot.edgeId === id)) continue
        expect(moveToEdge(any, ids, id).graph).toBe(any)
      }
    }),
  )
})

test('a step put somewhere and back leads everybody as before', () => {
  let tried = 0
  fc.assert(
    fc.property(anyProgram, fc.nat(), (any, n) => {
      for (const node of Object.values(any.nodes)) {
        const comesBy = Object.values(any.edges).filter(({ to }) => to === node.id)
        const [only] = comesBy
        const onward = edgeOf(any, node.id, 'then')
        // What is alone on the way back to a repeat leaves an open path behind: nothing leads to itself.
        if (!only || comesBy.length > 1 || !onward || onward.to === only.from) continue
        const spots = spotsFor(any, [node.id])
        const spot = spots[n % Math.max(1, spots.length)]
        const onto = spot?.kind === 'edge' ? any.edges[spot.edgeId] : undefined
        if (!spot || (onto && onto.from === onto.to)) continue
        const there = moveTo(any, [node.id], spot).graph
        expect(wiring(moveAfter(there, [node.id], only.from, only.outlet).graph)).toEqual(wiring(any))
        tried += 1
      }
    }),
  )
  expect(tried).toBeGreaterThan(100)
})

test('why a place is not taken is a sentence in every language', () => {
  for (const language of languages) {
    for (const ids of [[a, b], [ask], [drawn.id('joins L')]]) {
      const issue = whyNotMoved(graph, ids, { kind: 'edge', edgeId: arrow(b) })
      expect(issue && issueMessage(issue, language, namesIn(graph, language))).not.toMatch(/^[\w.]+$|\{\{|undefined/)
    }
  }
})
