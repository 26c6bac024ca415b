import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import type { Graph } from '#engine/program/graph.ts'
import { groupAt, membersOf } from '#engine/program/groups.ts'
import { readCanvasId } from './canvasNodes.ts'
import { toggleFold } from './groupActions.ts'

/** The steps behind something on the canvas: itself, or all of a folded group; none behind a note or a frame. */
export function stepsOf(graph: Graph, id: string): readonly string[] {
  const other = readCanvasId(id)
  if (!other) return [id]
  const group = other.kind === 'group' ? groupAt(graph, other.id) : undefined
  return group ? membersOf(graph, group) : []
}

/** A press on a note or a group. @returns whether it was one: a step's presses are the canvas's */
export function pressAnnotation(editor: ProgramEditor, id: string, how: 'once' | 'twice' | 'menu'): boolean {
  const other = readCanvasId(id)
  if (!other) return false
  if (other.kind === 'note' && how === 'twice') editor.moment.set({ editingNote: other.id })
  const group = other.kind === 'group' ? groupAt(editor.graph, other.id) : undefined
  if (!group) return true
  if (how === 'twice') toggleFold(editor, group)
  else editor.select(membersOf(editor.graph, group))
  return true
}
