import { ArrowDown, ArrowDownToLine, ArrowLeft, ArrowRight, ArrowUp, ArrowUpToLine } from 'lucide-react'
import { type Direction, walk } from '#client/editor/walking.ts'
import type { Command, CommandContext } from '../Command.ts'

const to =
  (direction: Direction) =>
  ({ editor }: CommandContext) =>
    walk(editor, direction)

/** Going from step to step. */
export const walkingCommands: readonly Command[] = [
  { id: 'previous', group: 'go', icon: ArrowUp, keys: ['ArrowUp'], run: to('previous') },
  { id: 'next', group: 'go', icon: ArrowDown, keys: ['ArrowDown'], run: to('next') },
  { id: 'left', group: 'go', icon: ArrowLeft, keys: ['ArrowLeft'], run: to('left') },
  { id: 'right', group: 'go', icon: ArrowRight, keys: ['ArrowRight'], run: to('right') },
  { id: 'first', group: 'go', icon: ArrowUpToLine, keys: ['Home'], run: to('first') },
  { id: 'last', group: 'go', icon: ArrowDownToLine, keys: ['End'], run: to('last') },
]
