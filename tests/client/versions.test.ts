import { describe, expect, test } from 'vitest'
import { compareDrawings } from '#client/versions/comparedDrawing.ts'
import { emailPairs } from '#client/versions/emailPairs.ts'
import { sourceRows } from '#client/versions/sourceRows.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { describeChanges } from '#engine/program/describeChanges.ts'
import type { Edit } from '#engine/program/edit.ts'
import { insertOnEdge, moveNodes, removeNode } from '#engine/program/edits.ts'
import type { Graph } from '#engine/program/graph.ts'
import { overlaps } from '#engine/program/place.ts'
import { configureField } from '#engine/program/settings.ts'
import { draw } from '../stories/draw.ts'

//   joins L ── email Blog ── wait 5 days ── email Guide ── end
const drawn = draw('joins L ── email Blog ── wait 5 days ── email Guide ── end')
const before = drawn.graph
const wait = drawn.id('wait 5 days')
const blog = drawn.id('email Blog')
const made = ({ graph, refused }: Edit): Graph => {
  if (refused) throw new Error(`The edit was refused: ${refused.code}`)
  return graph
}
const compare = (from: Graph, to: Graph, movedShown = false) =>
  compareDrawings(from, to, describeChanges(from, to), { movedShown, labels: new Map() })
const marks = ({ nodes }: ReturnType<typeof compare>) =>
  Object.fromEntries(nodes.flatMap(({ id, data }) => (data.change ? [[id, data.change]] : [])))

describe('two drawings over each other', () => {
  test('what came, what changed and what is gone is marked, and nothing else', () => {
    const edge = Object.values(before.edges).find(({ from }) => from === blog)?.id ?? ''
    const added = made(insertOnEdge(before, edge, createNode('score', 'new')))
    const after = made(removeNode(made(configureField(added, blog, 'topicId', 3)), wait))
    expect(marks(compare(before, after))).toEqual({ new: 'added', [blog]: 'changed', [wait]: 'removed' })
    expect(compare(before, after).edges.filter(({ className }) => className === 'removed')).not.toEqual([])
    expect(marks(compare(before, before))).toEqual({})
    expect(compare(before, before).edges.every(({ className }) => className === undefined)).toBe(true)
  })

  test('what is gone covers nobody', () => {
    const after = made(
      moveNodes(made(removeNode(before, wait)), { [blog]: before.nodes[wait]?.position ?? { x: 0, y: 0 } }),
    )
    const { nodes } = compare(before, after)
    const ghost = nodes.find(({ id }) => id === wait)
    if (!ghost) throw new Error('What is gone is not drawn.')
    for (const { id, position } of nodes) if (id !== wait) expect(overlaps(ghost.position, position)).toBe(false)
  })

  test('what was moved is marked only when asked for', () => {
    const after = made(moveNodes(before, { [wait]: { x: 800, y: 0 } }))
    expect(marks(compare(before, after))).toEqual({})
    expect(marks(compare(before, after, true))).toEqual({ [wait]: 'moved' })
  })
})

describe('emails beside each other', () => {
  test('are those whose words differ, and those that one drawing does not have', () => {
    const worded = made(configureField(before, blog, 'variants.0.content.subject', 'New'))
    const weighed = made(configureField(worded, drawn.id('email Guide'), 'topicId', 4))
    expect(emailPairs(before, weighed)).toMatchObject([{ nodeId: blog, letter: 'A', after: { subject: 'New' } }])
    const gone = made(removeNode(before, blog))
    expect(emailPairs(before, gone)).toMatchObject([{ nodeId: blog, after: null }])
    expect(emailPairs(gone, before)).toMatchObject([{ nodeId: blog, before: null }])
  })

  test('lines that differ stand beside each other, and long stretches that are the same are folded', () => {
    const same = Array.from({ length: 20 }, (_, n) => `line ${n}`)
    const rows = sourceRows([...same, 'old', 'end'].join('\n'), [...same, 'new', 'newer', 'end'].join('\n'))
    expect(rows[0]).toEqual({ kind: 'skipped', count: 17 })
    expect(rows.filter(({ kind }) => kind === 'changed')).toEqual([
      { kind: 'changed', before: { number: 21, text: 'old' }, after: { number: 21, text: 'new' } },
      { kind: 'changed', before: null, after: { number: 22, text: 'newer' } },
    ])
    expect(rows.at(-1)).toMatchObject({ kind: 'same', before: { number: 22 }, after: { number: 23 } })
    expect(sourceRows('a\nb', 'a\nb')).toEqual([{ kind: 'skipped', count: 2 }])
  })
})
