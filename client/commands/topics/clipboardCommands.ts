import { ClipboardPaste, Copy, CopyPlus, Scissors, Trash2 } from 'lucide-react'
import { duplicateSteps } from '#client/editor/clipboard.ts'
import { removeSteps } from '#client/editor/removing.ts'
import { copySelection, cutSelection, pasteFromSystem } from '#client/editor/systemClipboard.ts'
import type { Command } from '../Command.ts'

export const clipboardCommands: readonly Command[] = [
  {
    id: 'duplicate',
    group: 'edit',
    icon: CopyPlus,
    keys: ['Mod+d'],
    menus: ['step', 'steps', 'bar'],
    onSteps: true,
    when: ({ editable }) => editable,
    run: ({ editor }) => duplicateSteps(editor),
  },
  {
    id: 'copy',
    group: 'edit',
    icon: Copy,
    keys: ['Mod+c'],
    menus: ['step', 'steps', 'bar'],
    onSteps: true,
    run: ({ editor }) => copySelection(editor),
  },
  {
    id: 'cut',
    group: 'edit',
    icon: Scissors,
    keys: ['Mod+x'],
    menus: ['step', 'steps', 'bar'],
    onSteps: true,
    when: ({ editable }) => editable,
    run: ({ editor }) => cutSelection(editor),
  },
  {
    id: 'paste',
    group: 'edit',
    icon: ClipboardPaste,
    keys: ['Mod+v'],
    menus: ['canvas'],
    when: ({ editable }) => editable,
    run: ({ editor, pointed }) => pasteFromSystem(editor, pointed?.at),
  },
  {
    id: 'remove',
    group: 'edit',
    icon: Trash2,
    keys: ['Delete', 'Backspace'],
    menus: ['step', 'steps', 'bar'],
    onSteps: true,
    danger: true,
    when: ({ editable }) => editable,
    run: ({ editor, acting }) => removeSteps(editor, acting),
  },
]
