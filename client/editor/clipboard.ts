import type { Position } from '#engine/nodes/fields.ts'
import type { Reference } from '#engine/nodes/reference.ts'
import { type Clip, clipOf, type Place, readClip, thingsOf, writeClip } from '#engine/program/clip.ts'
import { duplicateNodes, paste } from '#engine/program/copies.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { NamedThing } from '#engine/program/names.ts'
import { card, gap, snap } from '#engine/program/place.ts'
import type { ProgramEditor } from './ProgramEditor.ts'
import { newStepId } from './steps.ts'

/** Copied steps on their way in, which name things that may be called otherwise here. */
export interface Pasting {
  readonly clip: Clip
  readonly at: Position | undefined
}

/** The selected steps as readable JSON, with the edges between them; null when nothing is selected. */
export function copySteps(editor: ProgramEditor): string | null {
  const { selection } = editor.draft.read()
  if (selection.length === 0) return null
  editor.say({ key: 'say.copied', params: { count: selection.length } })
  return writeClip(clipOf(editor.graph, selection, placeOf(editor), (thing) => nameHere(editor, thing)))
}

/** Puts copied steps beside what is selected, or where somebody pointed. Where they name what is not known here, or come
 *  from another workspace, it is asked first what stands for it. Text that is no steps is declined, with the reason.
 *  @returns whether it was steps */
export function pasteSteps(editor: ProgramEditor, text: string, at?: Position): boolean {
  const clip = readClip(text)
  if ('code' in clip) {
    editor.say(clip)
    return false
  }
  const things = thingsOf(clip.drawing)
  const isKnown = isFromHere(editor, clip) && things.every((thing) => nameHere(editor, thing) !== undefined)
  if (things.length === 0 || isKnown) placeSteps(editor, clip.drawing, at)
  else editor.moment.set({ pasting: { clip, at } })
  return true
}

/** Puts a drawing of copied steps onto the canvas, as one step of the history. */
export function placeSteps(editor: ProgramEditor, copied: Graph, at?: Position): void {
  const nodes = renewed(Object.keys(copied.nodes))
  const others = renewed([...Object.keys(copied.notes ?? {}), ...Object.keys(copied.groups ?? {})])
  const made = Object.values(nodes)
  editor.change(
    { key: 'done.paste', params: { count: made.length } },
    (graph) => paste(graph, copied, { ...others, ...nodes }, at ? snap(at) : spotFor(editor)),
    { select: made },
  )
  editor.moment.set({ current: made[0] ?? null, focusCanvas: editor.moment.read().focusCanvas + 1 })
}

export function duplicateSteps(editor: ProgramEditor): void {
  const { selection } = editor.draft.read()
  if (selection.length === 0) return
  const ids = renewed(selection)
  editor.change({ key: 'done.duplicate', params: { count: selection.length } }, (graph) => duplicateNodes(graph, ids), {
    select: Object.values(ids),
  })
  editor.moment.set({ current: Object.values(ids)[0] ?? null })
}

/** Whether numbers in the clip mean here what they meant there. */
export function isFromHere(editor: ProgramEditor, { from }: Clip): boolean {
  const here = placeOf(editor)
  return from.site === here.site && from.workspace === here.workspace
}

function placeOf(editor: ProgramEditor): Place {
  return { site: globalThis.location?.origin ?? '', workspace: editor.workspaceId }
}

/** A field of people is what it is called. */
function nameHere(editor: ProgramEditor, { kind, id }: NamedThing): string | undefined {
  if (kind === 'field') return id
  const reference = kind === 'member' ? { ref: kind, id } : { ref: kind, id: Number(id) }
  const name = editor.words.nameOf(reference as Reference)
  // Names that are still on their way.
  return name === '…' ? undefined : (name ?? undefined)
}

function renewed(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, newStepId()]))
}

function spotFor(editor: ProgramEditor) {
  const { selection } = editor.draft.read()
  const chosen = selection.flatMap((id) => editor.node(id) ?? [])
  const around = chosen.length > 0 ? chosen : Object.values(editor.graph.nodes)
  if (around.length === 0) return { x: 0, y: 0 }
  const left = Math.min(...around.map(({ position }) => position.x))
  const right = Math.max(...around.map(({ position }) => position.x))
  const top = Math.min(...around.map(({ position }) => position.y))
  return snap({ x: chosen.length > 0 ? right + card.width + gap.x : left - card.width - gap.x, y: top })
}
