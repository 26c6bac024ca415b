import { outletsOf } from '#engine/nodes/registry.ts'
import { reach } from '#engine/program/flow.ts'
import type { ProgramEditor } from './ProgramEditor.ts'

export type Direction = 'previous' | 'next' | 'left' | 'right' | 'first' | 'last'

/** Cards within this many px of one height stand in one row. */
const row = 60

/** Where an arrow key leads from a step: along the arrows up and down, to what stands beside it left and right. */
export function stepTowards(editor: ProgramEditor, from: string | null, direction: Direction): string | null {
  const { order, next, previous } = editor.flow
  if (direction === 'first') return order[0]?.id ?? null
  if (direction === 'last') return (order.find((node) => outletsOf(node).length === 0) ?? order.at(-1))?.id ?? null
  const here = from ? editor.node(from) : undefined
  if (!from || !here) return order[0]?.id ?? null
  if (direction === 'next') return next(from)[0]?.to ?? null
  if (direction === 'previous') return previous(from)[0]?.from ?? null
  const way = direction === 'right' ? 1 : -1
  const beside = order
    .filter(({ id, position }) => id !== from && Math.abs(position.y - here.position.y) <= row)
    .map(({ id, position }) => ({ id, distance: (position.x - here.position.x) * way }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => a.distance - b.distance)
  return beside[0]?.id ?? null
}

/** Goes where the arrow points and selects what is there. */
export function walk(editor: ProgramEditor, direction: Direction): void {
  const to = stepTowards(editor, editor.moment.read().current, direction)
  if (to) editor.select([to])
}

/** The next or previous step of the flow for which `holds`, round and round. */
export function nextWhere(
  editor: ProgramEditor,
  from: string | null,
  by: 1 | -1,
  holds: (id: string) => boolean,
): string | null {
  const ids = editor.flow.order.map(({ id }) => id)
  const start = from ? ids.indexOf(from) : by === 1 ? -1 : 0
  for (let i = 1; i <= ids.length; i += 1) {
    const id = ids[(start + by * i + ids.length * 2) % ids.length]
    if (id && holds(id)) return id
  }
  return null
}

/** Selects steps and leaves the eye where it is. */
export function selectAll(editor: ProgramEditor, ids: readonly string[]): void {
  editor.draft.select(ids)
  editor.say({ key: 'say.selected', params: { count: ids.length } })
}

/** Adds to the selection everything that leads to it, or everything that follows it. The step with the focus keeps it. */
export function selectAlong(editor: ProgramEditor, way: 'upstream' | 'downstream'): void {
  const { selection } = editor.draft.read()
  const { current } = editor.moment.read()
  const found = way === 'downstream' ? reach(editor.flow, selection) : reachBack(editor, selection)
  const ids = editor.flow.order.map(({ id }) => id).filter((id) => found.has(id) || selection.includes(id))
  selectAll(editor, ids)
  if (!current || !ids.includes(current)) editor.moment.set({ current: ids[0] ?? null })
}

function reachBack(editor: ProgramEditor, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set(from)
  for (const id of seen) for (const edge of editor.flow.previous(id)) seen.add(edge.from)
  return seen
}
