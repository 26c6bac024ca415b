import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportDraft } from '#server/imports/importDraft.ts'
import type { ImportJob } from '#server/imports/importJob.ts'
import { callAs, goodPassword, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
let workspace: Awaited<ReturnType<typeof makeWorkspace>>
let cookie: string
beforeAll(async () => {
  server = await startServer()
  workspace = await makeWorkspace(server.db, 'Ours')
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

const url = () => `${server.url}/upload/imports?workspaceId=${workspace.id}`
const file = (name: string) => new URL(`../../data/${name}`, import.meta.url)

async function upload(body: string | Buffer, fileName: string, as = cookie) {
  const response = await fetch(url(), {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv', 'X-File-Name': encodeURIComponent(fileName), cookie: as },
    body: body as BodyInit,
  })
  return { status: response.status, body: await response.json() }
}

describe('a CSV file that a marketer uploads', () => {
  it('is shown as it is read, mapped, taken in, and reported on', async () => {
    const { status, body } = await upload(readFileSync(file('prospects-messy-cp1252.csv')), 'Messut äö.csv')
    expect(status).toBe(201)
    const draft: ImportDraft = body
    expect(draft).toMatchObject({ fileName: 'Messut äö.csv', encoding: 'windows-1252', separator: ';', bytes: 187_871 })
    expect(draft.sample).toHaveLength(8)
    expect(draft.mapping[0]).toEqual({ column: 0, heading: 'E-mail', field: 'email' })

    const marketer = callAs(server.db, workspace.people.marketer)
    const at = { workspaceId: workspace.id, id: draft.id }
    const asUtf8 = await marketer.imports.preview({ ...at, encoding: 'utf-8', separator: ',' })
    expect(asUtf8).toMatchObject({ encoding: 'utf-8', separator: ',' })
    expect(asUtf8.headings).toHaveLength(1)
    await marketer.imports.preview({ ...at, encoding: 'windows-1252', separator: ';' })

    const mapping = [...draft.mapping]
    const noBasis = await fetch(`${server.url}/trpc/imports.start`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie },
      body: JSON.stringify({ ...at, mapping, source: '' }),
    })
    expect(await noBasis.json()).toMatchObject({
      error: { message: 'Say where these people came from and on what basis you may mail them.' },
    })
    await marketer.imports.start({ ...at, mapping, newList: 'Fair', basis: 'consent', source: 'Fair in Turku' })
    let job: ImportJob
    do job = await marketer.imports.get(at)
    while (job.state === 'running')
    expect(job).toMatchObject({ state: 'done', created: 1163, duplicates: 21, rejected: 16, list: { name: 'Fair' } })
    const report = await fetch(`${server.url}/download/imports/${draft.id}/report.csv?workspaceId=${workspace.id}`, {
      headers: { cookie },
    })
    expect(report.headers.get('content-disposition')).toContain('attachment')
    const lines = (await report.text()).trimEnd().split('\r\n')
    expect(lines).toHaveLength(38)
    expect(lines[1]).toBe(
      '24;25;no;Row 24: no email address;;Eevi;Niemi;Valo Teknik Oy;600;Finance;CEO;London;Europe/London;fi;fair;2026-04-25T08:22:00+03:00'.replace(
        /no email address;(.*)$/,
        'no email address;"$1"',
      ),
    )
  })

  it('is refused to those who may not import, and to strangers', async () => {
    const seller = await signIn(workspace.people.sales.email)
    expect(await upload('email\na@x.example\n', 'x.csv', seller)).toMatchObject({
      status: 403,
      body: { error: { code: 'role.tooLow' } },
    })
    expect(await upload('email\na@x.example\n', 'x.csv', '')).toMatchObject({ status: 401 })
  })

  it('is refused with a sentence when it is no CSV, and the connection lives on', async () => {
    const workbook = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(3_000_000, 1)])
    for (let n = 0; n < 3; n++)
      expect(await upload(workbook, 'people.xlsx')).toMatchObject({
        status: 415,
        body: { error: { code: 'import.notText' } },
      })
    expect(await upload('email\n', 'x.csv')).toMatchObject({
      status: 400,
      body: { error: { message: 'No rows found.' } },
    })
  })

  it('of more than 500 MB is refused before it is read', async () => {
    const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sending = request(url(), {
        method: 'POST',
        headers: { cookie, 'Content-Type': 'text/csv', 'Content-Length': 3_000_000_000 },
      })
      sending.on('response', (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => {
          sending.destroy()
          resolve({ status: response.statusCode ?? 0, body })
        })
      })
      sending.on('error', reject)
      sending.write('email\n')
    })
    expect(answer.status).toBe(413)
    expect(answer.body).toContain('Limit 500 MB or 2,000,000 rows.')
  })

  it('that breaks off on its way leaves nothing behind', async () => {
    const before = await server.db.prisma.import.count()
    const broken = await new Promise((resolve) => {
      const sending = request(url(), { method: 'POST', headers: { cookie, 'Content-Type': 'text/csv' } })
      sending.on('error', () => resolve(true))
      sending.write('email\na@x.example\n', () => sending.destroy(new Error('gone')))
    })
    expect(broken).toBe(true)
    expect(await upload('email\na@x.example\n', 'x.csv')).toMatchObject({ status: 201 })
    expect(await server.db.prisma.import.count()).toBe(before + 1)
  })
})

describe('files that nobody starts', () => {
  it('do not fill the disk: the oldest of a workspace make room', async () => {
    const marketer = callAs(server.db, workspace.people.marketer)
    const ids: number[] = []
    for (let n = 0; n < 21; n++) ids.push((await upload(`Email\nperson${n}@example.com`, `${n}.csv`)).body.id)
    await server.db.pool.query("update import set created_at = created_at - interval '1 hour' where state = 'uploaded'")
    ids.push((await upload('Email\nlast@example.com', 'last.csv')).body.id)
    const preview = (at: number) => marketer.imports.preview({ workspaceId: workspace.id, id: ids[at] ?? 0 })
    await expect(preview(1)).rejects.toMatchObject({ cause: { code: 'notFound.import' } })
    await expect(preview(2)).resolves.toMatchObject({ id: ids[2] })
    await expect(preview(21)).resolves.toMatchObject({ id: ids[21] })
  })
})
