import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClient } from './callApi.ts'
import { callAs, goodPassword, makeWorkspace, startServer, type TestServer } from './startServer.ts'

// Values that JSON and addresses can carry and Postgres cannot hold: each is the asker's mistake and never ours (500).

let server: TestServer
let workspaceId: number
let cookie: string
let key: string
let call: ReturnType<typeof apiClient>
let program: number
let person: number
beforeAll(async () => {
  server = await startServer()
  const workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  workspaceId = workspace.id
  ;({ key } = await callAs(server.db, workspace.people.owner).workspace.createApiKey({ workspaceId, name: 'Test' }))
  call = apiClient(server.url, key)
  program = (await call('POST', '/programs', { name: 'P', graph: { format: 1, nodes: {}, edges: {} } })).body.id
  person = (await call('POST', '/prospects', { email: 'samuli@esko.example' })).body.id
  const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: workspace.people.owner.email, password: goodPassword }),
  })
  cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
})
afterAll(() => server.stop())

const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')

/** A query as a browser's address bar could send it. */
async function ask(path: string, input: object) {
  const query = encodeURIComponent(JSON.stringify({ workspaceId, ...input }))
  const response = await fetch(`${server.url}/trpc/${path}?input=${query}`, { headers: { cookie } })
  const body = await response.json()
  return { status: response.status, refusal: body.error?.data?.refusal ?? body.error }
}

describe('U+0000 in an address', () => {
  it.each([
    '/prospects?search=%00',
    '/messages?node=a%00',
    '/programs/1/nodes/%00/people',
    '/programs/1/nodes/a/people?measure=movedOn&outlet=%00',
    '/programs/1/nodes/%00/variants',
  ])('is refused with its place: %s', async (address) => {
    const answer = await call('GET', address)
    expect([answer.status, answer.body.error.code]).toEqual([400, 'input.character'])
  })

  it.each([
    ['prospects.list', { search: '\u0000' }],
    ['prospects.list', { ownerId: 'a\u0000' }],
    ['mailbox.list', { search: '\u0000' }],
    ['metrics.people', { programId: 1, nodeId: '\u0000', measure: 'waiting' }],
  ])('is refused in the input of a query: %s %j', async (path, input) => {
    const { status, refusal } = await ask(path, input)
    expect([status, refusal.code]).toEqual([400, 'input.character'])
  })

  it('is refused as the name of an upload, and as where people come from', async () => {
    const file = await fetch(`${server.url}/upload/files?workspaceId=${workspaceId}&name=%00`, {
      method: 'POST',
      headers: { cookie },
      body: 'x',
    })
    expect([file.status, (await file.json()).error.code]).toEqual([400, 'input.character'])
    const people = await call('POST', '/prospects/import?source=%00', 'email\na@b.fi')
    expect([people.status, people.body.error.code]).toEqual([400, 'input.character'])
  })
})

describe('an address that is not UTF-8', () => {
  it.each(['/api/v1/programs/%E0%A4%A', '/download/imports/%E0/report.csv', '/trpc/%', '/trpc/%E0%A4%A'])(
    'is the mistake of whoever wrote it: %s',
    async (address) => {
      const answer = await fetch(server.url + address, { headers: { Authorization: `Bearer ${key}` } })
      expect(answer.status).toBe(400)
    },
  )

  it('under a tracked link is a link that is not ours', async () => {
    const answer = await fetch(`${server.url}/c/%E0%A4%A?u=https://evil.example`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8'])
  })
})

describe('a forged cursor', () => {
  it.each([
    ['/prospects', ['0000-01-01T00:00:00Z', 1]],
    ['/prospects', [`2026-01-01T00:00:00.${'1'.repeat(300)}Z`, 1]],
    ['/leads', ['0000-01-01T00:00:00Z', 1]],
    ['/prospects/1/timeline', ['2026-01-01T00:00:00Z', 'a\u0000', 'b']],
    ['/prospects/1/timeline', ['0000-01-01T00:00:00Z', 'a', 'b']],
    ['/imports/1/report', [1, '\u0000']],
    ['/imports/1/report', [9007199254740991, 'a']],
  ])('is refused: %s %j', async (address, position) => {
    const answer = await call('GET', `${address}?cursor=${cursor(position)}`)
    expect([answer.status, answer.body.error.code]).toEqual([400, 'input.cursor'])
  })

  it('is refused for a number of a visit that no table holds', async () => {
    const people = `/programs/${program}/nodes/a/people?cursor=${cursor([1, 9007199254740991])}`
    expect((await call('GET', people)).status).toBe(400)
  })

  it.each([
    ['prospects.list', { sort: 'score', cursor: cursor([9e15, 1]) }],
    ['prospects.list', { sort: 'name', cursor: cursor(['\u0000', '', 1]) }],
    ['prospects.list', { sort: 'company', cursor: cursor(['\ud800', 1]) }],
    ['mailbox.list', { cursor: cursor(['0000-01-01T00:00:00Z', 1]) }],
    ['notifications.list', { cursor: cursor(['0000-01-01T00:00:00Z', 1]) }],
  ])('is refused in the product too: %s %j', async (path, input) => {
    const { status, refusal } = await ask(path, input)
    expect([status, refusal.code]).toEqual([400, 'input.cursor'])
  })
})

describe('a number that no column holds', () => {
  const graph = { format: 1, nodes: {}, edges: {} }

  it.each([9007199254740991, -99999999999])('is refused as a score: %d', async (score) => {
    expect((await call('GET', `/prospects?minScore=${score}`)).status).toBe(400)
  })

  it('is refused as a revision and as a version', async () => {
    expect((await call('PUT', `/programs/${program}/draft`, { revision: 3e9, graph })).status).toBe(400)
    expect((await call('POST', `/programs/${program}/publish`, { revision: 3e9 })).status).toBe(400)
    expect((await ask('programs.version', { id: program, number: 3e9 })).status).toBe(400)
  })

  it('as a list in a drawing is a list that is not there', async () => {
    const nodes = { a: { id: 'a', type: 'entry', config: { listId: 9007199254740991 } } }
    const made = await call('POST', '/programs', { name: 'Far away', graph: { ...graph, nodes } })
    expect([made.status, made.body.lists]).toEqual([201, []])
    const checked = await call('POST', `/programs/${made.body.id}/check`)
    expect(checked.body.issues.map((issue: { code: string }) => issue.code)).toContain('missingList')
  })

  it('is told with the smallest that is taken', async () => {
    const answer = await call('GET', '/programs/-1')
    expect(answer.body.error.message).toBe('At least 1.')
  })
})

describe('a moment before the calendar', () => {
  it.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00'])('is refused: %s', async (occurredAt) => {
    const answer = await call('POST', '/events', {
      id: occurredAt,
      prospectId: person,
      type: 'page.visited',
      occurredAt,
    })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'input.notDate'])
  })
})

describe('the name of a field', () => {
  it('that has no right form is told why', async () => {
    const answer = await call('POST', '/prospects', { email: 'x@y.fi', fields: { 'a b': 'x' } })
    expect([answer.status, answer.body.error.code, answer.body.error.field]).toEqual([
      400,
      'prospect.fieldName',
      'fields.a b',
    ])
  })
})
