import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentTypeOf } from '#server/files/contentTypeOf.ts'
import { readFileName } from '#server/files/fileRoutes.ts'
import { sendEverything } from './slow-sender.ts'
import { callAs, goodPassword, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
let workspace: Awaited<ReturnType<typeof makeWorkspace>>
let other: Awaited<ReturnType<typeof makeWorkspace>>
let cookie: string
beforeAll(async () => {
  server = await startServer()
  workspace = await makeWorkspace(server.db, 'Ours')
  other = await makeWorkspace(server.db, 'Theirs')
  cookie = await signIn(workspace.people.marketer.email)
})
afterAll(() => server.stop())

async function signIn(email: string): Promise<string> {
  const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: goodPassword }),
  })
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
}

async function upload(
  content: string | Buffer,
  fileName: string,
  options: { name?: string; workspaceId?: number } = {},
) {
  const query = new URLSearchParams({
    workspaceId: String(options.workspaceId ?? workspace.id),
    ...(options.name ? { name: options.name } : {}),
  })
  const response = await fetch(`${server.url}/upload/files?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(fileName), cookie },
    body: content as BodyInit,
  })
  return { status: response.status, body: await response.json() }
}

const pdf = '%PDF-1.4\n%%EOF'

describe('a file', () => {
  it('is kept as what it is, and comes back as an attachment', async () => {
    const { status, body } = await upload(pdf, 'Toinen opas.pdf', { name: 'Toinen opas' })
    expect(status).toBe(201)
    const file = await fetch(`${server.url}/download/files/${body.id}?workspaceId=${workspace.id}`, {
      headers: { cookie },
    })
    expect(file.headers.get('Content-Type')).toBe('application/pdf')
    expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="Toinen opas\.pdf"/)
    expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(file.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
    expect(await file.text()).toBe(pdf)
    const marketer = callAs(server.db, workspace.people.marketer)
    expect(await marketer.files.list({ workspaceId: workspace.id })).toMatchObject([
      { id: body.id, name: 'Toinen opas', fileName: 'Toinen opas.pdf', contentType: 'application/pdf', bytes: 14 },
    ])
  })

  it('needs a name of its own', async () => {
    await upload(pdf, 'a.pdf', { name: 'One' })
    const again = await upload(pdf, 'b.pdf', { name: 'One' })
    expect([again.status, again.body.error.code, again.body.error.field]).toEqual([409, 'file.nameTaken', 'name'])
    const marketer = callAs(server.db, workspace.people.marketer)
    const { body } = await upload(pdf, 'c.pdf', { name: 'Two' })
    const rename = marketer.files.rename({ workspaceId: workspace.id, id: body.id, name: 'One' })
    await expect(rename).rejects.toMatchObject({ cause: { code: 'file.nameTaken' } })
  })

  it('of more than 25 MB is refused', async () => {
    const { status, body } = await upload(Buffer.alloc(25 * 1024 * 1024 + 1), 'big.bin')
    expect([status, body.error.message]).toEqual([413, 'Limit 25 MB.'])
    expect((await upload('', 'empty.txt')).body.error.code).toBe('file.empty')
  })

  it('is not put into, nor taken out of, somebody else’s workspace', async () => {
    const away = await upload(pdf, 'x.pdf', { workspaceId: other.id })
    expect([away.status, away.body.error.code]).toEqual([404, 'notFound.workspace'])
    const { id } = await server.db.prisma.file.create({
      data: { workspaceId: other.id, name: 'Theirs', fileName: 'x.pdf', contentType: 'application/pdf', bytes: 1 },
    })
    for (const workspaceId of [workspace.id, other.id]) {
      const answer = await fetch(`${server.url}/download/files/${id}?workspaceId=${workspaceId}`, {
        headers: { cookie },
      })
      expect(answer.status).toBe(404)
    }
    const stranger = await fetch(`${server.url}/upload/files?workspaceId=${workspace.id}`, {
      method: 'POST',
      body: pdf,
    })
    expect(stranger.status).toBe(401)
  })
})

describe('what a file is', () => {
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'logo.png', 'SVG'],
    ['\ufeff<?xml version="1.0"?>\n<svg onload="x()">', 'a.txt', 'SVG'],
    ['<!DOCTYPE html><script>', 'a.pdf', 'HTML'],
    ['  <HTML>', 'a.txt', 'HTML'],
    ['MZ\u0090\u0000', 'a.pdf', 'EXE'],
    ['#!/bin/sh', 'readme', 'script'],
    ['alert(1)', 'a.js', '.js'],
    ['anything', 'a.HTML', '.html'],
  ])('refuses what a browser or a system would run: %j as %s', (content, fileName, type) => {
    expect(() => contentTypeOf(Buffer.from(content), fileName)).toThrow(
      expect.objectContaining({ code: 'file.executable', params: { type } }),
    )
  })

  it.each([
    ['PK\u0003\u0004', 'a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['PK\u0003\u0004', 'a.zip', 'application/zip'],
    ['name;email', 'a.csv', 'text/csv'],
    ['Hei', 'a', 'text/plain'],
    ['\u0000\u0001', 'a.pdf', 'application/octet-stream'],
  ])('goes by its bytes, not by its name: %j as %s', (content, fileName, type) => {
    expect(contentTypeOf(Buffer.from(content, 'latin1'), fileName)).toBe(type)
  })

  it.each([
    ['..%2F..%2Fetc%2Fpasswd', 'passwd'],
    ['C:%5CUsers%5Canna%5COpas.pdf', 'Opas.pdf'],
    ['a%0D%0AX-Evil%3A%201.pdf', 'aX-Evil 1.pdf'],
    ['page.html.%20.', 'page.html'],
    ['%E2%80%AEfdp.exe', 'fdp.exe'],
    ['%', '%'],
    [undefined, 'file'],
  ])('has a name without folders and line breaks: %s', (header, name) => {
    expect(readFileName(header)).toBe(name)
  })
})

describe('an upload that is too large', () => {
  it('is told so also when its sender reads nothing before it has sent everything', async () => {
    const query = `workspaceId=${workspace.id}&name=Endless`
    const megabytes = 40 * 1024 * 1024
    const { taken, status, answer } = await sendEverything(`${server.url}/upload/files?${query}`, { cookie }, megabytes)
    expect([taken, status, JSON.parse(answer).error.message]).toEqual([true, 413, 'Limit 25 MB.'])
  })
})
