import { Move, PowerOff } from 'lucide-react'
import { startMoving } from '#client/editor/moving.ts'
import { areOff, toggleOff } from '#client/editor/switching.ts'
import { canBeOff } from '#engine/nodes/registry.ts'
import { isRoot } from '#engine/program/graph.ts'
import type { Command } from '../Command.ts'

/** Putting steps somewhere else, and switching them off. */
export const movingCommands: readonly Command[] = [
  {
    id: 'moveTo',
    group: 'step',
    icon: Move,
    keys: ['Shift+m'],
    menus: ['step', 'steps', 'bar'],
    onSteps: true,
    when: ({ editable }) => editable,
    offered: ({ editable, graph, acting }) =>
      editable && acting.some((id) => graph.nodes[id] !== undefined && !isRoot(graph.nodes[id])),
    run: ({ editor, acting }) => startMoving(editor, acting),
  },
  {
    id: 'switchOff',
    group: 'step',
    icon: PowerOff,
    keys: ['e'],
    menus: ['step', 'steps', 'bar'],
    onSteps: true,
    text: ({ editor, acting }) => (areOff(editor, acting) ? 'switchOff.on' : 'switchOff'),
    when: ({ editable }) => editable,
    offered: ({ editable, graph, acting }) =>
      editable && acting.some((id) => graph.nodes[id] !== undefined && canBeOff(graph.nodes[id].type)),
    run: ({ editor, acting }) => toggleOff(editor, acting),
  },
]
