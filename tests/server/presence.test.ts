import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyGraph } from '#engine/program/graph.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { apiClient } from './callApi.ts'
import { refusalOf } from './inFlightWorld.ts'
import { callAs, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
let db: TestDatabase
beforeAll(async () => {
  server = await startServer()
  db = server.db
})
afterAll(() => server.stop())

type Calls = ReturnType<typeof callAs>
const [annasTab, bertilsTab, secondTab] = ['tab-of-anna', 'tab-of-bertil', 'anna-again']
let workspaceId: number
let programId: number
let anna: Calls
let bertil: Calls
let annaAgain: Calls
let at: { workspaceId: number; programId: number }

beforeEach(async () => {
  const workspace = await makeWorkspace(db, 'Smart Rekry Oy')
  workspaceId = workspace.id
  anna = callAs(db, workspace.people.marketer, annasTab)
  annaAgain = callAs(db, workspace.people.marketer, secondTab)
  bertil = callAs(db, workspace.people.owner, bertilsTab)
  const made = await anna.programs.create({ workspaceId, name: 'Drawn by two', template: null, language: 'en' })
  programId = made.id
  at = { workspaceId, programId }
})

const save = (calls: Calls, revision: number) =>
  calls.programs.saveDraft({ workspaceId, id: programId, revision, graph: emptyGraph })
const comesIn = (calls: Calls, tab: string) => calls.presence.attend({ ...at, tab })
const edits = (calls: Calls, tab: string, takeOver = false) => calls.presence.edit({ ...at, tab, takeOver })

/** What a tab sees when it looks. */
async function sees(calls: Calls, tab: string) {
  const watching = (await calls.presence.watch({ ...at, tab })) as AsyncIterable<{
    present: { tab: string; name: string; edits: boolean; asks: boolean; declined: boolean }[]
    revision: number
  }>
  for await (const view of watching) return view
  throw new Error('Nothing was seen.')
}
const passes = (seconds: number) =>
  db.pool.query(
    `with p as (update presence set seen_until = seen_until - make_interval(secs => $2) where workspace_id = $1)
     update editing_lease set expires_at = expires_at - make_interval(secs => $2) where workspace_id = $1`,
    [workspaceId, seconds],
  )

describe('while somebody edits', () => {
  it('everybody else’s saves are refused by name, and so are their own from another tab', async () => {
    await edits(anna, annasTab)
    expect(await refusalOf(save(bertil, 1))).toMatchObject({
      code: 'program.editedBy',
      status: 409,
      params: { name: 'marketer of Smart Rekry Oy' },
    })
    expect(await refusalOf(save(annaAgain, 1))).toMatchObject({ code: 'program.editedElsewhere' })
    expect((await save(anna, 1)).revision).toBe(2)
  })

  it('another system is refused as well', async () => {
    await edits(anna, annasTab)
    const { key } = await bertil.workspace.createApiKey({ workspaceId, name: 'CRM' })
    const answer = await apiClient(server.url, key)('PUT', `/programs/${programId}/draft`, {
      revision: 1,
      graph: emptyGraph,
    })
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'program.editedBy' } } })
  })

  it('nobody begins to edit unless they take over; then the former one is refused', async () => {
    await edits(anna, annasTab)
    expect((await refusalOf(edits(bertil, bertilsTab))).code).toBe('program.editedBy')
    await edits(bertil, bertilsTab, true)
    expect(await refusalOf(save(anna, 1))).toMatchObject({ code: 'program.editedBy' })
    expect((await save(bertil, 1)).revision).toBe(2)
  })

  it('a tab that names itself like the one that edits is still somebody else', async () => {
    await edits(anna, annasTab)
    expect((await refusalOf(edits(bertil, annasTab))).code).toBe('program.editedBy')
  })

  it('everybody sees who is there and who edits', async () => {
    await comesIn(bertil, bertilsTab)
    await edits(anna, annasTab)
    const { present, revision } = await sees(anna, annasTab)
    expect(revision).toBe(1)
    expect(present).toMatchObject([
      { tab: annasTab, name: 'marketer of Smart Rekry Oy', edits: true },
      { tab: bertilsTab, edits: false, asks: false },
    ])
  })
})

describe('the lease ends', () => {
  it('by itself, when nothing is heard of its tab', async () => {
    await edits(anna, annasTab)
    await passes(46)
    expect((await save(bertil, 1)).revision).toBe(2)
    await edits(bertil, bertilsTab)
    expect((await refusalOf(save(anna, 2))).code).toBe('program.editedBy')
  })

  it('not while its tab is heard of', async () => {
    await edits(anna, annasTab)
    await passes(40)
    await comesIn(anna, annasTab)
    await passes(40)
    expect((await refusalOf(edits(bertil, bertilsTab))).code).toBe('program.editedBy')
  })

  it('soon, when the connection breaks off', async () => {
    await edits(anna, annasTab)
    await sees(anna, annasTab)
    await passes(13)
    await edits(bertil, bertilsTab)
  })

  it('for one’s own next page as soon as the connection breaks off', async () => {
    await edits(anna, annasTab)
    expect((await refusalOf(edits(annaAgain, secondTab))).code).toBe('program.editedElsewhere')
    await sees(anna, annasTab)
    expect((await refusalOf(edits(bertil, bertilsTab))).code).toBe('program.editedBy')
    expect((await sees(annaAgain, secondTab)).present.map(({ tab }) => tab)).toEqual([secondTab])
    expect((await save(annaAgain, 1)).revision).toBe(2)
    await edits(annaAgain, secondTab)
  })

  it('at once, when the page is left', async () => {
    await comesIn(anna, annasTab)
    await edits(anna, annasTab)
    await anna.presence.leave({ ...at, tab: annasTab })
    await edits(bertil, bertilsTab)
    expect((await sees(bertil, bertilsTab)).present.map(({ tab }) => tab)).toEqual([bertilsTab])
  })
})

describe('asking', () => {
  const asks = async () => {
    await edits(anna, annasTab)
    await comesIn(anna, annasTab)
    await comesIn(bertil, bertilsTab)
    await bertil.presence.ask({ ...at, tab: bertilsTab })
  }

  it('is seen by whoever edits, who may let them', async () => {
    await asks()
    expect((await sees(anna, annasTab)).present.at(-1)).toMatchObject({ tab: bertilsTab, asks: true })
    await anna.presence.answer({ ...at, tab: annasTab, to: bertilsTab, lets: true })
    expect((await refusalOf(save(anna, 1))).code).toBe('program.editedBy')
    expect((await save(bertil, 1)).revision).toBe(2)
  })

  it('or go on', async () => {
    await asks()
    await anna.presence.answer({ ...at, tab: annasTab, to: bertilsTab, lets: false })
    expect((await sees(bertil, bertilsTab)).present.at(-1)).toMatchObject({ asks: false, declined: true })
    expect((await refusalOf(save(bertil, 1))).code).toBe('program.editedBy')
  })

  it('cannot be answered by anybody else', async () => {
    await asks()
    await bertil.presence.answer({ ...at, tab: bertilsTab, to: bertilsTab, lets: true })
    expect((await refusalOf(save(bertil, 1))).code).toBe('program.editedBy')
  })
})
