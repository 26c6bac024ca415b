import { drawnAs, foldedGroupOf } from '#client/layout/units.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import { reach } from '#engine/program/flow.ts'
import { membersOf } from '#engine/program/groups.ts'
import { axesOf } from '#engine/program/place.ts'
import type { ProgramEditor } from './ProgramEditor.ts'

export type Direction = 'previous' | 'next' | 'left' | 'right' | 'first' | 'last'

/** Cards whose corners are so near to each other along the flow stand in one row. */
const row = 60

/** In a drawing that runs to the right, the keys that lead along the flow and across it change places. */
const turned: Readonly<Record<Direction, Direction>> = {
  previous: 'left',
  next: 'right',
  left: 'previous',
  right: 'next',
  first: 'first',
  last: 'last',
}

/** Where an arrow key leads from a step: along the arrows of the drawing, or to what stands beside it. */
export function stepTowards(editor: ProgramEditor, from: string | null, key: Direction): string | null {
  const { order, next, previous } = editor.flow
  const direction = editor.graph.direction === 'right' ? turned[key] : key
  const { along, across } = axesOf(editor.graph.direction)
  if (direction === 'first') return order[0]?.id ?? null
  if (direction === 'last') return (order.find((node) => outletsOf(node).length === 0) ?? order.at(-1))?.id ?? null
  const here = from ? drawnAs(editor.graph, from) : null
  if (!from || !here) return order[0]?.id ?? null
  // A folded group is one card: its steps are passed at once.
  const folded = foldedGroupOf(editor.graph, from)
  const inside = folded ? membersOf(editor.graph, folded) : [from]
  const outside = (id: string) => !inside.includes(id)
  if (direction === 'next') return inside.flatMap(next).find(({ to }) => outside(to))?.to ?? null
  if (direction === 'previous') return inside.flatMap(previous).find((edge) => outside(edge.from))?.from ?? null
  const way = direction === 'right' ? 1 : -1
  const beside = order
    .flatMap(({ id }) => (outside(id) ? { id, position: drawnAs(editor.graph, id)?.position ?? here.position } : []))
    .filter(({ position }) => Math.abs(position[along] - here.position[along]) <= row)
    .map(({ id, position }) => ({ id, distance: (position[across] - here.position[across]) * way }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => a.distance - b.distance)
  return beside[0]?.id ?? null
}

/** Goes where the arrow points and selects what is there. */
export function walk(editor: ProgramEditor, direction: Direction): void {
  const to = stepTowards(editor, editor.moment.read().current, direction)
  if (!to) return
  const folded = foldedGroupOf(editor.graph, to)
  editor.select(folded ? membersOf(editor.graph, folded) : [to])
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
