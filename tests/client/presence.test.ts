import { beforeEach, describe, expect, test } from 'vitest'
import { Autosave, quiet } from '#client/editor/Autosave.ts'
import { Draft } from '#client/editor/Draft.ts'
import { betweenWords, type Person, Presence, type PresenceNews } from '#client/presence/Presence.ts'
import { createNode } from '#engine/nodes/registry.ts'
import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import { rename } from '#engine/program/settings.ts'
import { settled, TestClock, TestJournal, TestServer } from './saving.ts'

const graph: Graph = { ...emptyGraph, nodes: { in: createNode('entry', 'in'), out: createNode('end', 'out') } }
const named = (name: string, id = 'in'): Graph => rename(graph, id, name).graph

const me = { tab: 'mine', userId: 'anna' }
const person = (tab: string, name: string, more: Partial<Person> = {}): Person => ({
  tab,
  userId: name.toLowerCase(),
  name,
  edits: false,
  asks: false,
  declined: false,
  ...more,
})
const anna = (more: Partial<Person> = {}) => person('mine', 'Anna', more)
const bertil = (more: Partial<Person> = {}) => person('his', 'Bertil', more)

let clock: TestClock
let server: TestServer
let journal: TestJournal
let draft: Draft
let autosave: Autosave
let presence: Presence
let hear: (news: PresenceNews) => void
let said: string[]
const draw = (name: string, id = 'in') =>
  draft.perform({ key: 'done.rename' }, (before) => rename(before, id, name).graph)
const arrives = async (...present: Person[]) => {
  hear({ present, revision: server.revision })
  await settled()
}

beforeEach(() => {
  clock = new TestClock()
  server = new TestServer(graph)
  journal = new TestJournal()
  draft = new Draft(graph, clock.now)
  autosave = new Autosave(draft, { revision: 1, savedAt: null }, server, journal, clock)
  said = []
  const says = async (word: string) => void said.push(word)
  presence = new Presence(
    me,
    autosave,
    {
      watch: (listen) => {
        hear = listen
        return () => undefined
      },
      attend: () => says('attend'),
      leave: () => void said.push('leave'),
      edit: (takeOver) => says(takeOver ? 'take over' : 'edit'),
      ask: () => says('ask'),
      answer: (to, lets) => says(`${lets ? 'let' : 'keep from'} ${to}`),
    },
    clock,
  )
  autosave.start()
  presence.start()
  said = []
})

describe('a page that nobody else has open', () => {
  test('edits at the first change, once', async () => {
    draw('a')
    await settled()
    draw('ab')
    await settled()
    expect(said).toEqual(['edit'])
    expect(presence.read().edits).toBe(true)
  })

  test('says again and again that it is there, and once that it leaves', async () => {
    await clock.goOn(betweenWords * 3)
    expect(said).toEqual(['attend', 'attend', 'attend'])
    presence.stop()
    await clock.goOn(betweenWords * 3)
    expect(said.slice(3)).toEqual(['leave'])
  })
})

describe('while Bertil edits', () => {
  beforeEach(() => arrives(bertil({ edits: true }), anna()))

  test('the page says who does, and shows what he saves as one step', async () => {
    expect(presence.read().editor?.name).toBe('Bertil')
    for (const name of ['a', 'ab', 'abc']) {
      server.revision += 1
      server.held = named(name)
      await arrives(bertil({ edits: true }), anna())
      await clock.goOn(5000)
    }
    expect(draft.graph.nodes.in?.name).toBe('abc')
    expect(draft.history.past).toHaveLength(1)
    expect(autosave.read().kind).toBe('saved')
    expect(server.saves).toBe(0)
  })

  test('asking waits for an answer', async () => {
    await presence.ask()
    expect(presence.read().asked).toBe('waiting')
    await arrives(bertil({ edits: true }), anna({ declined: true }))
    expect(presence.read().asked).toBe('declined')
    await arrives(bertil(), anna({ edits: true }))
    expect(presence.read()).toMatchObject({ edits: true, editor: null, asked: 'no' })
  })
})

describe('when Bertil takes over', () => {
  beforeEach(async () => {
    draw('half a thought')
    await settled()
    await arrives(anna({ edits: true }), bertil())
    server.isBeside = true
    server.revision = 7
    server.held = named('Bertil’s end', 'out')
    await arrives(bertil({ edits: true }), anna())
  })

  test('what was unsaved stays on this device, and his drawing is shown', () => {
    expect(presence.read().lostTo?.name).toBe('Bertil')
    expect(autosave.read()).toEqual({ kind: 'aside', changes: 1 })
    expect(journal.aside.entry?.graph.nodes.in?.name).toBe('half a thought')
    expect(draft.graph).toMatchObject({ nodes: { in: { type: 'entry' }, out: { name: 'Bertil’s end' } } })
    expect(draft.graph.nodes.in?.name).toBeUndefined()
  })

  test('it is merged when this page edits again', async () => {
    server.isBeside = false
    await presence.takeOver()
    await clock.goOn(quiet)
    expect(said).toContain('take over')
    expect(server.held.nodes).toMatchObject({ in: { name: 'half a thought' }, out: { name: 'Bertil’s end' } })
    expect(journal.aside.entry).toBeNull()
    expect(autosave.read().kind).toBe('saved')
    draft.undo()
    expect(draft.graph.nodes.in?.name).toBeUndefined()
    expect(draft.graph.nodes.out?.name).toBe('Bertil’s end')
  })

  test('it waits for a word when Bertil just leaves, and may be thrown away', async () => {
    server.isBeside = false
    await arrives(anna())
    expect(autosave.read().kind).toBe('aside')
    autosave.discardAside()
    expect(autosave.read().kind).toBe('saved')
    expect(journal.aside.entry).toBeNull()
    expect(server.saves).toBe(0)
  })

  test('it asks when both changed the same', async () => {
    server.isBeside = false
    server.revision += 1
    server.held = named('Bertil’s entry')
    await presence.takeOver()
    await settled()
    expect(autosave.read().kind).toBe('conflict')
    await autosave.resolve({ 'nodes in name': 'theirs' })
    expect(server.held.nodes.in?.name).toBe('Bertil’s entry')
    expect(autosave.read().kind).toBe('saved')
  })
})

test('whoever hands over saves first', async () => {
  draw('a')
  await settled()
  await arrives(anna({ edits: true }), bertil({ asks: true }))
  expect(presence.read().asking?.name).toBe('Bertil')
  await presence.answer(true)
  expect(server.held.nodes.in?.name).toBe('a')
  expect(said.at(-1)).toBe('let his')
})

test('a page whose former one is just gone brings in what that one left', async () => {
  server.isBeside = true
  draw('typed in the former page')
  await arrives(person('former', 'Anna', { edits: true }), anna())
  expect(autosave.read().kind).toBe('aside')
  server.isBeside = false
  await arrives(anna())
  await clock.goOn(quiet)
  expect(server.held.nodes.in?.name).toBe('typed in the former page')
})
