import { ArrowDown, ArrowDownToLine, ArrowLeft, ArrowRight, ArrowUp, ArrowUpToLine, Search, Undo } from 'lucide-react'
import { type Direction, walk } from '#client/editor/walking.ts'
import { isFinding, openFind } from '#client/find/finding.ts'
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
  {
    id: 'find',
    group: 'go',
    icon: Search,
    keys: ['Mod+f'],
    scope: 'page',
    inFields: true,
    menus: ['canvas'],
    // The second time it is the browser's own search.
    when: () => !isFinding(),
    run: ({ editor }) => openFind(editor),
  },
  { id: 'leave', group: 'go', icon: Undo, keys: ['Escape'], run: leave },
]

/** Back from the panel to the canvas, then away from what is selected. */
function leave({ editor }: CommandContext): void {
  if (editor.moment.read().panel) editor.moment.set({ panel: null })
  else editor.select([])
}
