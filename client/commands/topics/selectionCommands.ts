import { BoxSelect, ListChevronsDownUp, ListChevronsUpDown } from 'lucide-react'
import { selectAll, selectAlong } from '#client/editor/walking.ts'
import type { Command } from '../Command.ts'

export const selectionCommands: readonly Command[] = [
  {
    id: 'selectAll',
    group: 'select',
    icon: BoxSelect,
    keys: ['Mod+a'],
    menus: ['canvas'],
    when: ({ graph }) => Object.keys(graph.nodes).length > 0,
    run: ({ editor, graph }) => selectAll(editor, Object.keys(graph.nodes)),
  },
  {
    id: 'selectUpstream',
    group: 'select',
    icon: ListChevronsUpDown,
    keys: ['Shift+ArrowUp'],
    menus: ['step', 'steps'],
    onSteps: true,
    run: ({ editor }) => selectAlong(editor, 'upstream'),
  },
  {
    id: 'selectDownstream',
    group: 'select',
    icon: ListChevronsDownUp,
    keys: ['Shift+ArrowDown'],
    menus: ['step', 'steps', 'bar'],
    onSteps: true,
    run: ({ editor }) => selectAlong(editor, 'downstream'),
  },
]
