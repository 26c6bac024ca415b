import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Graph } from '#engine/program/graph.ts'
import { days, draw, node } from '../worker/guideFollowUp.ts'
import { apiClient } from './callApi.ts'
import { letter } from './inFlightWorld.ts'
import { callAs, makeWorkspace, startServer, type TestServer } from './startServer.ts'

// A program that other systems publish over people, pause, migrate, undo and end, by the REST API alone.

let server: TestServer
let call: ReturnType<typeof apiClient>
beforeAll(async () => {
  server = await startServer({ worker: true })
  const workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  const owner = callAs(server.db, workspace.people.owner)
  const { key } = await owner.workspace.createApiKey({ workspaceId: workspace.id, name: 'Test' })
  call = apiClient(server.url, key)
})
afterAll(() => server.stop())

/** start ─ hello ─ wait ─ guide ─ done */
const drawn = (listId: number, length: number): Graph =>
  draw(
    [
      node('start', 'entry', { trigger: { kind: 'list', listId } }),
      node('hello', 'email', letter('Hello')),
      node('wait', 'wait', days(length)),
      node('guide', 'email', letter('Guide')),
      node('done', 'end', {}),
    ],
    [
      ['start', 'then', 'hello'],
      ['hello', 'then', 'wait'],
      ['wait', 'then', 'guide'],
      ['guide', 'then', 'done'],
    ],
  )

const forward = async (advance: string) => {
  const { body } = await call('POST', '/sandbox/clock', { advance })
  expect(body.settled).toBe(true)
}

it('a program is published over people, paused, resumed, undone, rolled back and ended by other systems', async () => {
  const { body: list } = await call('POST', '/lists', { name: 'Newcomers' })
  const { body: made } = await call('POST', '/programs', { name: 'P', graph: drawn(list.id, 5) })
  const at = `/programs/${made.id}`
  await call('POST', `${at}/publish`, {})
  const people: number[] = []
  for (const name of ['a', 'b', 'c']) {
    const { body } = await call('POST', '/prospects', { email: `${name}@varis.example` })
    people.push(body.id)
  }
  await call('POST', `/lists/${list.id}/members`, { prospectIds: people })
  await forward('PT1S')

  await call('PUT', `${at}/draft`, { revision: 1, graph: drawn(list.id, 9) })
  const { body: preview } = await call('POST', `${at}/publish/preview`, { plan: { default: { kind: 'exit' } } })
  expect(preview).toMatchObject({ liveVersion: 1, status: 'running', counts: { exited: 3 } })
  expect(preview.standing).toMatchObject([
    { nodeId: 'wait', people: 3, change: { kind: 'changed', fields: ['duration'] }, chosen: { kind: 'exit' } },
  ])
  const plan = { byNode: { wait: { kind: 'continue', wait: 'keep' } } }
  const { body: published } = await call('POST', `${at}/publish`, { plan, people: 3 })
  expect(published).toEqual({
    version: 2,
    entered: 0,
    moved: { migrationId: expect.any(Number), continued: 3, goTo: 0, exited: 0 },
  })
  const { body: migrations } = await call('GET', `${at}/migrations`)
  expect(migrations.rows).toMatchObject([{ toVersion: 2, counts: { continued: 3 }, undoneAt: null }])
  const undo = `${at}/migrations/${published.moved.migrationId}/undo`
  expect((await call('POST', undo)).body).toEqual({ restored: 3 })
  expect((await call('POST', undo)).status).toBe(409)

  expect((await call('POST', `${at}/migrate/preview`, {})).body).toMatchObject({
    liveVersion: 2,
    counts: { continued: 3 },
  })
  expect((await call('POST', `${at}/migrate`, { plan: {}, fromVersions: [2] })).body).toMatchObject({ continued: 0 })
  expect((await call('POST', `${at}/migrate`, { plan: {} })).body).toMatchObject({ continued: 3 })
  expect((await call('POST', `${at}/migrate`, { plan: {}, liveVersion: 1 })).body.error.code).toBe('migration.newer')
  expect((await call('GET', `${at}/metrics?version=2`)).body.nodes.wait).toMatchObject({ entered: 3, waiting: 3 })
  expect((await call('GET', `${at}/metrics?version=1`)).body.nodes.wait).toMatchObject({ entered: 0, waiting: 0 })
  const behind = await call('GET', `${at}/nodes/wait/people?measure=waiting&version=2`)
  expect(behind.body.rows).toHaveLength(3)

  expect((await call('GET', `${at}/resume`)).body.error.code).toBe('program.notPaused')
  expect((await call('POST', `${at}/pause`)).body).toEqual({ status: 'paused' })
  await forward('P2D')
  expect((await call('GET', `${at}/resume`)).body).toMatchObject({ waiting: 3, overdue: 0, mails: 0 })
  expect((await call('POST', `${at}/resume`, { waits: 'active' })).body).toEqual({
    status: 'running',
    waiting: 3,
    overdue: 0,
  })

  const { body: versions } = await call('GET', `${at}/versions`)
  expect(versions.rows.map(({ number }: { number: number }) => number)).toEqual([2, 1])
  expect((await call('GET', `${at}/versions/1`)).body.graph.nodes.wait.config.duration.amount).toBe(5)
  const { body: back } = await call('POST', `${at}/versions/1/publish`, { plan: {}, note: 'Back' })
  expect(back).toMatchObject({ version: 3, moved: { continued: 3 } })
  expect((await call('POST', `${at}/versions/1/restore`, {})).body).toMatchObject({ revision: 3 })

  expect((await call('GET', `${at}/end`)).body).toEqual({ waiting: 3, mails: 0 })
  expect((await call('POST', `${at}/end`, { people: 3 })).body).toEqual({ ended: 3, mails: 0 })
  expect((await call('GET', at)).body.status).toBe('ended')
})
