import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { newStepId } from '#client/editor/steps.ts'
import { addNote, changeNote, duplicateNote, removeNote } from '#engine/program/annotationEdits.ts'
import type { Note } from '#engine/program/annotations.ts'
import { card, gap, grid, overlaps } from '#engine/program/place.ts'

const usual = { width: 240, height: 120 }

/** Puts an empty note on the canvas and begins writing it: at a point, else beside the step with the focus, else in the
 *  middle of what is seen. */
export function writeNote(
  editor: ProgramEditor,
  at: { x: number; y: number } | null,
  middle: { x: number; y: number },
) {
  const id = newStepId()
  const position = at ?? besideCurrent(editor) ?? { x: middle.x - usual.width / 2, y: middle.y - usual.height / 2 }
  const note: Note = { id, text: '', position, ...usual }
  if (editor.change({ key: 'layout:done.noteAdd' }, (graph) => addNote(graph, note))) {
    editor.moment.set({ editingNote: id })
  }
}

/** Typing on in one note is one step of the history. */
export function setNoteText(editor: ProgramEditor, id: string, text: string): void {
  editor.change({ key: 'layout:done.noteEdit' }, (graph) => changeNote(graph, id, { text }), {
    quiet: true,
    burst: `note ${id}`,
  })
}

export function moveNote(editor: ProgramEditor, id: string, x: number, y: number): void {
  const note = editor.graph.notes?.[id]
  if (!note) return
  const position = { x: note.position.x + x * grid, y: note.position.y + y * grid }
  editor.change({ key: 'layout:done.noteMove' }, (graph) => changeNote(graph, id, { position }), {
    quiet: true,
    burst: `note move ${id}`,
  })
}

export function resizeNote(editor: ProgramEditor, id: string, size: { width: number; height: number }): void {
  editor.change({ key: 'layout:done.noteResize' }, (graph) => changeNote(graph, id, size), {
    quiet: true,
    burst: `note size ${id}`,
  })
}

export function copyNote(editor: ProgramEditor, id: string): void {
  const newId = newStepId()
  editor.change({ key: 'layout:done.noteDuplicate' }, (graph) => duplicateNote(graph, id, newId))
}

export function deleteNote(editor: ProgramEditor, id: string): void {
  editor.change({ key: 'layout:done.noteRemove' }, (graph) => removeNote(graph, id))
  editor.moment.set({ editingNote: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
}

/** On the right of the step with the focus, past what stands there. */
function besideCurrent(editor: ProgramEditor): { x: number; y: number } | null {
  const { current } = editor.moment.read()
  const node = current ? editor.node(current) : undefined
  if (!node) return null
  const cards = Object.values(editor.graph.nodes)
  const place = { x: node.position.x + card.width + gap.x, y: node.position.y }
  while (cards.some(({ position }) => overlaps(position, place))) place.x += card.width + gap.x
  return place
}
