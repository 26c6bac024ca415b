import { Columns2, GitCompareArrows, Tag } from 'lucide-react'
import { versionSide } from '#client/versions/sides.ts'
import type { Command } from '../Command.ts'

/** Keeping, comparing and looking at versions. */
export const versionCommands: readonly Command[] = [
  {
    id: 'nameDraft',
    group: 'program',
    icon: Tag,
    keys: ['Mod+s'],
    scope: 'page',
    inFields: true,
    ownsKeys: true,
    when: ({ editable }) => editable,
    run: ({ editor }) => editor.moment.set({ namingDraft: true }),
  },
  {
    id: 'compare',
    group: 'program',
    icon: GitCompareArrows,
    when: ({ program, flow }) => flow !== null && program.liveVersion !== null,
    run: ({ editor, program }) =>
      editor.moment.set({ comparing: { from: versionSide(program.liveVersion ?? 1), to: 'draft' } }),
  },
  {
    id: 'sideBySide',
    group: 'look',
    icon: Columns2,
    when: ({ program, flow }) => flow !== null && program.liveVersion !== null,
    run: ({ editor: { moment } }) => moment.set({ view: moment.read().view === 'split' ? 'draft' : 'split' }),
  },
]
