import type { KeyboardEvent } from 'react'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { grid } from '#engine/program/place.ts'
import { copyNote, deleteNote, moveNote, resizeNote } from './noteActions.ts'

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What keys do while a note has the focus. @returns whether the key was the note's */
export function pressOnNote(editor: ProgramEditor, id: string, event: KeyboardEvent): boolean {
  const note = editor.graph.notes?.[id]
  if (!note) return false
  const { key, altKey, shiftKey } = event
  const mod = event.ctrlKey || event.metaKey
  const way = ways[key]
  if (way && altKey && !mod) {
    const far = shiftKey ? 4 : 1
    moveNote(editor, id, way[0] * far, way[1] * far)
  } else if (way && shiftKey && !mod) {
    resizeNote(editor, id, { width: note.width + way[0] * grid, height: note.height + way[1] * grid })
  } else if ((key === 'Enter' || key === 'F2') && !mod && !altKey) editor.moment.set({ editingNote: id })
  else if (key === 'Delete' || key === 'Backspace') deleteNote(editor, id)
  else if (mod && !shiftKey && key.toLowerCase() === 'd') copyNote(editor, id)
  else if (mod && !shiftKey && key.toLowerCase() === 'c') void navigator.clipboard?.writeText(note.text).catch(() => {})
  else if (key === 'Escape') editor.moment.set({ focusCanvas: editor.moment.read().focusCanvas + 1 })
  // What acts on steps is not meant while a note has the focus.
  else return !mod && (way !== undefined || (key.length === 1 && key !== '?' && key !== '+' && key !== '-'))
  return true
}
