import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import type { Edit } from '#engine/program/edit.ts'
import { emptyGraph, type Graph, GraphSchema } from '#engine/program/graph.ts'
import { issueMessage } from '#engine/program/issueMessage.ts'
import { type ExitRule, policyOf } from '#engine/program/policy.ts'
import { addExit, changeExit, moveExit, removeExit, setReentry } from '#engine/program/policyEdits.ts'
import { draw } from '#tests/stories/draw.ts'

const { graph } = draw('joins Newsletter ── email Hello ── wait 3 days')
const won: ExitRule = { id: 'won', name: 'Became a customer', rule: { kind: 'onList', listId: 7 } }
const hot: ExitRule = { id: 'hot', name: '', rule: { kind: 'scoreAtLeast', score: 100 } }
const withBoth = addExit(addExit(graph, won).graph, hot).graph
const ids = (drawing: Graph) => policyOf(drawing).exits.map(({ id }) => id)

describe('who may come again', () => {
  test('is chosen, and the drawing keeps its identity', () => {
    const edit = setReentry(graph, { kind: 'afterDays', days: 90 })
    expect(policyOf(edit.graph).reentry).toEqual({ kind: 'afterDays', days: 90 })
    expect(edit.graph.nodes).toBe(graph.nodes)
    expect(edit.graph.edges).toBe(graph.edges)
    expect(graph.policy).toBeUndefined()
    expect(GraphSchema.parse(edit.graph).policy).toEqual(edit.graph.policy)
  })

  test('the same again changes nothing', () => {
    expect(setReentry(graph, { kind: 'never' }).graph).toBe(graph)
    const yearly = setReentry(graph, { kind: 'afterDays', days: 365 }).graph
    expect(setReentry(yearly, { kind: 'afterDays', days: 365 }).graph).toBe(yearly)
  })

  test('back at the defaults the drawing is the one that was there before', () => {
    const there = setReentry(graph, { kind: 'always' }).graph
    expect(setReentry(there, { kind: 'never' }).graph).toEqual(graph)
    expect(removeExit(addExit(graph, won).graph, 'won').graph).toEqual(graph)
  })

  test('after no days is refused, and the field is named', () => {
    const edit = setReentry(graph, { kind: 'afterDays', days: 0 })
    expect(edit.graph).toBe(graph)
    expect(edit.refused).toMatchObject({ code: 'edit.badValue', nodeId: null, field: 'policy.reentry.days' })
  })
})

describe('what takes people out', () => {
  test('rules are added one behind the other, and those that stay keep their identity', () => {
    expect(ids(withBoth)).toEqual(['won', 'hot'])
    const edit = changeExit(withBoth, 'hot', { name: 'Ready for sales' })
    expect(policyOf(edit.graph).exits[1]).toEqual({ ...hot, name: 'Ready for sales' })
    expect(policyOf(edit.graph).exits[0]).toBe(policyOf(withBoth).exits[0])
  })

  test('the rule is changed, or nothing is', () => {
    const rule = { kind: 'scoreAtLeast', score: 150 } as const
    expect(policyOf(changeExit(withBoth, 'hot', { rule }).graph).exits[1]).toEqual({ ...hot, rule })
    expect(changeExit(withBoth, 'hot', { rule: hot.rule }).graph).toBe(withBoth)
  })

  test('rules are put in another order', () => {
    const three = addExit(withBoth, { ...hot, id: 'cold' }).graph
    expect(ids(moveExit(three, 'won', 2).graph)).toEqual(['hot', 'cold', 'won'])
    expect(ids(moveExit(three, 'cold', 0).graph)).toEqual(['cold', 'won', 'hot'])
    expect(ids(moveExit(three, 'won', 99).graph)).toEqual(['hot', 'cold', 'won'])
    expect(moveExit(three, 'won', -1).graph).toBe(three)
  })

  test('one is taken away', () => {
    expect(ids(removeExit(withBoth, 'won').graph)).toEqual(['hot'])
  })

  test.each<[string, (drawing: Graph) => Edit, object]>([
    ['a second of one id', (drawing) => addExit(drawing, { ...hot, id: 'won' }), { code: 'edit.idTaken' }],
    ['an id that is none', (drawing) => addExit(drawing, { ...hot, id: 'a b' }), { field: 'policy.exits.2.id' }],
    [
      'a name that is too long',
      (drawing) => changeExit(drawing, 'hot', { name: 'x'.repeat(121) }),
      {
        code: 'edit.badValue',
        field: 'policy.exits.1.name',
      },
    ],
    [
      'a rule that is none',
      (drawing) => changeExit(drawing, 'hot', { rule: { kind: 'magic' } as never }),
      { code: 'edit.badValue' },
    ],
    ['what is not there', (drawing) => removeExit(drawing, 'gone'), { code: 'edit.noExit' }],
    ['to change what is not there', (drawing) => changeExit(drawing, 'gone', {}), { code: 'edit.noExit' }],
    ['to move what is not there', (drawing) => moveExit(drawing, 'gone', 0), { code: 'edit.noExit' }],
  ])('%s is refused with a sentence', (_, edit, refusal) => {
    const { graph: after, refused } = edit(withBoth)
    expect(after).toBe(withBoth)
    expect(refused).toMatchObject(refusal)
    for (const language of languages)
      expect(issueMessage(refused as NonNullable<typeof refused>, language, () => null)).toMatch(/\.$/)
  })

  test('of more than twenty nobody could say why somebody left', () => {
    let full = graph
    for (let n = 0; n < 20; n++) full = addExit(full, { ...hot, id: `r${n}` }).graph
    expect(addExit(full, won).refused).toMatchObject({ code: 'edit.badValue', field: 'policy.exits' })
  })
})

test('whatever is done, the drawing can be read, and nothing given is changed', () => {
  const number = fc.integer({ min: -3, max: 25 })
  const id = fc.constantFrom('a', 'b', 'c', '', '__proto__')
  const gesture: fc.Arbitrary<(drawing: Graph) => Edit> = fc.oneof(
    fc.tuple(id, number).map(
      ([one, score]) =>
        (drawing: Graph) =>
          addExit(drawing, { ...hot, id: one, rule: { kind: 'scoreAtLeast', score } }),
    ),
    fc.tuple(id, number).map(
      ([one, to]) =>
        (drawing: Graph) =>
          moveExit(drawing, one, to),
    ),
    fc.tuple(id, fc.string()).map(
      ([one, name]) =>
        (drawing: Graph) =>
          changeExit(drawing, one, { name }),
    ),
    id.map((one) => (drawing: Graph) => removeExit(drawing, one)),
    number.map((days) => (drawing: Graph) => setReentry(drawing, { kind: 'afterDays', days })),
    fc
      .constantFrom('never' as const, 'always' as const)
      .map((kind) => (drawing: Graph) => setReentry(drawing, { kind })),
  )
  fc.assert(
    fc.property(fc.array(gesture, { maxLength: 12 }), (gestures) => {
      let drawing: Graph = Object.freeze({ ...emptyGraph })
      for (const one of gestures) {
        const before = JSON.stringify(drawing)
        const { graph: after, refused } = one(drawing)
        expect(JSON.stringify(drawing)).toBe(before)
        if (refused) expect(after).toBe(drawing)
        expect(GraphSchema.parse(after)).toEqual(after)
        drawing = after
      }
    }),
  )
})
