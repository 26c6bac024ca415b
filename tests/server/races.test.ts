import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClient } from './callApi.ts'
import { callAs, makeWorkspace, startServer, type TestServer } from './startServer.ts'

// What two systems, or one impatient hand, do at the same time.

let server: TestServer
let workspace: Awaited<ReturnType<typeof makeWorkspace>>
let call: ReturnType<typeof apiClient>
beforeAll(async () => {
  server = await startServer()
  workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  call = await clientOf(workspace)
})
afterAll(() => server.stop())

async function clientOf({ id, people }: typeof workspace) {
  const owner = callAs(server.db, people.owner)
  return apiClient(server.url, (await owner.workspace.createApiKey({ workspaceId: id, name: 'Test' })).key)
}

const times = <T>(n: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, at) => work(at)))
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort()

describe('at the same time', () => {
  it('ten programs are made from the template that nobody has used before, with one list and one file', async () => {
    for (const name of ['A', 'B', 'C']) {
      const fresh = await makeWorkspace(server.db, `Fresh ${name}`)
      const api = await clientOf(fresh)
      const made = await times(10, (n) => api('POST', '/programs', { name: `P${n}`, template: 'guideFollowUp' }))
      expect(statuses(made)).toEqual(Array(10).fill(201))
      expect(new Set(made.map(({ body }) => JSON.stringify([body.lists, body.files]))).size).toBe(1)
    }
  })

  it('one address is added by twenty hands: the first adds it, the others hear that it is there', async () => {
    const marketer = callAs(server.db, workspace.people.marketer)
    const person = { workspaceId: workspace.id, email: 'samuli@esko.example' }
    const answers = await times(20, () =>
      marketer.prospects.create(person).then(
        () => 'added',
        (error) => error.cause?.code,
      ),
    )
    expect(answers.sort()).toEqual(['added', ...Array(19).fill('prospect.exists')])
  })

  it('the same event comes a hundred times and is once', async () => {
    await call('POST', '/prospects', { email: 'maria@varis.example' })
    const event = { id: 'web-1', email: 'maria@varis.example', type: 'page.visited' }
    const answers = await times(100, () => call('POST', '/events', event))
    expect(statuses(answers)).toEqual(Array(100).fill(200))
    expect(answers.reduce((sum, { body }) => sum + body.recorded, 0)).toBe(1)
  })

  it('events and an import about the same people, in opposite orders, both go through', async () => {
    const emails = Array.from({ length: 100 }, (_, n) => `p${String(999 - n)}@crossing.example`)
    for (const email of emails) await call('POST', '/prospects', { email })
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_, k) =>
        call(
          'POST',
          '/events',
          emails.map((email, n) => ({ id: `${k}-${n}`, email, type: 'page.visited' })),
        ),
      ),
      ...Array.from({ length: 3 }, (_, k) =>
        call('POST', '/prospects/import', ['Email;Company', ...emails.map((email) => `${email};C${k}`)].join('\n')),
      ),
    ])
    expect(statuses(answers)).toEqual([...Array(6).fill(200), ...Array(3).fill(202)])
  })

  it('twenty save a draft from the same revision: one is taken', async () => {
    const graph = { format: 1, nodes: {}, edges: {} }
    const { body } = await call('POST', '/programs', { name: 'Drawn', graph })
    const answers = await times(20, () => call('PUT', `/programs/${body.id}/draft`, { revision: 1, graph }))
    expect(statuses(answers)).toEqual([200, ...Array(19).fill(409)])
  })

  it('a program is published five times while people are imported: everybody enters it once', async () => {
    const fresh = await makeWorkspace(server.db, 'Publishing')
    const api = await clientOf(fresh)
    const { body: made } = await api('POST', '/programs', { name: 'P', template: 'guideFollowUp' })
    const rows = Array.from({ length: 2500 }, (_, n) => `p${n}@publish.example`)
    const { body: job } = await api(
      'POST',
      `/prospects/import?list=${made.lists[0].id}&basis=consent`,
      ['Email', ...rows].join('\n'),
    )
    const published = await times(5, () => api('POST', `/programs/${made.id}/publish`, { enrollExisting: true }))
    expect(statuses(published)).toEqual(Array(5).fill(200))
    expect(published.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4, 5])
    for (let state = 'running'; state === 'running'; ) ({ state } = (await api('GET', `/imports/${job.id}`)).body)
    const { rows: entered } = await server.db.pool.query(
      'select count(*)::int as n, count(distinct prospect_id)::int as people from enrollment where workspace_id = $1',
      [fresh.id],
    )
    expect(entered).toEqual([{ n: 2500, people: 2500 }])
  })

  it('people are unsubscribed by several systems, in opposite orders, while they join a list', async () => {
    const { body: list } = await call('POST', '/lists', { name: 'Crossing' })
    const { rows } = await server.db.pool.query<{ id: number }>(
      'select id from prospect where workspace_id = $1 order by id limit 50',
      [workspace.id],
    )
    const ids = rows.map(({ id }) => id)
    const unsubscribed = (k: number, prospectId: number, n: number) => ({
      id: `u${k}-${n}`,
      prospectId,
      type: 'email.unsubscribed',
    })
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_, k) => {
        const order = k % 2 ? ids : [...ids].reverse()
        return call(
          'POST',
          '/events',
          order.map((id, n) => unsubscribed(k, id, n)),
        )
      }),
      call('POST', `/lists/${list.id}/members`, { prospectIds: ids }),
    ])
    expect(statuses(answers)).toEqual(Array(7).fill(200))
    const { rows: left } = await server.db.pool.query(
      "select 1 from prospect where workspace_id = $1 and id = any($2) and consent <> 'withdrawn'",
      [workspace.id, ids],
    )
    expect(left).toEqual([])
  })
})
