import type { Position } from '#engine/nodes/fields.ts'
import { copySteps, pasteSteps } from './clipboard.ts'
import type { ProgramEditor } from './ProgramEditor.ts'
import { removeSteps } from './removing.ts'

/** Where copied steps are kept in a browser that lets a page not write to the clipboard. */
const place = 'polku.clipboard'

/** Puts the selected steps on the clipboard, as text that can be read.
 *  @returns whether anything was selected */
export function copySelection(editor: ProgramEditor): boolean {
  const text = copySteps(editor)
  if (text === null) return false
  const keep = () => localStorage.setItem(place, text)
  if (navigator.clipboard) void navigator.clipboard.writeText(text).catch(keep)
  else keep()
  return true
}

/** A branch alone asks which of its paths stays; several steps go without a question. */
export function cutSelection(editor: ProgramEditor): void {
  const { selection } = editor.draft.read()
  if (copySelection(editor)) removeSteps(editor, selection, selection.length === 1 ? undefined : null)
}

/** Puts in what the clipboard holds. @param at where on the drawing, when somebody pointed there */
export function pasteFromSystem(editor: ProgramEditor, at?: Position): void {
  const kept = localStorage.getItem(place) ?? ''
  const read = navigator.clipboard?.readText?.() ?? Promise.resolve(kept)
  void read.catch(() => kept).then((text) => pasteSteps(editor, text, at))
}
