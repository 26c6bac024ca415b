import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Refusal } from '#server/refusal.ts'
import { ensureApiKey } from '#server/workspace/ensureApiKey.ts'
import { callAs, goodPassword, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

type Workspace = Awaited<ReturnType<typeof makeWorkspace>>
let workspace: Workspace
let at: { workspaceId: number }
let owner: ReturnType<typeof callAs>
beforeEach(async () => {
  workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  at = { workspaceId: workspace.id }
  owner = callAs(server.db, workspace.people.owner)
})

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { cause?: Refusal }) => error.cause?.code,
  )
const stranger = () => callAs(server.db, null)
const tokenOf = (link: string) => link.slice(link.lastIndexOf('/') + 1)

describe('an invitation', () => {
  it('lets one person in, once', async () => {
    const email = `new.${workspace.id}@example.fi`
    const { link } = await owner.workspace.invite({ ...at, email, role: 'sales' })
    const token = tokenOf(link)
    expect(await stranger().workspace.invitation({ token })).toEqual({
      workspaceName: 'Smart Rekry Oy',
      email,
      role: 'sales',
      hasAccount: false,
    })
    const accept = { token, name: 'New Seller', password: goodPassword }
    expect(await codeOf(stranger().workspace.acceptInvitation({ ...accept, password: 'password1' }))).toBe(
      'auth.leakedPassword',
    )
    expect(await stranger().workspace.acceptInvitation(accept)).toEqual({ workspaceId: workspace.id, email })
    expect(await codeOf(stranger().workspace.acceptInvitation(accept))).toBe('invitation.used')
    const members = await owner.workspace.members(at)
    expect(members.find((member) => member.email === email)).toMatchObject({ name: 'New Seller', role: 'sales' })
    const signIn = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: goodPassword }),
    })
    expect(signIn.status).toBe(200)
  })

  it('for somebody with an account is accepted by signing in with it, and by nobody else', async () => {
    const elsewhere = await makeWorkspace(server.db, 'Elsewhere')
    const { email } = elsewhere.people.sales
    const { link } = await owner.workspace.invite({ ...at, email, role: 'viewer' })
    const token = tokenOf(link)
    const accept = { token, name: 'Somebody', password: goodPassword }
    expect(await codeOf(stranger().workspace.acceptInvitation(accept))).toBe('user.exists')
    expect(await codeOf(callAs(server.db, elsewhere.people.owner).workspace.acceptInvitation(accept))).toBe(
      'user.exists',
    )
    await callAs(server.db, elsewhere.people.sales).workspace.acceptInvitation({ token })
    expect((await owner.workspace.members(at)).map((member) => member.email)).toContain(email)
    expect(await codeOf(owner.workspace.invite({ ...at, email, role: 'viewer' }))).toBe('member.exists')
  })

  it('ends after seven days, and cannot be guessed', async () => {
    const { link } = await owner.workspace.invite({ ...at, email: 'late@example.fi', role: 'viewer' })
    const token = tokenOf(link)
    const [ws, id] = token.split('.')
    expect(await codeOf(stranger().workspace.invitation({ token: `${ws}.${id}.${'A'.repeat(43)}` }))).toBe(
      'notFound.invitation',
    )
    expect(await codeOf(stranger().workspace.invitation({ token: '1' }))).toBe('notFound.invitation')
    await server.db.pool.query("update invitation set expires_at = now() - interval '1 second' where id = $1", [id])
    expect(await codeOf(stranger().workspace.invitation({ token }))).toBe('invitation.expired')
  })
})

describe('members', () => {
  it('change roles, but there is always an owner', async () => {
    const { sales, owner: boss } = workspace.people
    await owner.workspace.setRole({ ...at, userId: sales.id, role: 'marketer' })
    expect((await owner.workspace.members(at)).find((one) => one.userId === sales.id)?.role).toBe('marketer')
    expect(await codeOf(owner.workspace.setRole({ ...at, userId: boss.id, role: 'viewer' }))).toBe('owner.last')
    expect(await codeOf(owner.workspace.removeMember({ ...at, userId: boss.id }))).toBe('owner.last')
    await owner.workspace.setRole({ ...at, userId: sales.id, role: 'owner' })
    const tries = await Promise.all([
      codeOf(owner.workspace.removeMember({ ...at, userId: boss.id })),
      codeOf(callAs(server.db, sales).workspace.removeMember({ ...at, userId: sales.id })),
    ])
    expect(tries.sort()).toEqual(['done', 'owner.last'])
  })

  it('who leave are out at once', async () => {
    const viewer = callAs(server.db, workspace.people.viewer)
    await viewer.workspace.get(at)
    await owner.workspace.removeMember({ ...at, userId: workspace.people.viewer.id })
    expect(await codeOf(viewer.workspace.get(at))).toBe('notFound.workspace')
  })
})

describe('settings', () => {
  it('are changed one by one, and a time zone must exist', async () => {
    await owner.workspace.update({ ...at, senderName: 'Anna', timeZone: 'Europe/Stockholm' })
    expect(await owner.workspace.get(at)).toMatchObject({ senderName: 'Anna', timeZone: 'Europe/Stockholm' })
    expect((await owner.workspace.get(at)).trackOpens).toBe(false)
    expect((await owner.workspace.update({ ...at, trackOpens: true })).trackOpens).toBe(true)
    expect(await codeOf(owner.workspace.update({ ...at, timeZone: 'Mars/Base' }))).toBe('timeZone.unknown')
    const { sendingPausedAt } = await owner.workspace.pauseSending({ ...at, paused: true })
    expect((await owner.workspace.get(at)).sendingPausedAt).toBe(sendingPausedAt)
    await owner.workspace.pauseSending({ ...at, paused: false })
    expect((await owner.workspace.get(at)).sendingPausedAt).toBeNull()
  })

  it('hold the table of points', async () => {
    const rule = { ...at, eventType: 'email.clicked', points: 10 }
    const { id } = await owner.workspace.saveScoreRule(rule)
    await owner.workspace.saveScoreRule({ ...rule, id, points: 20, active: false })
    expect(await owner.workspace.scoreRules(at)).toEqual([
      { id, eventType: 'email.clicked', fileId: null, pathPart: '', points: 20, active: false },
    ])
    await owner.workspace.removeScoreRule({ ...at, id })
    expect(await owner.workspace.scoreRules(at)).toEqual([])
    expect(await owner.workspace.eventTypes(at)).toContain('file.downloaded')
  })
})

describe('an API key', () => {
  const programs = (key: string) =>
    fetch(`${server.url}/api/v1/programs`, { headers: { Authorization: `Bearer ${key}` } })

  it('opens its workspace until it is revoked, and is shown once', async () => {
    const { id, key } = await owner.workspace.createApiKey({ ...at, name: 'CRM' })
    expect((await programs(key)).status).toBe(200)
    const [view] = await owner.workspace.apiKeys(at)
    expect(view).toMatchObject({ id, name: 'CRM', hint: key.slice(-4), lastUsedAt: expect.any(String) })
    expect(JSON.stringify(await server.db.prisma.apiKey.findMany({ where: at }))).not.toContain(key)
    await owner.workspace.revokeApiKey({ ...at, id })
    expect((await programs(key)).status).toBe(401)
  })

  it('from the environment is the same key at every start, and stays revoked', async () => {
    const key = `bootstrap-${workspace.id}`
    const { db } = server
    const database = { pool: db.pool, prisma: db.prisma, close: async () => {} }
    await ensureApiKey(database, workspace.id, key, 'Bootstrap')
    await ensureApiKey(database, workspace.id, key, 'Bootstrap')
    expect((await programs(key)).status).toBe(200)
    const keys = await owner.workspace.apiKeys(at)
    expect(keys).toHaveLength(1)
    await owner.workspace.revokeApiKey({ ...at, id: keys[0]?.id ?? 0 })
    await ensureApiKey(database, workspace.id, key, 'Bootstrap')
    expect((await programs(key)).status).toBe(401)
  })

  it('that is missing or wrong says how to send one', async () => {
    const answer = await programs('polku_wrong')
    expect(answer.status).toBe(401)
    expect((await answer.json()).error).toMatchObject({
      code: 'auth.keyWrong',
      hint: expect.stringContaining('Bearer'),
    })
  })
})
