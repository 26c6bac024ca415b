import { expect, test } from 'vitest'
import { kindWords } from '#client/editor/catalog.ts'
import { Draft } from '#client/editor/Draft.ts'
import type { Label } from '#client/editor/history.ts'
import { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { branchesAsking, removeSteps } from '#client/editor/removing.ts'
import { edgeOf } from '#engine/program/edit.ts'
import { draw } from '#tests/stories/draw.ts'

const catalog = { lists: [], files: [], members: [], segments: [], forms: [], topics: [], programs: [], ready: true }
const drawn = draw(`
  joins L ── wait 1 day ── downloaded G?
    ├ yes ── hand off ── end
    └ no ── on list H?
        ├ yes ── email B ── end
        └ no ── end`)
const [entry, wait, ask, again, lead, mail] = [
  'joins L',
  'wait 1 day',
  'downloaded G?',
  'on list H?',
  'hand off',
  'email B',
].map((step) => drawn.id(step)) as [string, string, string, string, string, string]

function open(standing = 0) {
  const editor = new ProgramEditor({ workspaceId: 1, programId: 1 }, new Draft(drawn.graph), kindWords('en', catalog))
  const told: Label[] = []
  editor.standing = () => standing
  editor.tell = (label) => told.push(label)
  return { editor, told }
}

test('several steps with branches among them ask for each branch which path stays, and go as one step', () => {
  const { editor } = open()
  removeSteps(editor, [wait, ask, again])
  expect(editor.moment.read().removing).toEqual([wait, ask, again])
  expect(editor.graph).toEqual(drawn.graph)
  expect(branchesAsking(editor, [wait, ask, again])).toEqual([again])
  removeSteps(editor, [wait, ask, again], { [ask]: 'no', [again]: 'yes' })
  expect(edgeOf(editor.graph, entry, 'then')?.to).toBe(mail)
  expect(editor.draft.history.past).toHaveLength(1)
  editor.undo()
  expect(editor.graph).toEqual(drawn.graph)
})

test('a branch that leads to one step only is not asked about, and the gap is closed', () => {
  const { editor } = open()
  removeSteps(editor, [mail, lead])
  removeSteps(editor, [drawn.id('end', 1)])
  removeSteps(editor, [ask])
  expect(editor.moment.read().removing).toBeNull()
  expect(edgeOf(editor.graph, wait, 'then')?.to).toBe(again)
})

test('whoever deletes a step where people stand is told how many, and what becomes of them', () => {
  const { editor, told } = open(214)
  removeSteps(editor, [wait])
  expect(told).toEqual([{ key: 'moves:remove.standing', params: { count: 214 } }])
  const quiet = open(0)
  removeSteps(quiet.editor, [wait])
  expect(quiet.told).toEqual([])
})
