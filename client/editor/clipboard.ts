import type { Position } from '#engine/nodes/fields.ts'
import { copyNodes, duplicateNodes, paste } from '#engine/program/copies.ts'
import { type Graph, GraphSchema } from '#engine/program/graph.ts'
import { card, gap, snap } from '#engine/program/place.ts'
import type { ProgramEditor } from './ProgramEditor.ts'
import { newStepId } from './steps.ts'

/** The selected steps as readable JSON, with the edges between them; null when nothing is selected. */
export function copySteps(editor: ProgramEditor): string | null {
  const { selection } = editor.draft.read()
  if (selection.length === 0) return null
  editor.say({ key: 'say.copied', params: { count: selection.length } })
  return JSON.stringify({ polku: 'steps', ...copyNodes(editor.graph, selection) }, null, 2)
}

/** Puts copied steps beside what is selected, or where somebody pointed. Text that is no steps is passed over.
 *  @returns whether it was steps */
export function pasteSteps(editor: ProgramEditor, text: string, at?: Position): boolean {
  const copied = readSteps(text)
  if (!copied) return false
  const ids = renewed(Object.keys(copied.nodes))
  editor.change(
    { key: 'done.paste', params: { count: Object.keys(ids).length } },
    (graph) => paste(graph, copied, ids, at ? snap(at) : spotFor(editor)),
    { select: Object.values(ids) },
  )
  editor.moment.set({ current: Object.values(ids)[0] ?? null })
  return true
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

function readSteps(text: string): Graph | null {
  try {
    const { polku, ...graph } = JSON.parse(text) as { polku?: unknown }
    if (polku !== 'steps') return null
    const read = GraphSchema.safeParse(graph)
    return read.success ? read.data : null
  } catch {
    return null
  }
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
