import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whereJsonBreaks } from '#server/http/whereJsonBreaks.ts'
import { startServer, type TestServer } from './startServer.ts'

// What the edge answers to requests that no honest client sends.

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

async function post(path: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: body as BodyInit,
  })
  return { status: response.status, body: await response.json(), headers: response.headers }
}

const me = '/trpc/session.me'
const refusalAt = async (...request: Parameters<typeof post>) => {
  const { status, body } = await post(...request)
  return [status, body.error?.message ?? body.error?.data?.refusal?.message]
}

describe('a body', () => {
  it('that is no JSON is told where it ends to be one', async () => {
    expect(await refusalAt(me, '{"workspace": x}')).toEqual([400, 'Body is not valid JSON (line 1, column 15).'])
    expect(await refusalAt(me, '{\n  "a": 1,\n  "b"\n}')).toEqual([400, 'Body is not valid JSON (line 4, column 1).'])
  })

  it.each([
    ['', 0],
    ['{', 1],
    ['[1, 2', 5],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{"a":01}', 5],
    ['[1] x', 4],
    ['{]', 1],
    ['["a\tb"]', 1],
    ['tru', 0],
  ])('breaks at its first wrong character: %s', (text, position) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(whereJsonBreaks(text)).toBe(position)
  })

  it('of more than a megabyte is refused', async () => {
    expect(await refusalAt(me, JSON.stringify('x'.repeat(1_100_000)))).toEqual([413, 'Limit 1 MB.'])
  })

  it('is larger only where drawings are saved', async () => {
    const input = JSON.stringify({ graph: 'x'.repeat(1_100_000) })
    expect(await refusalAt('/trpc/programs.saveDraft', input)).toEqual([401, 'Sign in first.'])
  })

  it('that nests too deeply, or has too many fields, is refused', async () => {
    expect(await refusalAt(me, '['.repeat(70) + ']'.repeat(70))).toEqual([400, 'Too deeply nested (limit 64).'])
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`f${n}`, 1]))
    expect(await refusalAt(me, JSON.stringify(many))).toEqual([400, 'Too many fields.'])
  })

  it.each(['__proto__', 'constructor', 'prototype'])('with a field called %s is refused', async (name) => {
    expect(await refusalAt(me, `{"a":{"${name}":{"polluted":true}}}`)).toEqual([400, `Reserved name: ${name}.`])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('with characters that cannot be stored is refused with their place', async () => {
    const sentence = 'Contains a character we cannot store (position 4).'
    expect(await refusalAt(me, JSON.stringify({ name: 'abc\u0000' }))).toEqual([400, sentence])
    expect(await refusalAt(me, '{"name":"abc\\ud800"}')).toEqual([400, sentence])
  })

  it('of another type is refused', async () => {
    const sentence = 'Send application/json.'
    expect(await refusalAt(me, '{}', { 'Content-Type': 'text/plain' })).toEqual([415, sentence])
    expect(await refusalAt(me, 'a=1', { 'Content-Type': 'application/x-www-form-urlencoded' })).toEqual([415, sentence])
  })
})

describe('a call', () => {
  it('with a field that nobody asked for is refused', async () => {
    const input = { name: 'A', email: 'a@b.fi', password: 'x', workspaceName: 'W', language: 'en', role: 'owner' }
    expect(await refusalAt('/trpc/session.createOwner', JSON.stringify(input))).toEqual([400, 'Unknown field role.'])
  })

  it('among more than twenty is refused', async () => {
    const path = `/trpc/${Array(21).fill('session.me').join(',')}?batch=1`
    expect(await refusalAt(path, '{}')).toEqual([400, 'At most 20 calls in one request.'])
    expect((await post(`/trpc/${Array(20).fill('session.me').join(',')}?batch=1`, '{}')).status).toBe(200)
  })

  it('to what does not exist says so', async () => {
    expect(await refusalAt('/trpc/session.nothing', '{}')).toEqual([404, 'There is nothing at this address.'])
    expect(await refusalAt('/api/v1/nothing', '{}')).toEqual([404, 'There is nothing at this address.'])
    expect(await refusalAt('/upload/nothing', '{}')).toEqual([404, 'There is nothing at this address.'])
  })

  it('answers in the language that the browser asks for, and with an id', async () => {
    const { body, headers } = await post('/trpc/session.setLanguage', '{"language":"sv"}', {
      'Accept-Language': 'de, sv;q=0.9, en;q=0.1',
    })
    const { refusal } = body.error.data
    expect(refusal).toMatchObject({ code: 'auth.required', message: 'Logga in först.' })
    expect(refusal.requestId).toBe(headers.get('X-Request-Id'))
    expect(JSON.stringify(body)).not.toMatch(/stack|node_modules|\.ts:/)
  })
})

describe('every answer', () => {
  it('keeps pages from being framed and scripts from elsewhere from running', async () => {
    const { headers } = await fetch(`${server.url}/healthz`)
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toMatch(/script-src 'self'(;|$)/)
    expect(policy).toContain("object-src 'none'")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('X-Powered-By')).toBeNull()
    // Plain http has neither.
    expect(headers.get('Strict-Transport-Security')).toBeNull()
    expect(policy).not.toContain('upgrade-insecure-requests')
  })

  it('says whether it is alive and ready, at the root and under the API', async () => {
    for (const path of ['/healthz', '/readyz', '/api/v1/healthz', '/api/v1/readyz'])
      expect((await fetch(server.url + path)).status).toBe(200)
  })
})
