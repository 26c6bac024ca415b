import { framePad, readCanvasId } from '#client/annotations/canvasNodes.ts'
import { nameOfGroup } from '#client/annotations/groupActions.ts'
import type { Label } from '#client/editor/history.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { moveSteps } from '#client/editor/steps.ts'
import { moveNotes } from '#engine/program/annotationEdits.ts'
import { nodeAt } from '#engine/program/graph.ts'
import { groupAt, membersOf } from '#engine/program/groups.ts'
import { placeNodes } from '#engine/program/pins.ts'
import { guideStore, snapped } from './guides.ts'
import { cornerOf, foldedCorner, foldedId } from './units.ts'

interface Point {
  readonly x: number
  readonly y: number
}
/** Where everything is that the pointer holds, by what it is called on the canvas. */
export type Carried = ReadonlyMap<string, Point>

/** How near a card comes to being in line before it snaps, in px of the screen. */
const near = 6

/** Everything that moves when the pointer moves some of it: a group takes its steps along, and cards snap to what they are
 *  nearly in line with. */
export function carry(editor: ProgramEditor, grabbed: Carried, zoom: number): Carried {
  const held = new Map(grabbed)
  for (const [id, place] of grabbed) {
    const from = groupCorner(editor, id)
    if (!from) continue
    for (const member of from.members) {
      const position = nodeAt(editor.graph, member)?.position
      if (position) held.set(member, { x: position.x + place.x - from.x, y: position.y + place.y - from.y })
    }
  }
  const [lead] = [...grabbed.keys()].filter(
    (id) => readCanvasId(id)?.kind !== 'note' && readCanvasId(id)?.kind !== 'frame',
  )
  const dragged = lead === undefined ? undefined : held.get(lead)
  if (!dragged) return held
  const { place, lines } = snapped(dragged, standing(editor, held), near / zoom)
  guideStore.set({ lines })
  const by = { x: place.x - dragged.x, y: place.y - dragged.y }
  if (by.x === 0 && by.y === 0) return held
  return new Map([...held].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]))
}

/** Leaves everything where it was carried: one step of the history. */
export function putDown(editor: ProgramEditor, held: Carried): void {
  guideStore.set({ lines: [] })
  if (held.size === 0) return
  const steps: Record<string, Point> = {}
  const notes: Record<string, Point> = {}
  let group: string | null = null
  for (const [id, place] of held) {
    const other = readCanvasId(id)
    if (!other) steps[id] = place
    else if (other.kind === 'note') notes[other.id] = place
    else group = other.id
  }
  const only = group !== null ? groupAt(editor.graph, group) : undefined
  const members = only ? membersOf(editor.graph, only) : []
  const isGroup = only !== undefined && Object.keys(steps).every((id) => members.includes(id))
  if (Object.keys(notes).length === 0 && !isGroup) {
    moveSteps(editor, steps)
    return
  }
  const label: Label = isGroup
    ? { key: 'layout:done.groupMove', params: { name: nameOfGroup(only) } }
    : Object.keys(steps).length === 0
      ? { key: 'layout:done.noteMove' }
      : { key: 'done.moveMany', params: { count: Object.keys(steps).length } }
  editor.change(label, (graph) => moveNotes(placeNodes(graph, steps).graph, notes), { quiet: true })
}

/** Where a group that can be dragged stands, and who is in it. */
function groupCorner(editor: ProgramEditor, id: string): (Point & { members: string[] }) | null {
  const other = readCanvasId(id)
  const group = other && other.kind !== 'note' ? groupAt(editor.graph, other.id) : undefined
  if (!group) return null
  const members = membersOf(editor.graph, group)
  if (other?.kind === 'group') return { ...foldedCorner(editor.graph, members), members }
  const { x, y } = cornerOf(editor.graph, members)
  return { x: x - framePad.side, y: y - framePad.top, members }
}

/** Where the cards stand that are not held. */
function standing(editor: ProgramEditor, held: Carried): Point[] {
  const { graph } = editor
  const hidden = new Set<string>()
  const corners: Point[] = []
  for (const group of Object.values(graph.groups ?? {})) {
    if (!group.isFolded) continue
    const members = membersOf(graph, group)
    for (const id of members) hidden.add(id)
    if (!held.has(foldedId(group.id))) corners.push(foldedCorner(graph, members))
  }
  for (const { id, position } of Object.values(graph.nodes)) {
    if (!held.has(id) && !hidden.has(id)) corners.push(position)
  }
  return corners
}
