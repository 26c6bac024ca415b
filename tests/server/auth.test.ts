import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goodPassword, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers }
}

const call = (path: string, input: unknown, headers: Record<string, string> = {}) =>
  post(`/trpc/${path}`, input, headers)

async function signIn(email: string, password: string) {
  return post('/api/auth/sign-in/email', { email, password })
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}

describe('the first start', () => {
  const owner = {
    name: 'Maria Owner',
    email: 'Maria@Example.fi',
    password: goodPassword,
    workspaceName: 'Smart Rekry Oy',
    language: 'fi',
  }

  it('asks for an owner, takes one, and never a second', async () => {
    expect((await call('session.me', undefined)).body.result.data).toMatchObject({ user: null, ownerNeeded: true })
    expect((await call('session.createOwner', { ...owner, password: 'salasana123' })).body.error.data.refusal).toEqual({
      code: 'auth.leakedPassword',
      field: 'password',
      message: 'This password is on a list of leaked passwords.',
      requestId: expect.any(String),
    })
    const both = await Promise.all([call('session.createOwner', owner), call('session.createOwner', owner)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await call('session.me', undefined)).body.result.data).toMatchObject({ user: null, ownerNeeded: false })
  })

  it('lets the owner in with a cookie that scripts cannot read, and out again', async () => {
    const entered = await signIn('maria@example.fi', goodPassword)
    expect(entered.status).toBe(200)
    const set = entered.headers.getSetCookie().join('\n')
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Lax/)
    const cookie = cookieOf(entered.headers)
    const { body } = await call('session.me', undefined, { cookie })
    expect(body.result.data).toMatchObject({
      user: { name: 'Maria Owner', email: 'maria@example.fi', language: 'fi' },
      workspaces: [{ name: 'Smart Rekry Oy', role: 'owner', sandbox: false }],
    })
    await post('/api/auth/sign-out', {}, { cookie })
    expect((await call('session.me', undefined, { cookie })).body.result.data.user).toBeNull()
  })

  it('says refusals in the language of the person', async () => {
    const cookie = cookieOf((await signIn('maria@example.fi', goodPassword)).headers)
    const { status, body } = await call('workspace.get', { workspaceId: 999_999 }, { cookie })
    expect(status).toBe(404)
    expect(body.error.data.refusal).toMatchObject({ code: 'notFound.workspace', message: 'Työtilaa ei löydy.' })
  })
})

describe('a stranger', () => {
  it('cannot sign up', async () => {
    const { status, body } = await post('/api/auth/sign-up/email', {
      email: 'eve@example.com',
      password: goodPassword,
      name: 'Eve',
    })
    expect(status).toBe(404)
    expect(body.error.code).toBe('request.unknownPath')
  })

  it('gets the same answer in about the same time for an unknown user and a wrong password', async () => {
    const time = async (email: string) => {
      const began = performance.now()
      const answer = await signIn(email, 'not the password')
      expect(answer.status).toBe(401)
      expect(answer.body.error).toMatchObject({ code: 'auth.wrong', message: 'Email or password is wrong.' })
      return performance.now() - began
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < 3; i++) {
      known.push(await time('maria@example.fi'))
      unknown.push(await time(`nobody${i}@example.fi`))
    }
    const [a, b] = [Math.min(...known), Math.min(...unknown)]
    expect(Math.abs(a - b) / Math.max(a, b)).toBeLessThan(0.75)
  })

  it('is stopped at the eleventh wrong try at one account, and others are not', async () => {
    // No address at all: nothing is hashed for it, and it counts all the same.
    const statuses: number[] = []
    for (let i = 0; i < 11; i++) statuses.push((await signIn('target', 'wrong')).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    const blocked = await signIn('target', 'wrong')
    expect(blocked.body.error.message).toBe('Too many tries. Try again in 10 min.')
    expect(Number(blocked.headers.get('Retry-After'))).toBeGreaterThan(500)
    expect((await signIn('maria@example.fi', goodPassword)).status).toBe(200)
  })

  it('is told the length of a huge password before anything is hashed', async () => {
    const { status, body } = await signIn('maria@example.fi', 'x'.repeat(5000))
    expect([status, body.error.message]).toEqual([400, 'At most 128 characters.'])
  })

  it('cannot have itself sent elsewhere after signing in', async () => {
    const { status, body } = await post('/api/auth/sign-in/email', {
      email: 'maria@example.fi',
      password: goodPassword,
      callbackURL: 'https://evil.example',
    })
    expect([status, body.error.message]).toEqual([400, 'Unknown field callbackURL.'])
  })

  it('cannot post from another site', async () => {
    const { status, body } = await call('session.setLanguage', { language: 'sv' }, { origin: 'https://evil.example' })
    expect([status, body.error.message]).toEqual([403, 'Request came from another site.'])
    expect((await call('session.me', undefined, { origin: server.url })).status).toBe(200)
    expect((await call('session.me', undefined, { origin: 'http://polku.test' })).status).toBe(200)
    expect((await call('session.me', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})

describe('a session', () => {
  it('has a secret that no script gets to see', async () => {
    const entered = await signIn('maria@example.fi', goodPassword)
    const cookie = cookieOf(entered.headers)
    const secret = decodeURIComponent(cookie).split(/[=.]/)[2] ?? ''
    expect(secret.length).toBeGreaterThan(20)
    expect(entered.body).toEqual({ ok: true })
    const { body } = await call('session.me', undefined, { cookie })
    expect(JSON.stringify(body)).not.toContain(secret)
    const shown = await fetch(`${server.url}/api/auth/get-session`, { headers: { cookie } })
    expect(await shown.text()).not.toContain(secret)
  })

  it('ends thirty days after signing in, however much it was used', async () => {
    const cookie = cookieOf((await signIn('maria@example.fi', goodPassword)).headers)
    const userNow = async () => (await call('session.me', undefined, { cookie })).body.result.data.user
    expect(await userNow()).not.toBeNull()
    await server.db.pool.query("update session set created_at = now() - interval '30 days 1 minute'")
    expect(await userNow()).toBeNull()
  })

  it('ends twelve hours after it was last used', async () => {
    const cookie = cookieOf((await signIn('maria@example.fi', goodPassword)).headers)
    const { rows } = await server.db.pool.query(
      'select extract(epoch from max(expires_at) - now()) / 3600 as hours from session',
    )
    expect(Number(rows[0].hours)).toBeCloseTo(12, 1)
    await server.db.pool.query("update session set expires_at = now() - interval '1 second'")
    expect((await call('session.me', undefined, { cookie })).body.result.data.user).toBeNull()
  })

  it('on https has a cookie that no other host can set', async () => {
    const secure = await startServer({ publicUrl: 'https://polku.test' })
    try {
      const { people } = await makeWorkspace(secure.db, 'Secure')
      const answer = await fetch(`${secure.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: people.viewer.email, password: goodPassword }),
      })
      const [cookie] = answer.headers.getSetCookie()
      expect(cookie).toMatch(/^__Host-polku\.session_token=/)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; Path=\/(;|$)/)
      expect(cookie).not.toMatch(/Domain/)
      expect(answer.headers.get('Strict-Transport-Security')).toContain('max-age=')
    } finally {
      await secure.stop()
    }
  })
})

describe('a new password', () => {
  it('is refused when it is leaked, and throws everybody else out when it is taken', async () => {
    const here = cookieOf((await signIn('maria@example.fi', goodPassword)).headers)
    const there = cookieOf((await signIn('maria@example.fi', goodPassword)).headers)
    const change = (newPassword: string, currentPassword = goodPassword) =>
      post('/api/auth/change-password', { currentPassword, newPassword }, { cookie: here })
    expect((await change('qwertyuiop')).body.error.code).toBe('auth.leakedPassword')
    expect((await change('kolme muikkua 9', 'wrong one')).body.error).toMatchObject({
      code: 'auth.wrongPassword',
      field: 'currentPassword',
    })
    const changed = await change('kolme muikkua 9')
    expect(changed.status).toBe(200)
    expect((await call('session.me', undefined, { cookie: there })).body.result.data.user).toBeNull()
    expect(
      (await call('session.me', undefined, { cookie: cookieOf(changed.headers) })).body.result.data.user,
    ).not.toBeNull()
  })
})
