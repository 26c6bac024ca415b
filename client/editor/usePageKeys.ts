import { useContext, useEffect } from 'react'
import { useEditor } from './EditorContext.ts'
import { AutosaveContext } from './SaveWords.tsx'
import { onMac, shortcutOf } from './shortcuts.ts'

/** Keys that act anywhere on the page: undo and redo (the program's own, in fields too), save, help and problems. */
export function usePageKeys(canEdit: boolean): void {
  const editor = useEditor()
  const autosave = useContext(AutosaveContext)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.isComposing || event.defaultPrevented) return
      // A dialog is a place of its own; the code view has undo keys that lead here.
      if (target.closest('[role="dialog"], [role="alertdialog"], .cm-editor')) return
      const typing = target.closest('input, textarea, [contenteditable="true"]') !== null
      switch (shortcutOf(event, onMac)) {
        case 'undo':
          if (!canEdit) return
          editor.undo()
          break
        case 'redo':
          if (!canEdit) return
          editor.redo()
          break
        case 'save':
          void autosave?.flush()
          break
        case 'help':
          if (typing) return
          editor.moment.set({ shortcutsShown: true })
          break
        default:
          return
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [editor, autosave, canEdit])
}
