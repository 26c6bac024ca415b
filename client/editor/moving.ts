import { outletsOf } from '#engine/nodes/registry.ts'
import { edgeAt } from '#engine/program/graph.ts'
import { moveTo, type Spot, spotsFor, whyNotMoved } from '#engine/program/moves.ts'
import type { Label } from './history.ts'
import type { ProgramEditor } from './ProgramEditor.ts'

/** Steps on their way to another place, which is being chosen from a list or by number. */
export interface Moving {
  readonly ids: readonly string[]
  readonly spots: readonly Spot[]
  /** Which of them is pointed at. */
  readonly at: number
}

/** Cards held over the canvas. */
export interface Held {
  readonly ids: readonly string[]
  /** Names of the slots that would take them (slotOf). */
  readonly slots: ReadonlySet<string>
  /** The one below the pointer. */
  readonly over: string | null
  /** Why what is below the pointer does not take them, as a message or an issue. */
  readonly refused: ReturnType<typeof whyNotMoved>
}

/** A slot's name on the canvas: the "+" of an arrow or of an open path carries it (`data-slot`). */
export const slotOf = (spot: Spot): string =>
  spot.kind === 'edge' ? `edge ${spot.edgeId}` : `outlet ${spot.nodeId} ${spot.outlet}`

/** Takes steps out of their place and puts them into another one: one step of the history, whichever way it was asked for.
 *  @returns whether they were moved */
export function rewire(editor: ProgramEditor, ids: readonly string[], spot: Spot): boolean {
  const { key, params } = spotName(editor, spot)
  const place = editor.sentence({ key, ...(params && { params }) })
  const [first] = ids
  const label: Label =
    ids.length === 1 && first !== undefined
      ? { key: 'moves:done.move', params: { name: editor.nameOf(first), place } }
      : { key: 'moves:done.moveMany', params: { count: ids.length, place } }
  return editor.change(label, (graph) => moveTo(graph, ids, spot), { select: ids })
}

/** Asks where steps are to go: their places are numbered on the canvas and listed. */
export function startMoving(editor: ProgramEditor, ids: readonly string[]): void {
  const inOrder = editor.flow.order.map(({ id }) => id).filter((id) => ids.includes(id))
  const [first] = inOrder
  if (first === undefined) return
  const spots = spotsFor(editor.graph, inOrder)
  if (spots.length === 0) {
    const anywhere = editor.flow.order.find(({ id }) => !inOrder.includes(id))
    const refused = whyNotMoved(editor.graph, inOrder, { kind: 'outlet', nodeId: anywhere?.id ?? '', outlet: '' })
    const isAlone = refused === null || refused.code === 'edit.noOutlet' || refused.code === 'edit.noNode'
    editor.say(isAlone ? { key: 'moves:say.nowhere', params: { name: editor.nameOf(first) } } : refused)
    return
  }
  editor.moment.set({ moving: { ids: inOrder, spots, at: 0 }, menu: null, contextMenu: null })
}

export function aimMoving(editor: ProgramEditor, at: number): void {
  const { moving } = editor.moment.read()
  if (moving && moving.at !== at && moving.spots[at]) editor.moment.set({ moving: { ...moving, at } })
}

/** @param at which of the places; the one that is pointed at when left out */
export function commitMoving(editor: ProgramEditor, at?: number): void {
  const { moving, focusCanvas } = editor.moment.read()
  const spot = moving?.spots[at ?? moving.at]
  editor.moment.set({ moving: null, focusCanvas: focusCanvas + 1 })
  if (moving && spot) rewire(editor, moving.ids, spot)
}

export function cancelMoving(editor: ProgramEditor): void {
  const { moving, focusCanvas } = editor.moment.read()
  if (!moving) return
  editor.moment.set({ moving: null, focusCanvas: focusCanvas + 1 })
  editor.say({ key: 'moves:say.notMoved' })
}

/** What a place is called: "Between “Wait 2 days” and “Video”". */
export function spotName(editor: ProgramEditor, spot: Spot): Label {
  const edge = spot.kind === 'edge' ? edgeAt(editor.graph, spot.edgeId) : undefined
  const from = edge?.from ?? beginOf(editor, spot)
  const outlet = spot.kind === 'edge' ? (edge?.outlet ?? '') : spot.outlet
  const node = editor.node(from)
  const path = node && outletsOf(node).length > 1 ? editor.words.outlet(node, outlet) : null
  const params = { from: editor.nameOf(from), ...(path !== null && { outlet: path }) }
  if (!edge) return { key: path === null ? 'moves:spot.after' : 'moves:spot.afterPath', params }
  const to = editor.nameOf(edge.to)
  return { key: path === null ? 'moves:spot.between' : 'moves:spot.betweenPath', params: { ...params, to } }
}

const beginOf = (editor: ProgramEditor, spot: Spot): string =>
  spot.kind === 'edge' ? (edgeAt(editor.graph, spot.edgeId)?.from ?? '') : spot.nodeId
