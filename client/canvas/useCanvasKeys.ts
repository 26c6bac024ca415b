import { type KeyboardEvent, useCallback } from 'react'
import { pressOnAnnotation } from '#client/annotations/annotationKeys.ts'
import { findCommand, runCommand } from '#client/commands/findCommand.ts'
import { useLook } from '#client/commands/useCommandContext.ts'

/** Where keys belong to what they are typed into. */
export const fields = 'input, textarea, select, [contenteditable="true"]'

/** Keys that act while the canvas has the focus. Typing, open dialogs and compositions are left alone, and so is Tab. */
export function useCanvasKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const look = useLook()
  return useCallback(
    (event) => {
      const target = event.target as HTMLElement
      if (event.nativeEvent.isComposing || target.closest(`${fields}, [data-find]`)) return
      // Enter on a button inside the canvas is the button's.
      if (event.key === 'Enter' && target.closest('button')) return
      const context = look()
      if (context.editable && pressOnAnnotation(context.editor, event)) {
        event.preventDefault()
        event.stopPropagation()
        return
      }
      const connecting = context.editor.moment.read().connecting !== null
      const command = findCommand(event, connecting ? 'connecting' : 'canvas')
      if (!command || !runCommand(command, context)) return
      event.preventDefault()
      event.stopPropagation()
    },
    [look],
  )
}
