import { Redo2, Save, Undo2 } from 'lucide-react'
import type { Command } from '../Command.ts'

/** Going back and forth in what was done, and keeping it. They are the program's own in its fields too. */
export const historyCommands: readonly Command[] = [
  {
    id: 'undo',
    group: 'edit',
    icon: Undo2,
    keys: ['Mod+z'],
    scope: 'page',
    inFields: true,
    when: ({ editable }) => editable,
    offered: ({ editor }) => editor.draft.read().undo !== null,
    run: ({ editor }) => editor.undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    icon: Redo2,
    keys: ['Mod+Shift+z', 'Mod+y'],
    scope: 'page',
    inFields: true,
    when: ({ editable }) => editable,
    offered: ({ editor }) => editor.draft.read().redo !== null,
    run: ({ editor }) => editor.redo(),
  },
  { id: 'save', group: 'program', icon: Save, run: saveNow },
]

function saveNow({ editor, autosave }: Parameters<Command['run']>[0]): void {
  void autosave?.flush().then((saved) => saved && editor.say({ key: 'say.saved' }))
}
