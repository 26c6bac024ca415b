import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { pinNodes, placeNodes, unpinNodes } from '#engine/program/pins.ts'
import { aligned, distributed, type Side } from './align.ts'
import { placesOfSteps, type Unit, unitsOf } from './units.ts'

/** Aligns the selected cards; where they stand is chosen then, so Tidy leaves them there. */
export function alignSteps(editor: ProgramEditor, side: Side): void {
  place(editor, 'layout:done.align', 2, (units) => aligned(units, side))
}

/** Gives the selected cards equal distances. */
export function distributeSteps(editor: ProgramEditor, axis: 'x' | 'y'): void {
  place(editor, 'layout:done.distribute', 3, (units) => distributed(units, axis))
}

/** Pins the selected steps where they are, or lets Tidy have them when all of them are pinned. */
export function togglePins(editor: ProgramEditor): void {
  const { selection } = editor.draft.read()
  if (arePinned(editor, selection)) {
    editor.change({ key: 'layout:done.unpin' }, (graph) => unpinNodes(graph, selection))
  } else editor.change({ key: 'layout:done.pin' }, (graph) => pinNodes(graph, selection))
}

export const arePinned = (editor: ProgramEditor, ids: readonly string[]): boolean =>
  ids.length > 0 && ids.every((id) => editor.node(id)?.pinned)

/** The cards of the selected steps: a folded group is one. */
export function selectedUnits(editor: ProgramEditor): { units: ReadonlyMap<string, Unit>; chosen: Unit[] } {
  const { units, unitOf } = unitsOf(editor.graph, editor.flow)
  const ids = new Set(editor.draft.read().selection.flatMap((id) => unitOf.get(id) ?? []))
  return { units, chosen: [...ids].map((id) => units.get(id) as Unit) }
}

function place(
  editor: ProgramEditor,
  key: string,
  least: number,
  places: (units: readonly Unit[]) => Record<string, { x: number; y: number }>,
): void {
  const { units, chosen } = selectedUnits(editor)
  if (chosen.length < least) {
    editor.say({ key: 'layout:say.pick', params: { count: least } })
    return
  }
  editor.moment.set({ gliding: editor.moment.read().gliding + 1 })
  editor.change({ key }, (graph) => placeNodes(graph, placesOfSteps(graph, units, places(chosen))))
}
