import { outletsOf } from '#engine/nodes/registry.ts'
import { edgeOf } from '#engine/program/edit.ts'
import type { Slot } from './Moment.ts'
import type { ProgramEditor } from './ProgramEditor.ts'

/** Opens the menu of what can be added. It opens when the menu or key that asked is done. */
export function askAt(editor: ProgramEditor, slot: Slot): void {
  setTimeout(() => editor.moment.set({ menu: slot }), 0)
}

/** Asks what comes after a step; a branch first asks on which of its paths, unless one alone is open. */
export function askForStepAfter(editor: ProgramEditor, id: string | null): void {
  const node = id === null ? undefined : editor.node(id)
  if (!node) return
  const outlets = outletsOf(node)
  const open = outlets.filter((outlet) => !edgeOf(editor.graph, node.id, outlet))
  const [only] = open.length === 1 ? open : outlets.length === 1 ? outlets : []
  if (outlets.length === 0) editor.say({ key: 'say.noOutlet', params: { name: editor.nameOf(node.id) } })
  else askAt(editor, only ? { kind: 'outlet', nodeId: node.id, outlet: only } : { kind: 'node', nodeId: node.id })
}

/** Asks what comes between a step and the one before it. */
export function askForStepBefore(editor: ProgramEditor, id: string | null): void {
  const edge = id === null ? undefined : editor.flow.previous(id)[0]
  const found = edge && edgeOf(editor.graph, edge.from, edge.outlet)
  if (found) askAt(editor, { kind: 'edge', edgeId: found.id })
}

/** Asks what comes on a branch's outermost path of one side. */
export function askForPath(editor: ProgramEditor, id: string | null, side: 'left' | 'right'): void {
  const node = id === null ? undefined : editor.node(id)
  const outlet = node && outletsOf(node).at(side === 'left' ? 0 : -1)
  if (node && outlet !== undefined) askAt(editor, { kind: 'outlet', nodeId: node.id, outlet })
}
