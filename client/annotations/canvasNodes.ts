import type { Node as XyNode } from '@xyflow/react'
import { cardHandles, type StepNode } from '#client/canvas/flowModel.ts'
import { cornerOf, foldedCorner, foldedId, pathHeight } from '#client/layout/units.ts'
import { outletsOf } from '#engine/nodes/registry.ts'
import type { Direction, Group, Note } from '#engine/program/annotations.ts'
import type { Graph } from '#engine/program/graph.ts'
import { groupOfNodes, membersOf } from '#engine/program/groups.ts'
import { card } from '#engine/program/place.ts'
import { type Gates, gatesOf } from './useGroupCounts.ts'

export interface NoteData extends Record<string, unknown> {
  readonly note: Note
}
export type NoteNode = XyNode<NoteData, 'note'>

/** A group as a frame behind its steps, or as one card in their place. */
export interface GroupData extends Record<string, unknown> {
  readonly group: Group
  readonly members: readonly string[]
  readonly direction: Direction
  /** Where people come into a folded group and go on out of it, in the drawing that is shown. */
  readonly gates: Gates | null
}
export type FrameNode = XyNode<GroupData, 'frame'>
export type FoldedNode = XyNode<GroupData, 'folded'>

/** Everything that stands on the canvas. */
export type CanvasNode = StepNode | NoteNode | FrameNode | FoldedNode

export const noteId = (id: string): string => `note:${id}`
export const frameId = (id: string): string => `frame:${id}`
/** Air between a frame and its steps; more above for the name, and behind for what still leads nowhere. */
export const framePad = { side: 24, top: 48, end: 48 } as const

/** Reads `note:…`, `frame:…` or `group:…`; null for a step's id. */
export function readCanvasId(id: string): { kind: 'note' | 'frame' | 'group'; id: string } | null {
  const found = /^(note|frame|group):(.+)$/.exec(id)
  return found ? { kind: found[1] as 'note' | 'frame' | 'group', id: found[2] as string } : null
}

export const hiddenSteps = (graph: Graph): ReadonlyMap<string, Group> => {
  const hidden = new Map<string, Group>()
  if (!graph.groups) return hidden
  for (const [id, group] of groupOfNodes(graph)) if (group.isFolded) hidden.set(id, group)
  return hidden
}

export interface ShownAround {
  readonly editable: boolean
  readonly selection: ReadonlySet<string>
  /** The step in the tab order; a folded group that holds it takes its place. */
  readonly current: string | null
  readonly noteLabel: (note: Note) => string
  readonly groupLabel: (group: Group, count: number) => string
}

/** The drawing with its notes and groups: each frame before the first of its steps, each folded group in the place of its
 *  steps, and each note before the step that it stands by, so that they are met there. */
export class AnnotationModel {
  #before = new Map<string, CanvasNode>()

  nodes(graph: Graph, order: readonly string[], steps: readonly StepNode[], around: ShownAround): CanvasNode[] {
    if (!graph.notes && !graph.groups) return steps as CanvasNode[]
    const made = new Map<string, CanvasNode>()
    const stepOf = new Map(steps.map((step) => [step.id, step]))
    const groups = groupOfNodes(graph)
    const placed: CanvasNode[] = []
    for (const note of Object.values(graph.notes ?? {})) placed.push(this.#kept(made, noteNode(note, around)))
    const met = new Set<string>()
    for (const id of order) {
      const group = groups.get(id)
      if (group && !met.has(group.id)) {
        met.add(group.id)
        const members = membersOf(graph, group).filter((member) => groups.get(member) === group)
        const make = group.isFolded ? foldedNode : frameNode
        placed.push(this.#kept(made, make(graph, group, members, around)))
      }
      const step = stepOf.get(id)
      if (step && !group?.isFolded) placed.push(step)
    }
    this.#before = made
    return placed
  }

  /** The node of before, when it would look the same. */
  #kept(made: Map<string, CanvasNode>, node: CanvasNode): CanvasNode {
    const before = this.#before.get(node.id)
    const kept =
      before && same(before, node) ? before : { ...node, ...(before?.measured && { measured: before.measured }) }
    made.set(node.id, kept as CanvasNode)
    return kept as CanvasNode
  }
}

function noteNode(note: Note, { editable, noteLabel }: ShownAround): NoteNode {
  const { width, height } = note
  return {
    id: noteId(note.id),
    type: 'note',
    position: note.position,
    data: { note },
    width,
    height,
    zIndex: -1,
    draggable: editable,
    selectable: false,
    connectable: false,
    ariaLabel: noteLabel(note),
    ariaRole: 'note',
    domAttributes: { tabIndex: 0 },
  }
}

function frameNode(graph: Graph, group: Group, members: readonly string[], around: ShownAround): FrameNode {
  const direction = graph.direction ?? 'down'
  const { x, y } = cornerOf(graph, members)
  const reach = members.map((id) => {
    const node = graph.nodes[id] as Graph['nodes'][string]
    const rows = direction === 'right' ? (outletsOf(node).length * pathHeight - card.height) / 2 : 0
    return { x: node.position.x + card.width, y: node.position.y + card.height + Math.max(0, rows) }
  })
  const end = direction === 'down' ? { x: framePad.side, y: framePad.end } : { x: framePad.end, y: framePad.side }
  const right = Math.max(...reach.map((one) => one.x)) + end.x
  const bottom = Math.max(...reach.map((one) => one.y)) + end.y
  const position = { x: x - framePad.side, y: y - framePad.top }
  return {
    id: frameId(group.id),
    type: 'frame',
    position,
    data: { group, members, direction, gates: null },
    width: right - position.x,
    height: bottom - position.y,
    zIndex: -2,
    draggable: around.editable,
    dragHandle: '[data-frame-title]',
    selectable: false,
    connectable: false,
    ariaLabel: around.groupLabel(group, members.length),
    ariaRole: 'group',
    style: { pointerEvents: 'none' },
    domAttributes: { tabIndex: -1 },
  }
}

function foldedNode(graph: Graph, group: Group, members: readonly string[], around: ShownAround): FoldedNode {
  const current = around.current !== null && members.includes(around.current)
  const direction = graph.direction ?? 'down'
  const down = direction === 'down'
  const outside = down ? { x: card.width / 2, y: card.height } : { x: card.width, y: card.height / 2 }
  return {
    id: foldedId(group.id),
    type: 'folded',
    position: foldedCorner(graph, members),
    data: { group, members, direction, gates: gatesOf(graph, members) },
    handles: cardHandles(direction, [{ id: null, ...outside }]),
    measured: { width: card.width, height: card.height },
    width: card.width,
    height: card.height,
    selected: members.some((id) => around.selection.has(id)),
    draggable: around.editable,
    connectable: false,
    ariaLabel: around.groupLabel(group, members.length),
    ariaRole: 'group',
    domAttributes: { tabIndex: current ? 0 : -1 },
  }
}

function same(a: CanvasNode, b: CanvasNode): boolean {
  const data = (node: CanvasNode) =>
    'note' in node.data ? [node.data.note] : [node.data.group, node.data.direction, JSON.stringify(node.data.gates)]
  return (
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.selected === b.selected &&
    a.draggable === b.draggable &&
    a.ariaLabel === b.ariaLabel &&
    a.domAttributes?.tabIndex === b.domAttributes?.tabIndex &&
    data(a).every((one, i) => one === data(b)[i])
  )
}
