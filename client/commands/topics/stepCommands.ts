import { CornerDownLeft, CornerDownRight, Menu, Pencil, Plus, Settings2 } from 'lucide-react'
import { askForPath, askForStepAfter, askForStepBefore } from '#client/editor/asking.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import type { Command, CommandContext } from '../Command.ts'

const leadsOn = ({ editable, editor, current }: CommandContext) => {
  const node = current ? editor.node(current) : undefined
  return editable && node !== undefined && outletsOf(node).length > 0
}
const isLedTo = ({ editable, editor, current }: CommandContext) =>
  editable && current !== null && editor.flow.previous(current).length > 0

/** What is done with the step that has the focus. */
export const stepCommands: readonly Command[] = [
  {
    id: 'open',
    group: 'step',
    icon: Settings2,
    keys: ['Enter'],
    menus: ['step'],
    when: ({ current }) => current !== null,
    run: ({ editor, current }) => current && editor.open(current, ''),
  },
  {
    id: 'rename',
    group: 'step',
    icon: Pencil,
    keys: ['F2'],
    menus: ['step'],
    when: ({ editable, current }) => editable && current !== null,
    // On its card; or in the panel, where there is none.
    run: ({ editor, current, flow }) => {
      const isOnCard = flow !== null && editor.moment.read().eye === 'canvas'
      if (isOnCard) editor.moment.set({ renaming: current })
      else if (current) editor.open(current, 'name')
    },
  },
  {
    id: 'add',
    group: 'step',
    icon: Plus,
    keys: ['n', 'Mod+ArrowDown'],
    menus: ['step'],
    when: ({ editable, current }) => editable && current !== null,
    offered: leadsOn,
    run: ({ editor, current }) => askForStepAfter(editor, current),
  },
  {
    id: 'addBefore',
    group: 'step',
    icon: Plus,
    keys: ['Mod+ArrowUp'],
    menus: ['step'],
    when: isLedTo,
    run: ({ editor, current }) => askForStepBefore(editor, current),
  },
  {
    id: 'addLeft',
    group: 'step',
    icon: CornerDownLeft,
    keys: ['Mod+ArrowLeft'],
    when: leadsOn,
    run: ({ editor, current }) => askForPath(editor, current, 'left'),
  },
  {
    id: 'addRight',
    group: 'step',
    icon: CornerDownRight,
    keys: ['Mod+ArrowRight'],
    when: leadsOn,
    run: ({ editor, current }) => askForPath(editor, current, 'right'),
  },
  { id: 'menu', group: 'step', icon: Menu, keys: ['Shift+F10', 'ContextMenu'], run: openMenu },
]

function openMenu({ editor, current, acting }: CommandContext): void {
  editor.moment.set({ contextMenu: current ? { kind: acting.length > 1 ? 'steps' : 'step' } : { kind: 'canvas' } })
}
