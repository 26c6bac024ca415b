import { CircleAlert, ListX, SkipBack, SkipForward } from 'lucide-react'
import { nextWhere } from '#client/editor/walking.ts'
import type { Command } from '../Command.ts'

/** Going where something is wrong. */
export const problemCommands: readonly Command[] = [
  {
    id: 'problem',
    group: 'go',
    icon: CircleAlert,
    keys: ['g'],
    menus: ['step'],
    when: ({ current, problems }) => current !== null && problems.byNode.has(current),
    run: ({ canvas, current }) => current && canvas.showProblems(current),
  },
  { id: 'nextProblem', group: 'go', icon: SkipForward, keys: ['F8'], scope: 'page', run: goTo(1) },
  { id: 'previousProblem', group: 'go', icon: SkipBack, keys: ['Shift+F8'], scope: 'page', run: goTo(-1) },
  { id: 'problems', group: 'program', icon: ListX, run: ({ editor }) => editor.moment.set({ panel: 'problems' }) },
]

function goTo(by: 1 | -1): Command['run'] {
  return ({ editor, problems, current }) => {
    const to = nextWhere(editor, current, by, (id) => problems.byNode.has(id))
    if (to) editor.open(to, null)
    else editor.say({ key: 'say.noProblems' })
  }
}
