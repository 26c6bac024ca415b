import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { watchProgram } from '#server/metrics/watchProgram.ts'
import type { Scope } from '#server/scope.ts'
import { callAs, goodPassword, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
let workspace: Awaited<ReturnType<typeof makeWorkspace>>
let viewer: ReturnType<typeof callAs>
let program: { workspaceId: number; programId: number }
beforeAll(async () => {
  server = await startServer()
  workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  viewer = callAs(server.db, workspace.people.viewer)
  const marketer = callAs(server.db, workspace.people.marketer)
  const at = { workspaceId: workspace.id }
  const { id } = await marketer.programs.create({ ...at, name: 'P', template: 'guideFollowUp', language: 'en' })
  await marketer.programs.publish({ ...at, id, revision: 1, enrollExisting: false, note: '' })
  program = { ...at, programId: id }
})
afterAll(() => server.stop())

type Tally = [nodeId: string, outlet: string, measure: 'entered' | 'movedOn' | 'exited' | 'failed', n: number]

async function count(...tallies: Tally[]): Promise<void> {
  for (const [nodeId, outlet, measure, n] of tallies)
    await server.db.prisma.tallyDelta.create({ data: { ...program, version: 1, nodeId, outlet, measure, n } })
}

describe('the numbers', () => {
  it('are the sum of what is rolled up and what is not', async () => {
    await count(['entry', '', 'entered', 5], ['entry', 'then', 'movedOn', 5], ['blogPost', '', 'entered', 5])
    const rolled = { ...program, version: 1, nodeId: 'entry', outlet: '' }
    await server.db.prisma.tally.create({ data: { ...rolled, measure: 'entered', n: 100n } })
    await server.db.prisma.tally.create({ data: { ...rolled, version: 2, measure: 'exited', n: 10n } })
    const { nodes, edges } = await viewer.metrics.program(program)
    expect(nodes).toEqual({
      entry: { entered: 105, waiting: 90, movedOn: 5, exited: 10, failed: 0 },
      blogPost: { entered: 5, waiting: 5, movedOn: 0, exited: 0, failed: 0 },
    })
    expect(edges).toEqual({ 'entry.then': 5 })
    expect(await viewer.programs.list({ workspaceId: workspace.id })).toMatchObject([{ entered: 105, active: 95 }])
  })

  it('are told again only when they have changed, and no more once nobody listens', async () => {
    const scope = { database: server.db, workspaceId: workspace.id } as unknown as Scope
    const leaving = new AbortController()
    const stream = watchProgram(scope, program.programId, leaving.signal)
    const first = await stream.next()
    const second = stream.next()
    await count(['blogPost', 'then', 'movedOn', 2])
    const changed = await second
    expect(first.value?.nodes.blogPost).toMatchObject({ waiting: 5 })
    expect(changed.value?.nodes.blogPost).toMatchObject({ waiting: 3, movedOn: 2 })
    const third = stream.next()
    leaving.abort()
    expect((await third).done).toBe(true)
  })

  it('reach a browser as events', async () => {
    const signIn = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: workspace.people.viewer.email, password: goodPassword }),
    })
    const cookie = signIn.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    const leaving = new AbortController()
    const input = encodeURIComponent(JSON.stringify(program))
    const response = await fetch(`${server.url}/trpc/metrics.live?input=${input}`, {
      headers: { cookie, Accept: 'text/event-stream' },
      signal: leaving.signal,
    })
    expect(response.headers.get('Content-Type')).toContain('text/event-stream')
    expect(response.headers.get('Content-Encoding')).toBeNull()
    let text = ''
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk)
      if (text.includes('"entry.then":5')) break
    }
    leaving.abort()
    expect(text).toContain('"nodes"')
  })
})

describe('variants', () => {
  it('stand with what became of them, those drawn first, and are not compared', async () => {
    const at = new Date()
    const message = (id: number, variantId: string, touched: object = {}) => ({
      workspaceId: workspace.id,
      kind: 'marketing' as const,
      enrollmentId: BigInt(id),
      visit: 3,
      ...{ programId: program.programId, version: 1, nodeId: 'secondGuide', variantId, prospectId: BigInt(id) },
      state: 'sent' as const,
      dueAt: at,
      ...touched,
    })
    await server.db.prisma.message.createMany({
      data: [
        message(1, 'old', { clickedAt: at }),
        message(2, 'a', { clickedAt: at, downloadedAt: at }),
        message(3, 'a'),
        message(4, 'a', { state: 'blocked' }),
        message(5, 'a', { state: 'inDoubt' }),
      ],
    })
    const lead = { workspaceId: workspace.id, prospectId: 2n, enrollmentId: 2n, createdAt: at, updatedAt: at }
    // One before the email was sent is not its doing.
    await server.db.prisma.lead.createMany({
      data: [
        { ...lead, visit: 6 },
        { ...lead, enrollmentId: 3n, visit: 1 },
      ],
    })
    const variants = await viewer.metrics.variants({ ...program, nodeId: 'secondGuide' })
    expect(variants.map(({ rates: _, ...counts }) => counts)).toEqual([
      { variantId: 'a', sent: 3, clicked: 1, downloaded: 1, leads: 1 },
      { variantId: 'old', sent: 1, clicked: 1, downloaded: 0, leads: 0 },
    ])
    const rate = variants[0]?.rates.clicked
    expect(rate?.rate).toBeCloseTo(1 / 3)
    expect(rate?.low).toBeLessThan(1 / 3)
    expect(rate?.high).toBeGreaterThan(1 / 3)
  })

  it('that were never sent have no rate', async () => {
    expect(await viewer.metrics.variants({ ...program, nodeId: 'video' })).toEqual([
      {
        variantId: 'a',
        sent: 0,
        clicked: 0,
        downloaded: 0,
        leads: 0,
        rates: { clicked: null, downloaded: null, leads: null },
      },
    ])
  })
})
