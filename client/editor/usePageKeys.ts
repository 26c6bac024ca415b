import { useEffect } from 'react'
import { fields } from '#client/canvas/useCanvasKeys.ts'
import { findCommand, runCommand } from '#client/commands/findCommand.ts'
import type { Look } from '#client/commands/useCommandContext.ts'

/** A dialog or a menu is a place of its own; the code view has undo keys that lead here. */
const elsewhere = '[role="dialog"], [role="alertdialog"], [role="menu"], .cm-editor'

/** Keys that act anywhere on the page: undo and redo (the program's own, in fields too), saving, problems, tidying. */
export function usePageKeys(look: Look): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.isComposing || event.defaultPrevented || target.closest(elsewhere)) return
      const command = findCommand(event, 'page')
      if (!command || (!command.inFields && target.closest(fields))) return
      if (runCommand(command, look()) || command.ownsKeys) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [look])
}
