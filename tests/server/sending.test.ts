import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { enterSafeMode } from '#engine/intake/sendingSwitch.ts'
import { noLimits } from '#engine/sending/sendingPolicy.ts'
import { getSendingPolicy, saveSendingPolicy } from '#server/sending/sendingPolicyOf.ts'
import { sendingStatus } from '#server/sending/sendingStatus.ts'
import { confirmSending, stopAllSending } from '#server/sending/stopAllSending.ts'
import { callAgain, listWebhookCalls } from '#server/sending/webhookCalls.ts'
import { changeWebhookSecret, getWebhookSecret } from '#server/sending/webhookSecretOf.ts'
import { createApiKey } from '#server/workspace/createApiKey.ts'
import { getWorkspace } from '#server/workspace/getWorkspace.ts'
import { pauseSending } from '#server/workspace/pauseSending.ts'
import { apiClient } from './callApi.ts'
import { makeWorld, type World } from './people-world.ts'
import { startServer, type TestServer } from './startServer.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.end())
afterEach(async () => {
  await world.database.pool.query(`delete from setting where name in ('sendingStopped', 'safeMode', 'transportPaused')`)
  await world.database.pool.query('update workspace set sandbox = true')
})

const put = (name: string, value: object) =>
  world.database.pool.query('insert into setting values ($1, $2)', [name, JSON.stringify(value)])

describe('whether mail leaves', () => {
  test('is told with the reason that weighs most, and a sandbox is concerned by its own pause alone', async () => {
    const scope = await world.enter()
    const sandbox = await world.enter({ sandbox: true })
    const sending = async () => (await getWorkspace(scope)).sending
    expect(await sending()).toEqual({ state: 'on', reason: null, since: null })
    const { sendingPausedAt } = await pauseSending(scope, true)
    expect(await sending()).toEqual({ state: 'paused', reason: null, since: sendingPausedAt })
    const since = '2026-11-21T08:00:00.000Z'
    await put('transportPaused', { key: 'k', since, reason: '535 wrong password', server: 'mail.example' })
    expect(await sending()).toEqual({ state: 'transportPaused', reason: '535 wrong password', since })
    await put('sendingStopped', { since, by: 'operator' })
    expect(await sending()).toEqual({ state: 'stopped', reason: null, since })
    await enterSafeMode(world.database.pool, 'olderData')
    expect(await sending()).toMatchObject({ state: 'safeMode', reason: 'olderData' })
    expect(await sendingStatus(scope)).toMatchObject({ state: 'safeMode', held: 0, inDoubt: 0, deferred: [] })
    expect((await getWorkspace(sandbox)).sending.state).toBe('on')
  })
})

describe('what concerns the whole installation', () => {
  test('is for whoever owns every workspace that sends', async () => {
    const scope = await world.enter()
    await world.enter({ sandbox: true })
    expect(await stopAllSending(scope, true)).toMatchObject({ state: 'stopped' })
    expect(await stopAllSending(scope, false)).toMatchObject({ state: 'on' })
    await enterSafeMode(world.database.pool, 'movedFolder')
    expect(await confirmSending(scope)).toMatchObject({ state: 'on' })
    const rows = await world.rows<{ actor: string; action: string }>(
      'select actor, action from audit where workspace_id = $1 order by id',
      scope.workspaceId,
    )
    expect(rows.map(({ actor, action }) => `${actor} ${action}`)).toEqual(
      ['sending.stopAll', 'sending.startAll', 'sending.confirm'].map((action) => `user:${scope.userId} ${action}`),
    )
  })

  test('is not for the owner of one of several, nor for its key', async () => {
    const scope = await world.enter()
    await world.enter()
    const key = { ...scope, actor: { kind: 'key', id: 1, name: 'CRM' } } as const
    for (const asker of [scope, key]) {
      await expect(stopAllSending(asker, true)).rejects.toMatchObject({ code: 'sending.notYours', status: 403 })
      await expect(confirmSending(asker)).rejects.toMatchObject({ code: 'sending.notYours' })
    }
    expect(await sendingStatus(scope)).toMatchObject({ state: 'on' })
  })

  test('is for the key of the only workspace that sends', async () => {
    const scope = await world.enter()
    const key = { ...scope, actor: { kind: 'key', id: 1, name: 'CRM' } } as const
    expect(await stopAllSending(key, true)).toMatchObject({ state: 'stopped' })
  })
})

describe('limits', () => {
  test('are kept as given, and nothing is kept where nothing is limited', async () => {
    const scope = await world.enter()
    expect(await getSendingPolicy(scope)).toEqual(noLimits)
    const policy = { ...noLimits, perWeek: 2, daysBetween: 3 }
    await saveSendingPolicy(scope, policy)
    expect(await getSendingPolicy(scope)).toEqual(policy)
    const stored = () =>
      world.rows('select sending_policy as p from workspace where workspace_id = $1', scope.workspaceId)
    expect(await stored()).toEqual([{ p: { perWeek: 2, daysBetween: 3 } }])
    await saveSendingPolicy(scope, noLimits)
    expect(await stored()).toEqual([{ p: {} }])
  })

  test('that change are held against what waits by the old ones at once', async () => {
    const scope = await world.enter()
    await world.database.pool.query(
      `insert into message (workspace_id, kind, enrollment_id, due_at, deferred_for, deferred_from)
       select $1, 'marketing', n, now() + interval '3 days', r, now() - interval '2 days'
       from unnest(array['cap', 'quietHours', 'serverBusy', null]) with ordinality as u(r, n)`,
      [scope.workspaceId],
    )
    await saveSendingPolicy(scope, noLimits)
    const rows = await world.rows<{ r: string | null; due: boolean }>(
      'select deferred_for as r, due_at <= now() as due from message where workspace_id = $1 order by id',
      scope.workspaceId,
    )
    expect(rows.map(({ due }) => due)).toEqual([true, true, false, false])
  })
})

describe('webhooks', () => {
  test('are listed newest first with what was answered; failed ones are made again', async () => {
    const scope = await world.enter()
    await world.database.pool.query(
      `insert into webhook_call (workspace_id, enrollment_id, visit, effect, program_id, version, node_id, prospect_id,
         url, due_at, state, status, answer, attempts, failure, done_at)
       select $1, n, 0, 0, 1, 1, 'crm', 7, 'https://crm.example/' || n, now(), (array['done', 'failed', 'failed'])[n],
         (array[200, 404, null])[n], case when n < 3 then '{"n": 1}'::jsonb end, 11, case when n > 1 then 'no' end, now()
       from generate_series(1, 3) n`,
      [scope.workspaceId],
    )
    const { rows } = await listWebhookCalls(scope, { limit: 50 })
    expect(rows).toMatchObject([
      { url: 'https://crm.example/3', state: 'failed', status: null, answer: null },
      { url: 'https://crm.example/2', state: 'failed', status: 404, answer: { n: 1 }, failure: 'no', attempts: 11 },
      { url: 'https://crm.example/1', state: 'done', status: 200, prospectId: 7, nodeId: 'crm' },
    ])
    expect((await listWebhookCalls(scope, { limit: 1, state: 'failed' })).next).not.toBeNull()
    expect(await sendingStatus(scope)).toMatchObject({ failedWebhooks: 2 })
    await expect(callAgain(scope, [rows[2]?.id ?? 0])).rejects.toMatchObject({ code: 'notFound.webhookCall' })
    expect(await callAgain(scope, [rows[1]?.id ?? 0])).toEqual({ count: 1 })
    expect(await callAgain(scope, null)).toEqual({ count: 1 })
    expect((await listWebhookCalls(scope, { limit: 50, state: 'pending' })).rows).toMatchObject([
      { attempts: 0 },
      { attempts: 0 },
    ])
  })

  test('are signed with a secret of the workspace, which can be changed', async () => {
    const scope = await world.enter()
    const { secret, before } = await getWebhookSecret(scope)
    expect([secret, before]).toEqual([expect.stringMatching(/^whsec_[\w+/]{43}=$/), null])
    expect((await getWebhookSecret(scope)).secret).toBe(secret)
    const changed = await changeWebhookSecret(scope)
    expect(changed.before).toBe(secret)
    expect(changed.secret).not.toBe(secret)
    const audit = await world.rows<{ text: string }>('select a::text as text from audit a')
    for (const { text } of audit) expect(text).not.toContain('whsec_')
    expect((await getWebhookSecret(await world.enter())).secret).not.toBe(changed.secret)
  })
})

describe('over REST', () => {
  let server: TestServer
  let api: ReturnType<typeof apiClient>
  beforeAll(async () => {
    server = await startServer()
    const { rows } = await server.db.pool.query<{ id: number }>(
      `insert into workspace (name) values ('Smart Rekry Oy') returning workspace_id as id`,
    )
    const database = { pool: server.db.pool, prisma: server.db.prisma, close: async () => undefined }
    const actor = { kind: 'key', id: 0, name: '' } as const
    const scope = { ...(await world.enter()), database, workspaceId: rows[0]?.id ?? 0, actor }
    api = apiClient(server.url, (await createApiKey(scope, 'CRM')).key)
    await server.db.pool.query(
      `insert into message (workspace_id, kind, enrollment_id, due_at, state, subject)
       select $1, 'marketing', n, now() - interval '2 days', (array['held', 'held', 'inDoubt'])[n]::message_state, 'Hello'
       from generate_series(1, 3) n`,
      [scope.workspaceId],
    )
  })
  afterAll(() => server.stop())

  test('everything can be seen and decided', async () => {
    expect((await api('GET', '/sending')).body).toMatchObject({ state: 'on', held: 2, inDoubt: 1 })
    expect((await api('POST', '/sending/pause', { paused: true })).status).toBe(200)
    expect((await api('GET', '/sending')).body.state).toBe('paused')
    expect((await api('POST', '/sending/stop', { stopped: true })).body.state).toBe('stopped')
    expect((await api('POST', '/sending/stop', { stopped: false })).body.state).toBe('paused')
    expect((await api('POST', '/sending/confirm')).status).toBe(200)

    const limits = { perWeek: 2, quietHours: { weekdays: [1, 2, 3], from: '08:00', to: '18:00' } }
    expect((await api('PUT', '/sending/policy', limits)).body).toMatchObject(limits)
    expect((await api('GET', '/sending/policy')).body).toMatchObject({ perWeek: 2, perDay: null })
    expect((await api('PUT', '/sending/policy', { perWeek: 0 })).status).toBe(400)

    const held = (await api('GET', '/sending/held')).body.rows
    expect(held).toHaveLength(2)
    expect((await api('GET', '/sending/held/counts')).body.rows).toMatchObject([{ count: 2 }])
    expect((await api('POST', '/sending/held/drop', { ids: [held[0].id] })).body).toEqual({ count: 1 })
    expect((await api('POST', '/sending/held/release', { expected: 5 })).status).toBe(409)
    expect((await api('POST', '/sending/held/release', { overHours: 2 })).body).toEqual({ count: 1 })
    expect((await api('GET', '/sending/in-doubt')).body.rows).toHaveLength(1)
    expect((await api('POST', '/sending/in-doubt/leave', {})).body).toEqual({ count: 1 })
    expect((await api('POST', '/sending/in-doubt/send-again', {})).body).toEqual({ count: 0 })
    expect((await api('GET', '/sending/webhooks?state=failed')).body.rows).toEqual([])
    expect((await api('POST', '/sending/webhooks/call-again', { ids: [7] })).status).toBe(404)
  })
})
