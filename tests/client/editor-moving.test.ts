import { describe, expect, test } from 'vitest'
import { kindWords } from '#client/editor/catalog.ts'
import { Draft } from '#client/editor/Draft.ts'
import { aimMoving, cancelMoving, commitMoving, rewire, slotOf, spotName, startMoving } from '#client/editor/moving.ts'
import { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { areOff, toggleOff } from '#client/editor/switching.ts'
import { edgeOf } from '#engine/program/edit.ts'
import { draw } from '#tests/stories/draw.ts'

const catalog = { lists: [], files: [], members: [], segments: [], forms: [], topics: [], programs: [], ready: true }
const drawn = draw(
  'joins L ── email A ── wait 1 day ── downloaded G?\n  ├ yes ── hand off ── end\n  └ no ── email B ── end',
)
const [entry, a, wait, ask, b] = ['joins L', 'email A', 'wait 1 day', 'downloaded G?', 'email B'].map((step) =>
  drawn.id(step),
) as [string, string, string, string, string]
const onto = { kind: 'edge', edgeId: edgeOf(drawn.graph, ask, 'no')?.id ?? '' } as const

function open(): ProgramEditor {
  return new ProgramEditor({ workspaceId: 1, programId: 1 }, new Draft(drawn.graph), kindWords('en', catalog))
}

describe('a step moved to another place', () => {
  test('gives the same drawing dragged onto an arrow, by its number and by the list', () => {
    const dragged = open()
    rewire(dragged, [wait], onto)

    const numbered = open()
    startMoving(numbered, [wait])
    const at = numbered.moment.read().moving?.spots.findIndex((spot) => slotOf(spot) === slotOf(onto)) ?? -1
    commitMoving(numbered, at)

    const listed = open()
    startMoving(listed, [wait])
    for (let n = 0; n <= at; n += 1) aimMoving(listed, n)
    commitMoving(listed)

    const text = JSON.stringify(dragged.graph)
    expect(JSON.stringify(numbered.graph)).toBe(text)
    expect(JSON.stringify(listed.graph)).toBe(text)
    expect(text).not.toBe(JSON.stringify(drawn.graph))
    for (const editor of [dragged, numbered, listed]) {
      expect(editor.draft.history.past).toHaveLength(1)
      expect(editor.draft.read().selection).toEqual([wait])
      editor.undo()
      expect(editor.graph).toEqual(drawn.graph)
    }
  })

  test('is offered no place that it has, and each has a name', () => {
    const editor = open()
    startMoving(editor, [wait])
    const { spots = [] } = editor.moment.read().moving ?? {}
    expect(spots.map((spot) => spotName(editor, spot)).map(({ params }) => `${params?.from} ${params?.to}`)).toEqual([
      `${editor.nameOf(entry)} ${editor.nameOf(a)}`,
      `${editor.nameOf(ask)} ${editor.nameOf(drawn.id('hand off'))}`,
      `${editor.nameOf(ask)} ${editor.nameOf(b)}`,
      `${editor.nameOf(drawn.id('hand off'))} ${editor.nameOf(drawn.id('end'))}`,
      `${editor.nameOf(b)} ${editor.nameOf(drawn.id('end', 2))}`,
    ])
    cancelMoving(editor)
    expect(editor.moment.read().moving).toBeNull()
    expect(editor.draft.read().undo).toBeNull()
  })

  test('that nobody can move says why', () => {
    const editor = open()
    startMoving(editor, [entry])
    expect(editor.news.read().said).toMatchObject({ code: 'edit.intoEntry' })
    startMoving(editor, [a, b])
    expect(editor.news.read().said).toMatchObject({ code: 'edit.notOnePath' })
    expect(editor.moment.read().moving).toBeNull()
  })
})

describe('E', () => {
  test('switches steps off, and on again when all of them are', () => {
    const editor = open()
    toggleOff(editor, [a, wait])
    expect(areOff(editor, [a, wait, entry])).toBe(true)
    toggleOff(editor, [wait])
    expect(areOff(editor, [a, wait])).toBe(false)
    toggleOff(editor, [a, wait])
    toggleOff(editor, [a, wait])
    expect(editor.graph).toEqual(drawn.graph)
    toggleOff(editor, [entry])
    expect(editor.news.read().said).toMatchObject({ code: 'edit.neverOff' })
  })
})
