import type { Label } from '#client/editor/history.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import type { Graph } from '#engine/program/graph.ts'

/** Makes a drawing the draft again, as one step that undo takes back. Publishing it asks what any publication asks. */
export function restoreDrawing(editor: ProgramEditor, graph: Graph, label: Label): void {
  editor.draft.perform(label, () => graph)
  editor.say(label)
  editor.moment.set({ view: 'draft', comparing: null })
}
