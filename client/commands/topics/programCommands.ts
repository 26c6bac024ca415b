import { DoorClosed, Eye, Pause, Pencil, Play, Square } from 'lucide-react'
import type { Program } from '#client/editor/EditorHeader.tsx'
import type { Asked } from '#client/editor/Moment.ts'
import { reopenProgram } from '#client/editor/reopenProgram.ts'
import type { Command, CommandContext } from '../Command.ts'

type Status = Program['status']
const whenIt =
  (...wanted: readonly Status[]) =>
  ({ canEdit, program }: CommandContext) =>
    canEdit && wanted.includes(program.status)
const ask =
  (asked: Asked) =>
  ({ editor }: CommandContext) =>
    editor.moment.set({ asked })
const look =
  (view: 'draft' | 'live') =>
  ({ editor }: CommandContext) =>
    editor.moment.set({ view, panel: null, comparing: null })
const sees =
  (view: 'draft' | 'live') =>
  ({ editor, program, flow }: CommandContext) =>
    program.liveVersion !== null && flow !== null && editor.moment.read().view !== view

/** What is done with the program as a whole, and which of it is shown. What moves people asks first. */
export const programCommands: readonly Command[] = [
  { id: 'viewLive', group: 'program', icon: Eye, when: sees('live'), run: look('live') },
  { id: 'viewDraft', group: 'program', icon: Pencil, when: sees('draft'), run: look('draft') },
  { id: 'pauseProgram', group: 'program', icon: Pause, when: whenIt('running'), run: ask('pause') },
  { id: 'resumeProgram', group: 'program', icon: Play, when: whenIt('paused', 'ended'), run: resume },
  { id: 'stopEntries', group: 'program', icon: DoorClosed, when: whenIt('running', 'paused'), run: ask('stop') },
  {
    id: 'endProgram',
    group: 'program',
    icon: Square,
    danger: true,
    when: whenIt('running', 'paused', 'ended'),
    run: ask('end'),
  },
]

/** Who waits in a paused program is decided on first; one that only takes nobody in is opened at once. */
function resume({ editor, program }: CommandContext): void {
  if (program.status === 'paused') editor.moment.set({ asked: 'resume' })
  else void reopenProgram(editor)
}
