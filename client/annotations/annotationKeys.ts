import type { KeyboardEvent } from 'react'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { groupAt } from '#engine/program/groups.ts'
import { readCanvasId } from './canvasNodes.ts'
import { toggleFold } from './groupActions.ts'
import { pressOnNote } from './noteKeys.ts'

/** What a key does while a note or a folded group has the focus. @returns whether the key was theirs */
export function pressOnAnnotation(editor: ProgramEditor, event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  const on = readCanvasId(target.closest('.react-flow__node')?.getAttribute('data-id') ?? '')
  if (on?.kind === 'note') return pressOnNote(editor, on.id, event)
  const group = on?.kind === 'group' ? groupAt(editor.graph, on.id) : undefined
  if (!group) return false
  if (event.key === 'Enter') toggleFold(editor, group)
  else if (event.key === 'F2') editor.moment.set({ renamingGroup: group.id })
  else return false
  return true
}
