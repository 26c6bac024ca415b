import { rewire } from '#client/editor/moving.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import { edgeOf } from '#engine/program/edit.ts'
import { isRoot } from '#engine/program/graph.ts'

/** Puts a step before the one that leads to it. Where several do, before the first. */
export function moveUp(editor: ProgramEditor, id: string): void {
  const before = editor.flow.previous(id)[0]?.from
  const node = before === undefined ? undefined : editor.node(before)
  const edge = before === undefined ? undefined : editor.flow.previous(before)[0]
  if (!node || isRoot(node) || !edge) {
    editor.say({ key: 'outline:say.first', params: { name: editor.nameOf(id) } })
    return
  }
  rewire(editor, [id], { kind: 'edge', edgeId: edge.id })
}

/** Puts a step behind the one that it leads to; behind a branch, onto its first path. */
export function moveDown(editor: ProgramEditor, id: string): void {
  const after = editor.flow.next(id)[0]?.to
  const node = after === undefined ? undefined : editor.node(after)
  const outlet = node && outletsOf(node)[0]
  if (!node || outlet === undefined) {
    editor.say({ key: 'outline:say.last', params: { name: editor.nameOf(id) } })
    return
  }
  const edge = edgeOf(editor.graph, node.id, outlet)
  rewire(editor, [id], edge ? { kind: 'edge', edgeId: edge.id } : { kind: 'outlet', nodeId: node.id, outlet })
}
