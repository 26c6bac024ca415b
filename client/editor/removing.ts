import { outletsOf } from '#engine/nodes/registry.ts'
import { removeNodes } from '#engine/program/edits.ts'
import type { Label } from './history.ts'
import type { ProgramEditor } from './ProgramEditor.ts'

/** Which path stays of each branch that is deleted; null: none. */
export type Kept = Readonly<Record<string, string | null>>

/** Deletes steps and closes the gaps. Branches whose paths lead to different steps ask first which one stays.
 *  @param kept says so, and then nothing is asked; null: no path of any branch stays */
export function removeSteps(editor: ProgramEditor, ids: readonly string[], kept?: Kept | null): void {
  const [first] = ids
  if (first === undefined) return
  if (kept === undefined && branchesAsking(editor, ids).length > 0) {
    editor.moment.set({ removing: ids })
    return
  }
  const neighbour = editor.flow.previous(first)[0]?.from ?? editor.flow.next(first)[0]?.to ?? null
  const next = neighbour && !ids.includes(neighbour) ? neighbour : null
  const people = editor.standing(ids)
  const label: Label =
    ids.length === 1
      ? { key: 'done.remove', params: { name: editor.nameOf(first) } }
      : { key: 'done.removeMany', params: { count: ids.length } }
  const keep = kept === null ? {} : { ...onlyWays(editor, ids), ...kept }
  if (!editor.change(label, (graph) => removeNodes(graph, ids, keep), { select: next ? [next] : [] })) return
  editor.moment.set({ removing: null, current: next ?? editor.flow.order[0]?.id ?? null })
  if (editor.moment.read().panel === 'step' && !next) editor.moment.set({ panel: null })
  if (people > 0) editor.tell({ key: 'moves:remove.standing', params: { count: people } })
}

/** The branches among these steps from which ways lead to different steps that stay. */
export function branchesAsking(editor: ProgramEditor, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => targetsOutside(editor, id, ids).size > 1)
}

/** Of branches that lead to one step only, by whichever path: that path. */
function onlyWays(editor: ProgramEditor, ids: readonly string[]): Kept {
  const only = ids.flatMap((id) => {
    const node = editor.node(id)
    const ways = [...targetsOutside(editor, id, ids).values()]
    const inside = editor.flow.next(id)
    const [way] =
      ways.length === 1 ? ways : ways.length === 0 && inside.length === 1 ? inside.map((edge) => edge.outlet) : []
    return node && outletsOf(node).length > 1 && way !== undefined ? [[id, way] as const] : []
  })
  return Object.fromEntries(only)
}

/** The steps that stay and that a step leads to, each with the first outlet that does. */
function targetsOutside(editor: ProgramEditor, id: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const ways = editor.flow.next(id).filter(({ to }) => !ids.includes(to))
  return new Map(ways.toReversed().map(({ to, outlet }) => [to, outlet]))
}
