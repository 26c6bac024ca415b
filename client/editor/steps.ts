import type { Position } from '#engine/nodes/fields.ts'
import { createNode, type Node, type NodeType, outletsOf } from '#engine/nodes/registry.ts'
import { done, type Edit, edgeOf } from '#engine/program/edit.ts'
import { addAfter, addNode, connect, insertOnEdge } from '#engine/program/edits.ts'
import { type Graph, isRoot } from '#engine/program/graph.ts'
import { placeNodes } from '#engine/program/pins.ts'
import { axesOf, card, free, grid, snap, step, stepOf } from '#engine/program/place.ts'
import { configureField, rename } from '#engine/program/settings.ts'
import type { Label } from './history.ts'
import type { Slot } from './Moment.ts'
import type { ProgramEditor } from './ProgramEditor.ts'

/** A step's own id: short, and unlike any other's. */
export function newStepId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return `s${[...bytes].map((byte) => (byte % 36).toString(36)).join('')}`
}

/** Adds a step where a "+" or a drop asked for it, opens it and points at its first field. Every way to add comes here.
 *  @param through the outlet by which what follows goes on; the first one when left out
 *  @returns the new step's id, null when it cannot stand there */
export function addStep(
  editor: ProgramEditor,
  type: NodeType,
  slot: Slot | { kind: 'canvas'; at: Position },
  through?: string,
): string | null {
  const id = newStepId()
  const node = createNode(type, id) as Node
  switch (slot.kind) {
    case 'edge':
      return settle(editor, type, id, (graph) => insertOnEdge(graph, slot.edgeId, node, through))
    case 'outlet':
      return settle(editor, type, id, (graph) => addAfter(graph, slot.nodeId, slot.outlet, node, through))
    case 'node':
      return settle(editor, type, id, (graph) => addAfter(graph, slot.nodeId, wayOn(graph, slot.nodeId), node))
    case 'canvas':
      return settle(editor, type, id, (graph) => addNode(graph, { ...node, position: snap(slot.at) }))
    default:
      return slot satisfies never
  }
}

/** Adds a step after the selected one, or at the end of the program; an entry goes to the top. */
export function addStepAfterSelection(editor: ProgramEditor, type: NodeType): string | null {
  const id = newStepId()
  const node = createNode(type, id) as Node
  if (type === 'entry') return settle(editor, type, id, (graph) => addEntry(graph, editor, id))
  if (isRoot(node)) return settle(editor, type, id, (graph) => addNode(graph, { ...node, position: clearSpot(graph) }))
  const [selected] = editor.draft.read().selection
  const onto = placeAfter(editor, type, selected)
  if (onto) return addStep(editor, type, { kind: 'node', nodeId: onto })
  return settle(editor, type, id, (graph) => addNode(graph, { ...node, position: clearSpot(graph) }))
}

/** Moves steps to where they were dropped, and pins them there; a drag is one step of the history. */
export function moveSteps(editor: ProgramEditor, places: Readonly<Record<string, Position>>, burst?: string): void {
  const ids = Object.keys(places)
  const first = ids[0]
  if (first === undefined) return
  const label: Label =
    ids.length === 1
      ? { key: 'done.move', params: { name: editor.nameOf(first) } }
      : { key: 'done.moveMany', params: { count: ids.length } }
  editor.change(label, (graph) => placeNodes(graph, places), { ...(burst ? { burst } : {}), quiet: true })
}

/** Moves the selected steps by some grid units; held keys are one step of the history. */
export function nudge(editor: ProgramEditor, x: number, y: number): void {
  const { selection } = editor.draft.read()
  const places: Record<string, Position> = {}
  for (const id of selection) {
    const node = editor.node(id)
    if (node) places[id] = { x: node.position.x + x * grid, y: node.position.y + y * grid }
  }
  moveSteps(editor, places, `nudge ${selection.join(' ')}`)
}

/** Changes one setting of a step: `path` is `duration.amount`. Typing on in one field is one step of the history.
 *  @returns whether it was taken */
export function setField(editor: ProgramEditor, id: string, path: string, value: unknown, typing = false): boolean {
  return editor.change(
    { key: 'done.configure', params: { name: editor.nameOf(id) } },
    (graph) => configureField(graph, id, path, value),
    { quiet: true, ...(typing ? { burst: `field ${id} ${path}` } : {}) },
  )
}

export function renameStep(editor: ProgramEditor, id: string, name: string, typing = false): void {
  editor.change({ key: 'done.rename', params: { name: editor.nameOf(id) } }, (graph) => rename(graph, id, name), {
    quiet: true,
    ...(typing ? { burst: `name ${id}` } : {}),
  })
}

function settle(editor: ProgramEditor, type: NodeType, id: string, edit: (graph: Graph) => Edit): string | null {
  const label = { key: 'done.add', params: { kind: editor.words.title(type) } }
  if (!editor.change(label, edit, { select: [id] })) return null
  editor.moment.set({ current: id, panel: 'step', field: '', menu: null })
  return id
}

/** The step that a new one follows: the selected one, or where the program ends. What ends a path stands at an end. */
function placeAfter(editor: ProgramEditor, type: NodeType, selected: string | undefined): string | undefined {
  const node = selected === undefined ? undefined : editor.node(selected)
  const passes = outletsOf(createNode(type, 'new') as Node).length > 0
  if (node && passes && outletsOf(node).length > 0) return node.id
  return openEnd(editor, selected) ?? openEnd(editor)
}

/** The outlet that a new step follows: the first open one, else the first. */
function wayOn(graph: Graph, id: string): string {
  const node = graph.nodes[id]
  const outlets = node ? outletsOf(node) : []
  return outlets.find((outlet) => !edgeOf(graph, id, outlet)) ?? outlets[0] ?? ''
}

/** The last step of the flow that has an outlet to go on from; with `behind`, one that it leads to. */
function openEnd(editor: ProgramEditor, behind?: string): string | undefined {
  const { order } = editor.flow
  const start = behind ? order.findIndex(({ id }) => id === behind) : 0
  return order
    .slice(Math.max(0, start))
    .toReversed()
    .find((node) => outletsOf(node).some((outlet) => !edgeOf(editor.graph, node.id, outlet)))?.id
}

/** An entry stands on top; when the program has none yet, it leads to what begins now. */
function addEntry(graph: Graph, editor: ProgramEditor, id: string): Edit {
  const nodes = Object.values(graph.nodes)
  const first = editor.flow.order.find((node) => node.type !== 'entry' && editor.flow.previous(node.id).length === 0)
  const hasEntry = nodes.some((node) => node.type === 'entry')
  const top = Math.min(...nodes.map(({ position }) => position.y), 0)
  const { along } = axesOf(graph.direction)
  const before = first && { ...first.position, [along]: first.position[along] - stepOf(graph.direction)[along] }
  const at = before && !hasEntry ? before : { x: 0, y: top }
  const others = nodes.map((node) => node.position)
  const position = free(at, others, graph.direction)
  const added = addNode(graph, createNode('entry', id, nodes.length === 0 ? { x: 0, y: 0 } : position))
  if (added.refused || !first || hasEntry) return added
  return done(connect(added.graph, id, 'then', first.id).graph, [id])
}

/** Below everything, in the middle. */
function clearSpot(graph: Graph): Position {
  const places = Object.values(graph.nodes).map(({ position }) => position)
  if (places.length === 0) return { x: 0, y: 0 }
  const left = Math.min(...places.map(({ x }) => x))
  return snap({ x: left, y: Math.max(...places.map(({ y }) => y)) + card.height + (step.y - card.height) })
}
