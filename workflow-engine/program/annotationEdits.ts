import { ElementId, type Position, unstorable } from '../nodes/fields.ts'
import type { Direction, Group, Note } from './annotations.ts'
import { done, type Edit, objection, refuse } from './edit.ts'
import { type Graph, nodeAt } from './graph.ts'
import { groupAt, membersOf, withGroups, withoutMembers } from './groups.ts'
import { grid, onCanvas, snap } from './place.ts'

/** How small and how large a note may be, in canvas units. */
export const noteSize = { width: { least: 120, most: 800 }, height: { least: 64, most: 800 } } as const
const longestNote = 4000

export function addNote(graph: Graph, note: Note): Edit {
  if (!ElementId.safeParse(note.id).success) return refuse(graph, objection('badId'))
  if (noteAt(graph, note.id)) return refuse(graph, objection('idTaken'))
  return done(withNote(graph, fitting(note)))
}

/** Gives a note another text, place or size; sizes out of bounds are brought within them. */
export function changeNote(graph: Graph, id: string, change: Partial<Omit<Note, 'id'>>): Edit {
  const note = noteAt(graph, id)
  if (!note) return refuse(graph, objection('noNote'))
  const changed = fitting({ ...note, ...change })
  const same =
    changed.text === note.text &&
    changed.width === note.width &&
    changed.height === note.height &&
    changed.position.x === note.position.x &&
    changed.position.y === note.position.y
  return same ? done(graph) : done(withNote(graph, changed))
}

/** Moves notes; ids that are not there are passed over. */
export function moveNotes(graph: Graph, places: Readonly<Record<string, Position>>): Edit {
  const there = Object.entries(places).filter(([id]) => noteAt(graph, id))
  return done(there.reduce((moved, [id, position]) => changeNote(moved, id, { position }).graph, graph))
}

export function removeNote(graph: Graph, id: string): Edit {
  if (!noteAt(graph, id)) return refuse(graph, objection('noNote'))
  const { notes = {}, ...rest } = graph
  const { [id]: _, ...kept } = notes
  return done(Object.keys(kept).length > 0 ? { ...rest, notes: kept } : rest)
}

/** A copy of a note a little aside. */
export function duplicateNote(graph: Graph, id: string, newId: string): Edit {
  const note = noteAt(graph, id)
  if (!note) return refuse(graph, objection('noNote'))
  const { x, y } = note.position
  return addNote(graph, { ...note, id: newId, position: { x: x + 3 * grid, y: y + 3 * grid } })
}

interface NewGroup extends Pick<Group, 'id' | 'name'> {
  readonly nodeIds: readonly string[]
}

/** Steps as a group. Those that were in another group leave it; ids that are not there are passed over. */
export function groupNodes(graph: Graph, { id, name, nodeIds }: NewGroup): Edit {
  if (!ElementId.safeParse(id).success) return refuse(graph, objection('badId'))
  if (groupAt(graph, id)) return refuse(graph, objection('idTaken'))
  const members = new Set(nodeIds.filter((nodeId) => nodeAt(graph, nodeId)))
  if (members.size === 0) return refuse(graph, objection('noNode'))
  const left = withoutMembers(graph, (nodeId) => members.has(nodeId))
  const group: Group = { id, name: storable(name, 120), nodeIds: [...members], isFolded: false }
  return done(withGroups(left, [...Object.values(left.groups ?? {}), group]))
}

/** Its steps stay where they are. */
export function ungroup(graph: Graph, id: string): Edit {
  if (!groupAt(graph, id)) return refuse(graph, objection('noGroup'))
  return done(
    withGroups(
      graph,
      Object.values(graph.groups ?? {}).filter((group) => group.id !== id),
    ),
  )
}

export const renameGroup = (graph: Graph, id: string, name: string): Edit =>
  changeGroup(graph, id, { name: storable(name, 120) })

export const foldGroup = (graph: Graph, id: string, isFolded: boolean): Edit => changeGroup(graph, id, { isFolded })

/** Which way the drawing runs. Where its steps stand is another matter: the canvas tidies. */
export function turn(graph: Graph, direction: Direction): Edit {
  if ((graph.direction ?? 'down') === direction) return done(graph)
  const { direction: _, ...rest } = graph
  return done(direction === 'down' ? rest : { ...rest, direction })
}

function changeGroup(graph: Graph, id: string, change: Partial<Pick<Group, 'name' | 'isFolded'>>): Edit {
  const group = groupAt(graph, id)
  if (!group || membersOf(graph, group).length === 0) return refuse(graph, objection('noGroup'))
  const changed: Group = { ...group, ...change }
  if (changed.name === group.name && changed.isFolded === group.isFolded) return done(graph)
  return done({ ...graph, groups: { ...graph.groups, [id]: changed } })
}

const noteAt = ({ notes }: Graph, id: string): Note | undefined =>
  notes && Object.hasOwn(notes, id) ? notes[id] : undefined

const withNote = (graph: Graph, note: Note): Graph => ({ ...graph, notes: { ...graph.notes, [note.id]: note } })

function fitting({ id, text, position, width, height }: Note): Note {
  const within = (value: number, { least, most }: { least: number; most: number }) =>
    Math.min(most, Math.max(least, Math.round((value || 0) / grid) * grid))
  return {
    id,
    text: storable(text, longestNote),
    position: onCanvas(snap(position)),
    width: within(width, noteSize.width),
    height: within(height, noteSize.height),
  }
}

const storable = (text: string, most: number): string => text.slice(0, most).replace(unstorable, '')
