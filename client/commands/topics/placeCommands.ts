import { MoveDown, MoveLeft, MoveRight, MoveUp, WandSparkles } from 'lucide-react'
import { nudge } from '#client/editor/steps.ts'
import { tidy } from '#client/layout/tidy.ts'
import type { Command, CommandContext } from '../Command.ts'

const editable = (context: CommandContext) => context.editable
const by = (x: number, y: number) =>
  ({ onSteps: true, when: editable, run: ({ editor }: CommandContext) => nudge(editor, x, y) }) as const

/** Where the steps stand. */
export const placeCommands: readonly Command[] = [
  {
    id: 'tidy',
    group: 'arrange',
    icon: WandSparkles,
    keys: ['Shift+Alt+KeyT'],
    scope: 'page',
    menus: ['canvas'],
    when: editable,
    run: ({ editor }) => void tidy(editor),
  },
  { id: 'nudgeUp', group: 'arrange', icon: MoveUp, keys: ['Alt+ArrowUp'], ...by(0, -1) },
  { id: 'nudgeDown', group: 'arrange', icon: MoveDown, keys: ['Alt+ArrowDown'], ...by(0, 1) },
  { id: 'nudgeLeft', group: 'arrange', icon: MoveLeft, keys: ['Alt+ArrowLeft'], ...by(-1, 0) },
  { id: 'nudgeRight', group: 'arrange', icon: MoveRight, keys: ['Alt+ArrowRight'], ...by(1, 0) },
  { id: 'nudgeUpFar', group: 'arrange', icon: MoveUp, keys: ['Shift+Alt+ArrowUp'], ...by(0, -4) },
  { id: 'nudgeDownFar', group: 'arrange', icon: MoveDown, keys: ['Shift+Alt+ArrowDown'], ...by(0, 4) },
  { id: 'nudgeLeftFar', group: 'arrange', icon: MoveLeft, keys: ['Shift+Alt+ArrowLeft'], ...by(-4, 0) },
  { id: 'nudgeRightFar', group: 'arrange', icon: MoveRight, keys: ['Shift+Alt+ArrowRight'], ...by(4, 0) },
]
