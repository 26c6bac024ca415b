import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import type { Found, Looking } from './findSteps.ts'

/** What is being looked for on the canvas, and what was found. */
export interface Finding extends Looking {
  readonly found: readonly Found[]
  /** Which of them the eye is on; -1 before the first. */
  readonly at: number
}

/** Opens the search, or goes back to its field. */
export function openFind(editor: ProgramEditor): void {
  const { finding } = editor.moment.read()
  if (!finding) editor.moment.set({ finding: { wanted: '', onlyProblems: false, found: [], at: -1 } })
  document.querySelector<HTMLInputElement>(`[${findField}] input`)?.select()
}

/** Marks the field that is looked in, so that a second Mod+F is left to the browser. */
export const findField = 'data-find'
export const isFinding = (): boolean => document.activeElement?.closest(`[${findField}]`) != null

/** Takes what was found now; the eye stays on the step it was on, when that is found still. */
export function showFound(editor: ProgramEditor, looking: Looking, found: readonly Found[]): void {
  const { finding } = editor.moment.read()
  if (!finding) return
  const seen = finding.found[finding.at]?.id
  editor.moment.set({ finding: { ...looking, found, at: found.findIndex(({ id }) => id === seen) } })
}

/** Goes to the next (1) or previous (-1) step found, round and round, and selects it. */
export function goToFound(editor: ProgramEditor, by: 1 | -1): void {
  const { finding } = editor.moment.read()
  const count = finding?.found.length ?? 0
  if (!finding || count === 0) return
  const at = finding.at < 0 ? (by === 1 ? 0 : count - 1) : (finding.at + by + count) % count
  const id = finding.found[at]?.id
  editor.moment.set({ finding: { ...finding, at } })
  if (id) editor.select([id])
}

/** Ends the search; the canvas takes the focus, on the step the eye was on. */
export function closeFind(editor: ProgramEditor): void {
  editor.moment.set({ finding: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
}
