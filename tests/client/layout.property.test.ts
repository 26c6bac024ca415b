import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layout } from '#client/layout/layout.ts'
import { planTidy, type TidyOptions } from '#client/layout/tidyPlan.ts'
import { addNote, foldGroup, groupNodes, turn } from '#engine/program/annotationEdits.ts'
import { moveNodes } from '#engine/program/edits.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { pinNodes } from '#engine/program/pins.ts'
import { axesOf, overlaps } from '#engine/program/place.ts'
import { anyGraph, anyWalkable } from '../engine/anyEdit.ts'

const tidied = (graph: Graph, options?: TidyOptions): Graph => {
  const plan = planTidy(graph, options)
  return plan.settle(plan.shapes.map(layout)).graph
}

const direction = fc.constantFrom('down' as const, 'right' as const)
const numbers = fc.array(fc.nat({ max: 40 }), { maxLength: 4 })
const chosen = (graph: Graph, which: readonly number[]) => {
  const ids = Object.keys(graph.nodes)
  return ids.length === 0 ? [] : which.map((n) => ids[n % ids.length] as string)
}

/** A walkable program, its steps anywhere within a few screens, some of them pinned, running either way. */
const scattered: fc.Arbitrary<Graph> = fc
  .tuple(
    anyWalkable,
    direction,
    fc.array(fc.tuple(fc.nat({ max: 250 }), fc.nat({ max: 250 })), { minLength: 40 }),
    numbers,
  )
  .map(([graph, way, at, pins]) => {
    const ids = Object.keys(graph.nodes)
    const places = ids.map((id, i) => {
      const [x, y] = at[i % at.length] as [number, number]
      return [id, { x: x * 8, y: y * 8 }] as const
    })
    const placed = moveNodes(turn(graph, way).graph, Object.fromEntries(places)).graph
    return pinNodes(placed, chosen(placed, pins)).graph
  })

const pinnedIds = (graph: Graph) => Object.values(graph.nodes).flatMap(({ id, pinned }) => (pinned ? [id] : []))

function expectNoOverlap(graph: Graph, unless: ReadonlySet<string>): void {
  const cards = Object.values(graph.nodes)
  for (const [i, one] of cards.entries()) {
    for (const other of cards.slice(i + 1)) {
      if (unless.has(one.id) && unless.has(other.id)) continue
      expect(overlaps(one.position, other.position), `${one.id} and ${other.id}`).toBe(false)
    }
  }
}

describe('tidying any program, in both directions', () => {
  test('a second time changes nothing', () => {
    fc.assert(
      fc.property(scattered, (graph) => {
        const once = tidied(graph)
        expect(tidied(once).nodes).toEqual(once.nodes)
      }),
    )
  })

  test('moves no pinned step, and covers no card', () => {
    fc.assert(
      fc.property(scattered, (graph) => {
        const after = tidied(graph)
        const pinned = pinnedIds(graph)
        for (const id of pinned) expect(after.nodes[id]).toBe(graph.nodes[id])
        expectNoOverlap(after, new Set(pinned))
      }),
    )
  })

  test('lays each step behind everything that leads to it, and the paths of a branch in the order of its outlets', () => {
    fc.assert(
      fc.property(scattered, (graph) => {
        const after = tidied(graph, { pinsToo: true })
        const { along, across } = axesOf(after.direction)
        const flow = readFlow(after)
        const at = (id: string) => (after.nodes[id] as Graph['nodes'][string]).position
        const place = (id: string) => flow.placeOf.get(id) as number
        for (const { id } of flow.order) {
          const onwards = flow.next(id).filter(({ to }) => place(to) > place(id))
          for (const { to } of onwards) expect(at(to)[along]).toBeGreaterThan(at(id)[along])
          // Those that only this step leads to.
          const own = onwards.filter(({ to }) => flow.previous(to).length === 1).map(({ to }) => at(to)[across])
          expect(own).toEqual([...own].sort((a, b) => a - b))
        }
      }),
    )
  })

  test('keeps the top left corner where it was', () => {
    fc.assert(
      fc.property(scattered, (graph) => {
        const corner = (drawing: Graph) => {
          const places = Object.values(drawing.nodes).map(({ position }) => position)
          return [Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))]
        }
        expect(corner(tidied(graph, { pinsToo: true }))).toEqual(corner(graph))
      }),
    )
  })

  test('of a selection moves nothing else and covers nothing, and a second time changes nothing', () => {
    fc.assert(
      fc.property(scattered, numbers, (graph, which) => {
        const only = chosen(graph, which)
        const standing = tidied(graph, { pinsToo: true })
        const after = tidied(standing, { only })
        for (const id of Object.keys(standing.nodes)) {
          if (!only.includes(id)) expect(after.nodes[id]).toBe(standing.nodes[id])
        }
        expectNoOverlap(after, new Set())
        expect(tidied(after, { only }).nodes).toEqual(after.nodes)
      }),
    )
  })

  test('is possible whatever hands have drawn', () => {
    fc.assert(
      fc.property(anyGraph, direction, (graph, way) => {
        const once = tidied(turn(graph, way).graph)
        expect(tidied(once)).toEqual(once)
      }),
    )
  })

  test('moves a folded group as one, and a note with the step that it stands by', () => {
    fc.assert(
      fc.property(scattered, numbers, (graph, which) => {
        const nodeIds = chosen(graph, which)
        fc.pre(nodeIds.length > 0)
        const grouped = groupNodes(graph, { id: 'g', name: 'Together', nodeIds }).graph
        const [first] = nodeIds as [string]
        const { x, y } = (graph.nodes[first] as Graph['nodes'][string]).position
        const note = { id: 'note', text: '', position: { x: x + 8, y: y + 8 }, width: 120, height: 64 }
        const before = addNote(foldGroup(grouped, 'g', true).graph, note).graph
        const after = tidied(before)
        const by = (id: string) => {
          const [was, is] = [before.nodes[id]?.position, after.nodes[id]?.position]
          return [(is?.x ?? 0) - (was?.x ?? 0), (is?.y ?? 0) - (was?.y ?? 0)]
        }
        for (const id of nodeIds) expect(by(id)).toEqual(by(first))
        expect(tidied(after)).toEqual(after)
      }),
    )
  })
})
