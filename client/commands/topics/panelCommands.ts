import { Download, FileUp, FlaskConical, History, Keyboard, Rocket, Scale } from 'lucide-react'
import { downloadProgram } from '#client/programFiles/downloadProgram.ts'
import { openSimulation } from '#client/simulator/openSimulation.ts'
import type { Command } from '../Command.ts'

/** What is opened beside or over the program. */
export const panelCommands: readonly Command[] = [
  {
    id: 'publish',
    group: 'program',
    icon: Rocket,
    when: ({ editable }) => editable,
    run: ({ editor }) => editor.moment.set({ publishing: true }),
  },
  {
    id: 'simulate',
    group: 'program',
    icon: FlaskConical,
    keys: ['s'],
    menus: ['canvas'],
    run: ({ editor }) => openSimulation(editor),
  },
  {
    id: 'rules',
    group: 'program',
    icon: Scale,
    menus: ['canvas'],
    run: ({ editor }) => editor.moment.set({ panel: 'rules' }),
  },
  { id: 'versions', group: 'program', icon: History, run: ({ editor }) => editor.moment.set({ panel: 'versions' }) },
  {
    id: 'downloadFile',
    group: 'program',
    icon: Download,
    run: ({ editor }) => void downloadProgram(editor.workspaceId, editor.programId),
  },
  {
    id: 'replaceFromFile',
    group: 'program',
    icon: FileUp,
    when: ({ editable }) => editable,
    run: ({ editor }) => editor.moment.set({ replacingDraft: true }),
  },
  {
    id: 'help',
    group: 'program',
    icon: Keyboard,
    keys: ['?'],
    run: ({ editor }) => editor.moment.set({ shortcutsShown: true }),
  },
]
