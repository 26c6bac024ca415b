import { ArrowDown, ArrowUp, Check, Unplug, Waypoints, X } from 'lucide-react'
import {
  aimConnecting,
  cancelConnecting,
  commitConnecting,
  removeEdge,
  startConnecting,
} from '#client/editor/connecting.ts'
import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import type { Command, CommandContext } from '../Command.ts'

const isConnecting = ({ editor }: CommandContext) => editor.moment.read().connecting !== null

/** Drawing an arrow with the keyboard, and taking one away. */
export const wiringCommands: readonly Command[] = [
  {
    id: 'connect',
    group: 'step',
    icon: Waypoints,
    keys: ['c'],
    menus: ['step'],
    when: ({ editable, current }) => editable && current !== null,
    offered: ({ editor, current }) => current !== null && outletsOf(editor.node(current) as Node).length > 0,
    run: connect,
  },
  {
    id: 'connectNextPath',
    group: 'step',
    icon: Waypoints,
    keys: ['c'],
    scope: 'connecting',
    when: isConnecting,
    run: ({ editor }) => startConnecting(editor),
  },
  {
    id: 'connectPrevious',
    group: 'step',
    icon: ArrowUp,
    keys: ['ArrowUp', 'ArrowLeft'],
    scope: 'connecting',
    when: isConnecting,
    run: ({ editor }) => aimConnecting(editor, -1),
  },
  {
    id: 'connectNext',
    group: 'step',
    icon: ArrowDown,
    keys: ['ArrowDown', 'ArrowRight'],
    scope: 'connecting',
    when: isConnecting,
    run: ({ editor }) => aimConnecting(editor, 1),
  },
  {
    id: 'connectHere',
    group: 'step',
    icon: Check,
    keys: ['Enter'],
    scope: 'connecting',
    when: isConnecting,
    run: ({ editor }) => commitConnecting(editor),
  },
  {
    id: 'connectNot',
    group: 'step',
    icon: X,
    keys: ['Escape'],
    scope: 'connecting',
    when: isConnecting,
    run: ({ editor }) => cancelConnecting(editor),
  },
  {
    id: 'insert',
    group: 'step',
    icon: ArrowDown,
    menus: ['edge'],
    when: ({ editable, pointed }) => editable && pointed?.edgeId !== undefined,
    run: ({ editor, pointed }) => pointed?.edgeId && askOnEdge(editor, pointed.edgeId),
  },
  {
    id: 'disconnect',
    group: 'step',
    icon: Unplug,
    menus: ['edge'],
    danger: true,
    when: ({ editable, pointed }) => editable && pointed?.edgeId !== undefined,
    run: ({ editor, pointed }) => pointed?.edgeId && removeEdge(editor, pointed.edgeId),
  },
]

function connect({ editor }: CommandContext): void {
  editor.moment.set({ focusCanvas: editor.moment.read().focusCanvas + 1 })
  startConnecting(editor)
}

function askOnEdge(editor: CommandContext['editor'], edgeId: string): void {
  // The next menu opens when this one has closed.
  setTimeout(() => editor.moment.set({ menu: { kind: 'edge', edgeId } }), 0)
}
