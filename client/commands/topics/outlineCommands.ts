import { ArrowDownNarrowWide, ArrowUpNarrowWide, ListTree } from 'lucide-react'
import { moveDown, moveUp } from '#client/outline/moveInOutline.ts'
import { toggleOutline } from '#client/outline/outlineShown.ts'
import { isRoot } from '#engine/program/graph.ts'
import type { Command, CommandContext } from '../Command.ts'
import { deviceSettings } from '../deviceSettings.ts'

/** Rows have an above and a below; on the canvas a step is dragged or sent to a place. */
const inOutline = ({ editable, editor, graph, current, flow }: CommandContext) => {
  const node = current === null ? undefined : graph.nodes[current]
  return editable && node !== undefined && !isRoot(node) && (flow === null || editor.moment.read().eye === 'outline')
}

/** The program as a tree. */
export const outlineCommands: readonly Command[] = [
  {
    id: 'outline',
    group: 'look',
    icon: ListTree,
    keys: ['l'],
    menus: ['canvas'],
    isOn: () => deviceSettings.read().outline !== 'hidden',
    text: () => (deviceSettings.read().outline === 'hidden' ? 'outline' : 'outline.hide'),
    run: ({ editor }) => toggleOutline(editor),
  },
  {
    id: 'moveUp',
    group: 'step',
    icon: ArrowUpNarrowWide,
    menus: ['step'],
    when: inOutline,
    run: ({ editor, current }) => current && moveUp(editor, current),
  },
  {
    id: 'moveDown',
    group: 'step',
    icon: ArrowDownNarrowWide,
    menus: ['step'],
    when: inOutline,
    run: ({ editor, current }) => current && moveDown(editor, current),
  },
]
