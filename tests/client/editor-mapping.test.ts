import { expect, test } from 'vitest'
import type { Catalog } from '#client/editor/catalog.ts'
import { kindWords } from '#client/editor/catalog.ts'
import { copySteps, pasteSteps, placeSteps } from '#client/editor/clipboard.ts'
import { Draft } from '#client/editor/Draft.ts'
import { mappingRows, otherChoices, replacements } from '#client/editor/mapping.ts'
import { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { type Clip, thingsOf, withThings } from '#engine/program/clip.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { draw } from '#tests/stories/draw.ts'

const drawn = draw(
  'joins Newsletter ── email Hello ── on list Hot?\n  ├ yes ── end\n  └ no ── field plan is pro?\n      ├ yes ── end\n      └ no ── end',
)

const lists = (...rows: readonly (readonly [number, string])[]) =>
  rows.map(([id, name]) => ({ id, name, archivedAt: null, members: 0 })) as unknown as Catalog['lists']
const catalogOf = (some: Catalog['lists']): Catalog => ({
  lists: some,
  files: [],
  members: [],
  segments: [],
  forms: [],
  topics: [],
  programs: [],
  ready: true,
})
const there = catalogOf(lists([1, 'Newsletter'], [2, 'Hot']))

function open(catalog: Catalog, graph: Graph = emptyGraph, workspaceId = 1): ProgramEditor {
  return new ProgramEditor({ workspaceId, programId: 1 }, new Draft(graph), kindWords('en', catalog))
}

function copied(): string {
  const editor = open(there, drawn.graph)
  editor.select(Object.keys(drawn.graph.nodes))
  return copySteps(editor) ?? ''
}

test('steps copied in a workspace are pasted there without a question', () => {
  const editor = open(there)
  expect(pasteSteps(editor, copied())).toBe(true)
  expect(editor.moment.read().pasting).toBeNull()
  expect(Object.keys(editor.graph.nodes)).toHaveLength(Object.keys(drawn.graph.nodes).length)
  expect(editor.draft.history.past).toHaveLength(1)
  editor.undo()
  expect(editor.graph).toEqual(emptyGraph)
})

test('where something is gone, or in another workspace, it is asked what stands for it', () => {
  const poorer = open(catalogOf(lists([1, 'Newsletter'])))
  pasteSteps(poorer, copied())
  expect(poorer.moment.read().pasting).not.toBeNull()
  const elsewhere = open(there, emptyGraph, 2)
  pasteSteps(elsewhere, copied())
  expect(elsewhere.moment.read().pasting).not.toBeNull()
  expect(elsewhere.graph).toEqual(emptyGraph)
})

test('text that is no steps is declined with the reason', () => {
  const editor = open(there)
  expect(pasteSteps(editor, 'Dear Anna')).toBe(false)
  expect(editor.news.read().said).toMatchObject({ code: 'edit.notSteps' })
})

test('what has the same name here is suggested, one of two is not, and what is missing can be created or left open', () => {
  const editor = open(there, emptyGraph, 2)
  pasteSteps(editor, copied())
  const clip = editor.moment.read().pasting?.clip as Clip
  const target = catalogOf(lists([7, 'NEWSLETTER '], [8, 'Warm']))
  const rows = mappingRows(clip, false, target, ['tier'])
  expect(rows.map(({ key, suggested }) => `${key} → ${suggested}`)).toEqual([
    'list 1 → use 7',
    'list 2 → open',
    'field plan → keep',
  ])
  expect(rows.map(otherChoices)).toEqual([['create', 'open'], ['create', 'open'], ['keep']])
  const doubled = mappingRows(clip, false, catalogOf(lists([7, 'Newsletter'], [9, 'Newsletter'])), [])
  expect(doubled[0]?.suggested).toBe('open')

  const made = new Map([['list 2', '30']])
  const chosen = replacements(rows, (row) => (row.key === 'list 2' ? 'create' : row.suggested), made)
  placeSteps(editor, withThings(clip.drawing, chosen))
  expect(
    thingsOf(editor.graph)
      .map(({ kind, id }) => `${kind} ${id}`)
      .sort(),
  ).toEqual(['field plan', 'list 30', 'list 7'])

  const otherField = replacements(rows, (row) => (row.kind === 'field' ? 'use tier' : 'open'), new Map())
  expect(thingsOf(withThings(clip.drawing, otherField)).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['field tier'])
})

test('the number of another workspace never stands for something else here', () => {
  const clip = JSON.parse(copied()) as Clip
  const rows = mappingRows(clip, false, catalogOf(lists([1, 'Customers'], [2, 'Lost deals'])), [])
  const graph = withThings(
    clip.drawing,
    replacements(rows, ({ suggested }) => suggested, new Map()),
  )
  expect(thingsOf(graph).filter(({ kind }) => kind === 'list')).toEqual([])
})
