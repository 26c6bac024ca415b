import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { changeLine, namesOfBoth, sayChange } from '#engine/program/changeMessage.ts'
import { changeTexts } from '#engine/program/changeTexts.ts'
import { describeChanges, isContentOnly } from '#engine/program/describeChanges.ts'
import { differingRows } from '#engine/program/drawnRows.ts'
import type { Edit } from '#engine/program/edit.ts'
import { connect, disconnect, insertOnEdge, moveNodes, removeNode } from '#engine/program/edits.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { addExit, setReentry } from '#engine/program/policyEdits.ts'
import { configureField, rename } from '#engine/program/settings.ts'
import { draw } from '../stories/draw.ts'
import { anyEdits, type Edits } from './anyEdit.ts'

//   joins L ── email Blog ── wait 5 days ── email Guide ── downloaded G? ├ yes ── hand off ── end
//                                                                        └ no ── email Video ── end
const drawn = draw(`
  joins L ── email Blog ── wait 5 days ── email Guide ── downloaded G?
    ├ yes ── hand off ── end
    └ no ── email Video ── end`)
const before = drawn.graph
const wait = drawn.id('wait 5 days')
const made = ({ graph, refused }: Edit): Graph => {
  if (refused) throw new Error(`The edit was refused: ${refused.code}`)
  return graph
}
const arrowFrom = (graph: Graph, id: string, outlet = 'then') =>
  Object.values(graph.edges).find((edge) => edge.from === id && edge.outlet === outlet)?.id ?? ''

const outer = ({ ref, id }: { ref: string; id: unknown }) =>
  ref === 'node' || ref === 'outlet' ? null : `${ref} ${id}`
const lines = (from: Graph, to: Graph, language: (typeof languages)[number] = 'en') => {
  const names = namesOfBoth(from, to, language, outer)
  return describeChanges(from, to).map((change) => changeLine(sayChange(change, language, names)))
}

describe('what was changed, in words', () => {
  test('a setting says what it was and what it is', () => {
    const after = made(configureField(before, wait, 'duration', { amount: 2, unit: 'hours' }))
    expect(lines(before, after)).toEqual(['Changed: Wait 2 hours. For: 5 days → 2 hours'])
    expect(lines(before, after, 'fi')).toEqual(['Muutettu: Odota 2 tuntia. Kesto: 5 päivää → 2 tuntia'])
    expect(lines(before, after, 'sv')).toEqual(['Ändrad: Vänta 2 timmar. Hur länge: 5 dagar → 2 timmar'])
  })

  test('an email says what became of its subject, and only that its content changed', () => {
    const blog = drawn.id('email Blog')
    const subject = made(configureField(before, blog, 'variants.0.content.subject', 'New posts'))
    const after = made(configureField(subject, blog, 'variants.0.content.mjml', '<mjml><mj-body></mj-body></mjml>'))
    expect(lines(before, after)).toEqual(['Changed: New posts. Subject: “Blog” → “New posts”. Content: changed'])
  })

  test('a question is asked in its own words', () => {
    const question = drawn.id('downloaded G?')
    const after = made(configureField(before, question, 'condition', { kind: 'scoreAtLeast', score: 50 }))
    expect(lines(before, after)[0]).toMatch(/^Changed: .*50.*\. Question: .* → .*50/)
  })

  test('of several conditions, those that came and those that went', () => {
    const question = drawn.id('downloaded G?')
    const score = (points: number) => ({ kind: 'scoreAtLeast' as const, score: points })
    const ask = (graph: Graph, rules: unknown[]) =>
      made(configureField(graph, question, 'condition', { kind: 'all', rules }))
    const two = ask(before, [score(10), score(20)])
    const other = ask(before, [score(10), score(30)])
    expect(lines(two, other)).toEqual([
      'Changed: All of 2 conditions?. Question: score at least 20 → score at least 30',
    ])
  })

  test('a step that was put in tells where, and the arrows around it are part of that', () => {
    const after = made(insertOnEdge(before, arrowFrom(before, wait), createNode('score', 'new')))
    expect(lines(before, after)).toEqual([
      'Added: Raise the score by 10 points. After “Wait 5 days”',
      'Changed: Places on the canvas. 6 steps moved',
    ])
  })

  test('a step that was taken out stands where it stood, and the gap that closed is part of that', () => {
    const after = made(removeNode(before, wait))
    expect(lines(before, after)).toEqual(['Removed: Wait 5 days'])
  })

  test('an arrow that leads elsewhere is told of the step that it leaves', () => {
    const question = drawn.id('downloaded G?')
    const after = made(connect(before, question, 'no', drawn.id('hand off')))
    expect(lines(before, after)).toEqual([expect.stringMatching(/^Changed: .*Path “No” leads to: “Video” → “.+”$/)])
    const open = made(disconnect(before, arrowFrom(before, wait)))
    expect(lines(before, open)).toEqual(['Changed: Wait 5 days. Leads to: “Guide” → nowhere'])
  })

  test('a name and a switch are told of the step', () => {
    const named = made(rename(before, wait, 'A week, nearly'))
    const node = named.nodes[wait]
    if (!node) throw new Error('No wait.')
    const after = { ...named, nodes: { ...named.nodes, [wait]: { ...node, off: true as const } } }
    expect(lines(before, after)).toEqual([
      'Changed: A week, nearly. Name: none → “A week, nearly”. Switched off: people pass it',
    ])
  })

  test('the rules of the program come after the steps, and what moves nobody comes last', () => {
    const ruled = made(setReentry(before, { kind: 'afterDays', days: 30 }))
    const exit = { id: 'x1', name: 'Bought', rule: { kind: 'scoreAtLeast' as const, score: 500 } }
    const exited = made(addExit(ruled, exit))
    const moved = made(moveNodes(exited, { [wait]: { x: 800, y: 800 } }))
    const noted = {
      ...moved,
      notes: { n1: { id: 'n1', text: 'Ask Maria', position: { x: 0, y: 0 }, width: 240, height: 120 } },
    }
    const after = made(configureField({ ...noted, direction: 'right' as const }, drawn.id('email Blog'), 'topicId', 7))
    expect(lines(before, after)).toEqual([
      'Changed: Blog. Topic: none → “topic 7”',
      'Changed: Rules of the program. Coming again: never → after 30 days. Exit rule “Bought” added: score at least 500',
      'Changed: Places on the canvas. 1 step moved',
      'Added: Note “Ask Maria”',
      'Changed: Direction of the drawing. Top to bottom → left to right',
    ])
  })
})

test('people who stand at a step are told with it', () => {
  const after = made(removeNode(before, wait))
  expect(describeChanges(before, after, new Map([[wait, 214]]))).toMatchObject([{ nodeId: wait, people: 214 }])
})

test('the words of an email that nobody waits at are content alone; anything else is not', () => {
  const blog = drawn.id('email Blog')
  const words = made(configureField(before, blog, 'variants.0.content.subject', 'New'))
  const moved = made(moveNodes(words, { [wait]: { x: 800, y: 800 } }))
  expect(isContentOnly(describeChanges(before, moved))).toBe(true)
  expect(isContentOnly(describeChanges(before, words, new Map([[blog, 1]])))).toBe(false)
  expect(isContentOnly(describeChanges(before, made(configureField(words, wait, 'duration.amount', 6))))).toBe(false)
  expect(isContentOnly(describeChanges(before, made(configureField(words, blog, 'topicId', 3))))).toBe(false)
  expect(isContentOnly(describeChanges(before, before))).toBe(false)
})

function lived(edits: Edits, from: Graph = emptyGraph): Graph {
  let graph = from
  for (const [n, { gesture }] of edits.entries()) graph = gesture(graph, n).graph
  return graph
}
const pairs = fc.tuple(anyEdits, anyEdits).map(([some, more]) => {
  const from = lived(some)
  return [from, lived(more, from)] as const
})

test('every row that differs is told by exactly one change, and no difference is an empty list', () => {
  fc.assert(
    fc.property(pairs, ([from, to]) => {
      const told = describeChanges(from, to).flatMap(({ rows }) => rows)
      expect([...told].sort()).toEqual(differingRows(from, to).sort())
      expect(describeChanges(to, to)).toEqual([])
      expect(describeChanges(to, structuredClone(to))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('no change is without words in any language', () => {
  fc.assert(
    fc.property(pairs, ([from, to]) => {
      for (const language of languages) {
        const names = namesOfBoth(from, to, language, outer)
        for (const change of describeChanges(from, to)) {
          const { sign, about, details } = sayChange(change, language, names)
          for (const text of [sign, about, ...details]) {
            expect(text).not.toMatch(
              /^$|\{\{|#\w|\b(change|value|about|field|choice|condition|summary|kind|email|path)\.\w/,
            )
          }
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('the three languages have the same sentences', () => {
  for (const language of languages) {
    expect(Object.keys(changeTexts[language]).sort()).toEqual(Object.keys(changeTexts.en).sort())
  }
})
