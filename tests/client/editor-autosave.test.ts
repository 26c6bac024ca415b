import { beforeEach, describe, expect, test } from 'vitest'
import { Autosave, longest, quiet } from '#client/editor/Autosave.ts'
import { Draft } from '#client/editor/Draft.ts'
import { type JournalEntry, sameDrawing, storageJournal } from '#client/editor/journal.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { rename } from '#engine/program/settings.ts'
import { settled, TestClock, TestJournal, TestServer } from './saving.ts'

const graph: Graph = { ...emptyGraph, nodes: { in: createNode('entry', 'in') } }
const named = (name: string): Graph => rename(graph, 'in', name).graph

let clock: TestClock
let server: TestServer
let journal: TestJournal
let draft: Draft
let autosave: Autosave
const type = (name: string) => draft.perform({ key: 'done.rename' }, (before) => rename(before, 'in', name).graph)

beforeEach(() => {
  clock = new TestClock()
  server = new TestServer(graph)
  journal = new TestJournal()
  draft = new Draft(graph, clock.now)
  autosave = new Autosave(draft, { revision: 1, savedAt: null }, server, journal, clock)
  autosave.start()
})

describe('saving by itself', () => {
  test('waits for a moment of quiet, then sends once', async () => {
    type('a')
    expect(autosave.read()).toEqual({ kind: 'saving' })
    await clock.goOn(quiet - 100)
    type('ab')
    await clock.goOn(quiet - 100)
    expect(server.saves).toBe(0)
    await clock.goOn(100)
    expect(server.saves).toBe(1)
    expect(server.held.nodes.in?.name).toBe('ab')
    expect(autosave.read()).toEqual({ kind: 'saved', at: new Date(5000) })
  })

  test('does not wait for ever while one goes on typing', async () => {
    for (let i = 0; i < 20; i += 1) {
      type(`a${i}`)
      await clock.goOn(400)
    }
    expect(server.saves).toBeGreaterThanOrEqual(1)
    expect(clock.time).toBeGreaterThan(longest)
  })

  test('never says saved while something is not', async () => {
    const said: string[] = []
    autosave.subscribe(() => {
      if (autosave.read().kind === 'saved') said.push(server.held.nodes.in?.name ?? '')
    })
    type('a')
    await clock.goOn(quiet)
    type('ab')
    await clock.goOn(quiet)
    expect(said).toEqual(['a', 'ab'])
  })

  test('sends what changed while a save was on its way', async () => {
    let answer: (() => void) | undefined
    const save = server.save.bind(server)
    server.save = (revision, sent) =>
      new Promise((resolve, reject) => {
        answer = () => save(revision, sent).then(resolve, reject)
      })
    type('a')
    await clock.goOn(quiet)
    type('ab')
    server.save = save
    answer?.()
    await settled()
    expect(autosave.read().kind).toBe('saving')
    await clock.goOn(quiet)
    expect(server.held.nodes.in?.name).toBe('ab')
    expect(autosave.read().kind).toBe('saved')
  })

  test('has everything at the server after a flush', async () => {
    type('a')
    expect(await autosave.flush()).toBe(true)
    expect(server.held.nodes.in?.name).toBe('a')
  })
})

describe('without a connection', () => {
  test('keeps the draft on the device, says so and tries again until it works', async () => {
    server.isDown = true
    type('a')
    await clock.goOn(quiet)
    expect(autosave.read()).toEqual({ kind: 'offline', changes: 1 })
    expect(journal.entry?.graph.nodes.in?.name).toBe('a')
    type('ab')
    await clock.goOn(300)
    expect(journal.entry?.graph.nodes.in?.name).toBe('ab')
    expect(autosave.read()).toEqual({ kind: 'offline', changes: 2 })
    server.isDown = false
    await clock.goOn(10_000)
    expect(server.held.nodes.in?.name).toBe('ab')
    expect(autosave.read().kind).toBe('saved')
    expect(journal.entry).toBeNull()
  })

  test('tries at once when the connection is back', async () => {
    server.isDown = true
    type('a')
    await clock.goOn(60_000)
    server.isDown = false
    autosave.reconnected()
    await settled()
    expect(autosave.read().kind).toBe('saved')
  })

  test('a save whose answer got lost is no conflict with oneself', async () => {
    server.losesAnswers = true
    type('a')
    await clock.goOn(quiet)
    expect(autosave.read().kind).toBe('offline')
    server.losesAnswers = false
    await clock.goOn(5000)
    expect(autosave.read().kind).toBe('saved')
    expect(autosave.revision).toBe(server.revision)
  })

  test('a flush tells that it could not', async () => {
    server.isDown = true
    type('a')
    expect(await autosave.flush()).toBe(false)
  })
})

describe('when somebody saved in between', () => {
  beforeEach(async () => {
    server.revision = 7
    server.held = named('theirs')
    type('mine')
    await clock.goOn(quiet)
  })

  test('nothing is sent, and it says who and when', async () => {
    expect(autosave.read()).toMatchObject({ kind: 'conflict', who: 'Mikko', at: new Date(4000) })
    type('mine again')
    await clock.goOn(60_000)
    expect(server.held.nodes.in?.name).toBe('theirs')
    expect(journal.entry?.graph.nodes.in?.name).toBe('mine again')
  })

  test('choosing mine keeps it, and undo brings theirs back', async () => {
    await autosave.resolve({ 'nodes in name': 'mine' })
    expect(server.held.nodes.in?.name).toBe('mine')
    expect(autosave.read().kind).toBe('saved')
    draft.undo()
    expect(draft.graph.nodes.in?.name).toBe('theirs')
  })

  test('taking theirs shows it, and undo brings mine back', async () => {
    await autosave.takeTheirs()
    expect(draft.graph.nodes.in?.name).toBe('theirs')
    expect(autosave.read()).toEqual({ kind: 'saved', at: new Date(4000) })
    draft.undo()
    await clock.goOn(quiet)
    expect(server.held.nodes.in?.name).toBe('mine')
  })
})

test('a save that the server declines says why, and the next change is tried again', async () => {
  server.refusal = 'Limit 10000 nodes.'
  type('a')
  await clock.goOn(quiet)
  expect(autosave.read()).toEqual({ kind: 'refused', message: 'Limit 10000 nodes.' })
  server.refusal = null
  type('b')
  await clock.goOn(quiet)
  expect(autosave.read().kind).toBe('saved')
})

describe('what a device kept', () => {
  const opened = (revision: number, entry: JournalEntry) => {
    server.revision = revision
    const again = new Autosave(new Draft(server.held, clock.now), { revision, savedAt: null }, server, journal, clock)
    again.restore(entry)
    again.start()
    return again
  }
  test('comes back on the revision it was made on, and is saved', async () => {
    opened(3, { revision: 3, graph: named('kept'), base: graph, changes: 4 })
    await clock.goOn(quiet)
    expect(server.held.nodes.in?.name).toBe('kept')
  })
  test('counts as many changes as it was', async () => {
    server.isDown = true
    const again = opened(3, { revision: 3, graph: named('kept'), base: graph, changes: 4 })
    await clock.goOn(quiet)
    expect(again.read()).toEqual({ kind: 'offline', changes: 4 })
  })
  test('is merged when somebody saved something else since', async () => {
    server.held = { ...graph, direction: 'right' }
    const again = opened(4, { revision: 3, graph: named('kept'), base: graph })
    await clock.goOn(quiet * 2)
    expect(server.held).toMatchObject({ direction: 'right', nodes: { in: { name: 'kept' } } })
    expect(again.read().kind).toBe('saved')
  })
  test('asks when somebody saved the same since', async () => {
    server.held = named('theirs')
    const again = opened(4, { revision: 3, graph: named('kept'), base: graph })
    await clock.goOn(quiet)
    expect(again.read().kind).toBe('conflict')
  })
  test('is told apart from what the server has, whatever the order of its keys', () => {
    const turned = { edges: {}, nodes: { in: { ...graph.nodes.in } }, format: 1 } as unknown as Graph
    expect(sameDrawing(graph, turned)).toBe(true)
    expect(sameDrawing(named('kept'), turned)).toBe(false)
  })
  test('is kept for its own program, and a full storage breaks nothing', () => {
    const shelf = new Map<string, string>()
    const storage = {
      getItem: (key: string) => shelf.get(key) ?? null,
      setItem: (key: string, value: string) => void shelf.set(key, value),
      removeItem: (key: string) => void shelf.delete(key),
    } as unknown as Storage
    storageJournal(storage, 1, 2).write({ revision: 3, graph })
    expect(storageJournal(storage, 1, 2).read()?.revision).toBe(3)
    expect(storageJournal(storage, 1, 9).read()).toBeNull()
    const full = {
      ...storage,
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    } as unknown as Storage
    expect(() => storageJournal(full, 1, 2).write({ revision: 1, graph })).not.toThrow()
  })
})
