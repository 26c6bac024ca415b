import { Group as GroupIcon, PencilLine, SquareChevronDown, StickyNote, Ungroup } from 'lucide-react'
import { groupSelection, selectedGroup, takeApart, toggleFold } from '#client/annotations/groupActions.ts'
import { writeNote } from '#client/annotations/noteActions.ts'
import type { Command, CommandContext } from '../Command.ts'

const hasGroup = ({ editor, editable }: CommandContext) => editable && selectedGroup(editor) !== null

/** What stands beside the steps. */
export const annotationCommands: readonly Command[] = [
  {
    id: 'note',
    group: 'arrange',
    icon: StickyNote,
    keys: ['Shift+s'],
    menus: ['canvas'],
    when: ({ editable, flow }) => editable && flow !== null,
    run: ({ editor, flow, pointed }) => {
      const box = document.querySelector('.react-flow')?.getBoundingClientRect()
      const middle = box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 }
      writeNote(editor, pointed?.at ?? null, flow?.screenToFlowPosition(middle) ?? { x: 0, y: 0 })
    },
  },
  {
    id: 'group',
    group: 'arrange',
    icon: GroupIcon,
    keys: ['Mod+g'],
    menus: ['steps', 'bar'],
    onSteps: true,
    when: ({ editable, acting }) => editable && acting.length > 0,
    run: ({ editor }) => groupSelection(editor),
  },
  {
    id: 'ungroup',
    group: 'arrange',
    icon: Ungroup,
    keys: ['Mod+Shift+g'],
    menus: ['step', 'steps'],
    when: hasGroup,
    run: ({ editor }) => {
      const group = selectedGroup(editor)
      if (group) takeApart(editor, group)
    },
  },
  {
    id: 'fold',
    group: 'arrange',
    icon: SquareChevronDown,
    menus: ['step', 'steps'],
    when: hasGroup,
    text: ({ editor }) => (selectedGroup(editor)?.isFolded ? 'fold.off' : 'fold'),
    run: ({ editor }) => {
      const group = selectedGroup(editor)
      if (group) toggleFold(editor, group)
    },
  },
  {
    id: 'renameGroup',
    group: 'arrange',
    icon: PencilLine,
    menus: ['step', 'steps'],
    when: hasGroup,
    run: ({ editor }) => editor.moment.set({ renamingGroup: selectedGroup(editor)?.id ?? null }),
  },
]
