import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clock } from '#client/editor/Clock.ts'
import { Draft } from '#client/editor/Draft.ts'
import { HistoryKeeper } from '#client/editor/HistoryKeeper.ts'
import { historyLimit } from '#client/editor/history.ts'
import { stable } from '#client/editor/journal.ts'
import { fingerprint, packHistory, storageShelf, unpackHistory } from '#client/editor/keptHistory.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { addNode } from '#engine/program/edits.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { addExit, removeExit, setReentry } from '#engine/program/policyEdits.ts'
import { configureField, rename } from '#engine/program/settings.ts'
import { draw } from '#tests/stories/draw.ts'
import { anyGesture } from '../engine/anyEdit.ts'

const label = { key: 'done.tidy' }

/** Everything that a hand can do to a drawing: what the engine's edits do, and the rules of the program. */
const anything = fc.oneof(
  {
    weight: 12,
    arbitrary: anyGesture.map(
      ({ gesture }) =>
        (graph: Graph, n: number) =>
          gesture(graph, n).graph,
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('afterLeaving' as const, 'never' as const)
      .map((kind) => (graph: Graph) => setReentry(graph, { kind }).graph),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((adds) => (graph: Graph, n: number) => {
      const exit = { id: `x${n}`, name: '', rule: { kind: 'tagged', tag: 'customer' } } as const
      return adds ? addExit(graph, exit).graph : removeExit(graph, graph.policy?.exits[0]?.id ?? '').graph
    }),
  },
)

const start = draw('joins L ── email A ── wait 2 days ── downloaded G?\n  ├ yes ── end\n  └ no ── email B ── end').graph

function shelfOf(entries = new Map<string, string>(), most = Number.POSITIVE_INFINITY) {
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem(key: string, text: string) {
      const taken = [...entries].reduce((sum, [one, kept]) => sum + (one === key ? 0 : kept.length), 0)
      if (taken + text.length > most) throw new Error('QuotaExceededError')
      entries.set(key, text)
    },
    removeItem: (key: string) => entries.delete(key),
    key: (n: number) => [...entries.keys()][n] ?? null,
    get length() {
      return entries.size
    },
  } as unknown as Storage
  return { entries, storage, shelf: storageShelf(storage, 1, 7) }
}

/** The page is loaded again: another draft, opened with what the server or the device holds of the drawing. */
function reloaded(draft: Draft, opened: Graph): Draft {
  const { shelf } = shelfOf()
  shelf.write(draft.history, draft.graph)
  const again = new Draft(opened)
  const history = shelf.read(opened)
  if (history) again.load(opened, history)
  return again
}

/** As a database keeps it: the keys of every object in an order of its own. */
const asStored = (graph: Graph): Graph => JSON.parse(stable(graph)) as Graph

describe('50 commands, a reload somewhere in between, and 50 undos', () => {
  test('give the identical drawing, whatever the commands', () => {
    const commands = fc.infiniteStream(anything)
    fc.assert(
      fc.property(commands, fc.integer({ min: 0, max: 50 }), (stream, midway) => {
        let draft = new Draft(start)
        const waypoints = [JSON.stringify(draft.graph)]
        for (let tries = 0; waypoints.length <= 50; tries += 1) {
          if (waypoints.length === midway) {
            const text = JSON.stringify(draft.graph)
            draft = reloaded(draft, JSON.parse(text))
            expect(JSON.stringify(draft.graph)).toBe(text)
          }
          const command = stream.next().value
          if (draft.perform(label, (graph) => command(graph, tries))) waypoints.push(JSON.stringify(draft.graph))
        }
        for (const before of waypoints.slice(0, -1).toReversed()) {
          expect(draft.undo()).not.toBeNull()
          expect(JSON.stringify(draft.graph)).toBe(before)
        }
        expect(draft.undo(), 'nothing more to undo').toBeNull()
        draft = reloaded(draft, asStored(draft.graph))
        draft.redo(50)
        expect(stable(draft.graph)).toBe(stable(JSON.parse(waypoints.at(-1) ?? '')))
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('is one jump as well', () => {
    const draft = new Draft(start)
    for (let n = 0; n < 50; n += 1) draft.perform(label, (graph) => rename(graph, 'n1', `Name ${n}`).graph)
    const after = draft.graph
    const seen: number[] = []
    draft.subscribe(() => seen.push(draft.read().changes))
    draft.undo(50)
    expect(draft.graph).toEqual(start)
    draft.redo(50)
    expect(draft.graph).toEqual(after)
    expect(seen).toHaveLength(2)
    expect(draft.undo(1000)).toEqual(label)
    expect(draft.graph).toEqual(start)
  })
})

describe('a kept history', () => {
  const drawn = (times: number, mjml = '') => {
    const draft = new Draft(addNode(start, createNode('email', 'mail')).graph)
    for (let n = 0; n < times; n += 1) {
      draft.perform(
        { key: 'done.rename', params: { name: `${n}` } },
        (graph) => rename(graph, 'mail', `Mail ${n}`).graph,
      )
      if (mjml)
        draft.perform(label, (graph) => configureField(graph, 'mail', 'variants.0.content.mjml', `${mjml}${n}`).graph)
    }
    return draft
  }

  test('is not taken up by another drawing than the one it leads to', () => {
    const draft = drawn(3)
    const { shelf } = shelfOf()
    shelf.write(draft.history, draft.graph)
    expect(shelf.read(draft.graph)?.past).toHaveLength(3)
    expect(shelf.read(asStored(draft.graph))?.past).toHaveLength(3)
    expect(shelf.read(rename(draft.graph, 'mail', 'Other').graph)).toBeNull()
    expect(shelf.read(emptyGraph)).toBeNull()
  })

  test('holds at least 200 steps of a program with long emails', () => {
    const draft = drawn(historyLimit / 2, '<mjml>'.padEnd(9_000, 'Hyvää päivää! '))
    expect(draft.history.past).toHaveLength(historyLimit)
    const kept = unpackHistory(packHistory(draft.history, draft.graph), draft.graph)
    expect(kept?.past.length).toBeGreaterThanOrEqual(200)
    expect(kept?.past.at(-1)?.change).toEqual(draft.history.past.at(-1)?.change)
  })

  test('loses its oldest steps, and what could be done again, where there is no room', () => {
    const draft = drawn(200)
    draft.undo(20)
    const text = packHistory(draft.history, draft.graph, 20_000)
    expect(text.length).toBeLessThanOrEqual(20_000)
    const kept = unpackHistory(text, draft.graph)
    expect(kept?.future).toEqual([])
    expect(kept?.past.length).toBeGreaterThan(20)
    const again = new Draft(draft.graph)
    if (kept) again.load(draft.graph, kept)
    expect(again.undo()).toEqual({ key: 'done.rename', params: { name: '179' } })
  })

  test('makes room by taking the histories of other programs, the oldest first', () => {
    const long = 'x'.repeat(1_400_000)
    const entries = new Map([
      ['polku.history.1.1', `{"at":5,"x":"${long}"}`],
      ['polku.history.1.2', `{"at":9,"x":"${long}"}`],
      ['polku.draft.1.1', 'unsaved'],
    ])
    const { shelf } = shelfOf(entries)
    const draft = drawn(400, 'a body that is quite long'.padEnd(4_000, '-'))
    shelf.write(draft.history, draft.graph)
    expect([...entries.keys()].sort()).toEqual(['polku.draft.1.1', 'polku.history.1.2', 'polku.history.1.7'])
  })

  test('is let go, not broken, where nothing can be kept', () => {
    const { shelf, entries } = shelfOf(new Map([['polku.history.1.7', 'not JSON']]), 100)
    const draft = drawn(30)
    expect(shelf.read(draft.graph)).toBeNull()
    shelf.write(draft.history, draft.graph)
    expect([...entries.keys()]).toEqual([])
    expect(storageShelf(undefined, 1, 1).read(draft.graph)).toBeNull()
  })

  test('is written a moment after a change and when the page goes, whether or not the server has the drawing', () => {
    let due: (() => void) | null = null
    const clock: Clock = {
      now: () => 0,
      after: (_, act) => {
        due = act
        return () => {
          due = null
        }
      },
    }
    const { shelf } = shelfOf()
    const draft = new Draft(start)
    const keeper = new HistoryKeeper(draft, shelf, clock)
    keeper.start()
    draft.perform(label, (graph) => rename(graph, 'n1', 'Door').graph)
    expect(shelf.read(draft.graph)).toBeNull()
    ;(due as (() => void) | null)?.()
    expect(shelf.read(draft.graph)?.past).toHaveLength(1)
    draft.undo()
    keeper.keep()
    expect(shelf.read(start)?.future).toHaveLength(1)
    keeper.stop()
  })

  test('knows a drawing whatever the order of its keys, and tells two drawings apart', () => {
    expect(fingerprint(asStored(start))).toBe(fingerprint(start))
    expect(fingerprint(rename(start, 'n1', 'x').graph)).not.toBe(fingerprint(start))
  })
})
