import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'

export function openSimulation({ moment }: ProgramEditor): void {
  moment.set({ panel: 'simulation' })
}

/** The canvas takes the focus back. */
export function closeSimulation({ moment }: ProgramEditor): void {
  moment.set({ panel: null, simulated: null, focusCanvas: moment.read().focusCanvas + 1 })
}
