import { deviceSettings } from '#client/commands/deviceSettings.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'

/** Opens the outline beside the canvas, or closes it; the focus goes where one looks now. This device remembers. */
export function toggleOutline(editor: ProgramEditor): void {
  const isHidden = deviceSettings.read().outline === 'hidden'
  deviceSettings.set({ outline: isHidden ? 'beside' : 'hidden' })
  const { focusCanvas } = editor.moment.read()
  editor.moment.set({ eye: isHidden ? 'outline' : 'canvas', focusCanvas: focusCanvas + 1 })
}

/** The outline in place of the canvas, or beside it. */
export function putOutlineAlone(editor: ProgramEditor, isAlone: boolean): void {
  deviceSettings.set({ outline: isAlone ? 'alone' : 'beside' })
  editor.moment.set({ eye: 'outline', focusCanvas: editor.moment.read().focusCanvas + 1 })
}
