import { moveNotes, turn } from '#engine/program/annotationEdits.ts'
import type { Direction, Note } from '#engine/program/annotations.ts'
import { done, type Edit } from '#engine/program/edit.ts'
import { moveNodes } from '#engine/program/edits.ts'
import { type Flow, readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { unpinNodes } from '#engine/program/pins.ts'
import { axesOf, card } from '#engine/program/place.ts'
import type { Places } from './layout.ts'
import type { Shape } from './readShape.ts'
import { settle } from './settle.ts'
import { placesOfSteps, type Unit, unitsOf } from './units.ts'

export interface TidyOptions {
  /** Only these steps; left out: all. */
  readonly only?: readonly string[]
  /** Steps that were put somewhere by hand are laid out as well, and are pinned no longer. */
  readonly pinsToo?: boolean
  /** The drawing is turned first. */
  readonly direction?: Direction
}

/** What is to be laid out, and what comes of it: layout runs between the two, elsewhere. */
export interface TidyPlan {
  readonly shapes: readonly Shape[]
  /** @param laid what layout made of each shape */
  settle(laid: readonly Places[]): Edit
}

export function planTidy(drawing: Graph, { only, pinsToo = false, direction }: TidyOptions = {}): TidyPlan {
  const turned = direction ? turn(drawing, direction).graph : drawing
  const graph = pinsToo ? unpinNodes(turned, Object.keys(turned.nodes)).graph : turned
  const flow = readFlow(graph)
  const { units, unitOf } = unitsOf(graph, flow)
  const chosen = only && new Set(only.flatMap((id) => unitOf.get(id) ?? []))
  const ids = [...units.keys()].filter((id) => !chosen || chosen.has(id))
  const edges = edgesBetween(flow, unitOf, new Set(ids))
  // What is chosen here and there stays here and there; the whole stands side by side.
  const parts = chosen ? pieces(ids, edges) : [ids]
  const shapes = parts.map((part) => shapeOf(graph, part, edges, units))
  return {
    shapes,
    settle(laid) {
      const moving = new Set(ids.filter((id) => !units.get(id)?.pinned))
      const staying = [...units.values()].filter(({ id }) => !moving.has(id)).map(({ position }) => position)
      const places: Places = {}
      for (const [i, part] of parts.entries()) {
        const now = part.flatMap((id) => (moving.has(id) ? [[id, (units.get(id) as Unit).position] as const] : []))
        const settled = settle(Object.fromEntries(now), laid[i] ?? {}, staying, graph.direction ?? 'down')
        for (const [id, place] of Object.entries(settled)) {
          places[id] = place
          staying.push(place)
        }
      }
      return moveUnits(graph, units, places)
    },
  }
}

function shapeOf(graph: Graph, ids: readonly string[], edges: Shape['edges'], units: ReadonlyMap<string, Unit>): Shape {
  const inside = new Set(ids)
  const mine = edges.filter(({ from }) => inside.has(from))
  // A loop that nothing leads into begins somewhere as well: arrows back do not count.
  const order = new Map(ids.map((id, place) => [id, place]))
  const place = (id: string) => order.get(id) as number
  const led = new Set(mine.filter(({ from, to }) => place(from) < place(to)).map(({ to }) => to))
  const { across } = axesOf(graph.direction)
  const unit = (id: string) => units.get(id) as Unit
  const at = (id: string) => unit(id).position[across]
  // Side by side as they stand; those that stay elsewhere come last, in an order that their place does not change.
  const starts = ids
    .filter((id) => !led.has(id))
    .map((id) => ({ id, late: unit(id).pinned }))
    .sort((a, b) => Number(a.late) - Number(b.late) || (a.late ? 0 : at(a.id) - at(b.id)) || place(a.id) - place(b.id))
    .map(({ id }) => id)
  const sizes = Object.fromEntries(ids.flatMap((id) => (unit(id).size === null ? [] : [[id, unit(id).size as number]])))
  return { ids, starts, edges: mine, direction: graph.direction ?? 'down', sizes }
}

/** The arrows between the chosen units, in the order of the outlets; several arrows one way are one. */
function edgesBetween(flow: Flow, unitOf: ReadonlyMap<string, string>, chosen: ReadonlySet<string>): Shape['edges'] {
  const found = new Map<string, { from: string; to: string }>()
  for (const { id } of flow.order) {
    for (const edge of flow.next(id)) {
      const [from, to] = [unitOf.get(edge.from) as string, unitOf.get(edge.to) as string]
      const twice = edge.from === from ? `${edge.id}` : `${from} ${to}`
      if (from !== to && chosen.has(from) && chosen.has(to)) found.set(twice, { from, to })
    }
  }
  return [...found.values()]
}

/** What hangs together, each in the order given. */
function pieces(ids: readonly string[], edges: Shape['edges']): string[][] {
  const near = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { from, to } of edges) {
    near.get(from)?.push(to)
    near.get(to)?.push(from)
  }
  const seen = new Set<string>()
  const found: string[][] = []
  for (const id of ids) {
    if (seen.has(id)) continue
    const piece = new Set([id])
    for (const one of piece) for (const other of near.get(one) ?? []) piece.add(other)
    for (const one of piece) seen.add(one)
    found.push(ids.filter((one) => piece.has(one)))
  }
  return found
}

/** Moves steps to their places, and each note as far as the step that it stands by. */
function moveUnits(graph: Graph, units: ReadonlyMap<string, Unit>, places: Places): Edit {
  const nodes = placesOfSteps(graph, units, places)
  const notes: Places = {}
  for (const note of Object.values(graph.notes ?? {})) {
    const unit = nearest(note, units)
    const place = unit && places[unit.id]
    if (!unit || !place) continue
    const { x, y } = note.position
    notes[note.id] = { x: x + place.x - unit.position.x, y: y + place.y - unit.position.y }
  }
  return done(moveNotes(moveNodes(graph, nodes).graph, notes).graph)
}

/** The unit that a note stands by: the nearest one. */
export function nearest(note: Note, units: ReadonlyMap<string, Unit>): Unit | null {
  const gap = (from: number, size: number, other: number, otherSize: number) =>
    Math.max(0, other - (from + size), from - (other + otherSize))
  let found: Unit | null = null
  let least = Number.POSITIVE_INFINITY
  for (const unit of units.values()) {
    const { x, y } = unit.position
    const distance = gap(note.position.x, note.width, x, card.width) + gap(note.position.y, note.height, y, card.height)
    if (distance < least) [found, least] = [unit, distance]
  }
  return found
}
