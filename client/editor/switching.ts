import { canBeOff } from '#engine/nodes/registry.ts'
import { setOff } from '#engine/program/settings.ts'
import type { Label } from './history.ts'
import type { ProgramEditor } from './ProgramEditor.ts'

/** Whether switching these steps means switching them on: all that can be off are off. */
export function areOff(editor: ProgramEditor, ids: readonly string[]): boolean {
  const able = ids.flatMap((id) => editor.node(id) ?? []).filter(({ type }) => canBeOff(type))
  return able.length > 0 && able.every(({ off }) => off)
}

/** Switches steps off, or on again when all of them are off. */
export function toggleOff(editor: ProgramEditor, ids: readonly string[]): void {
  const [first] = ids
  if (first === undefined) return
  const isOff = !areOff(editor, ids)
  const verb = isOff ? 'off' : 'on'
  const label: Label =
    ids.length === 1
      ? { key: `moves:done.${verb}`, params: { name: editor.nameOf(first) } }
      : { key: `moves:done.${verb}Many`, params: { count: ids.length } }
  editor.change(label, (graph) => setOff(graph, ids, isOff))
}
