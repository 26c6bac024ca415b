import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SignedIn } from '#server/trpc.ts'
import { callAs, goodPassword, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
let workspace: Awaited<ReturnType<typeof makeWorkspace>>
let address: string
let program: { workspaceId: number; programId: number }
beforeAll(async () => {
  server = await startServer()
  workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  const marketer = callAs(server.db, workspace.people.marketer)
  const at = { workspaceId: workspace.id }
  const { id } = await marketer.programs.create({ ...at, name: 'P', template: 'guideFollowUp', language: 'en' })
  const [list] = await marketer.lists.list(at)
  for (const name of ['Maria', '=cmd()', 'Åke'])
    await marketer.prospects.create({
      ...at,
      email: `${name.replace(/\W/g, 'x')}@varis.example`,
      firstName: name,
      listId: list?.id ?? 0,
      consent: { basis: 'consent', source: 'A fair' },
    })
  await marketer.programs.publish({ ...at, id, revision: 1, enrollExisting: true, note: '' })
  program = { ...at, programId: id }
  address = `/download/people.csv?workspaceId=${workspace.id}&programId=${id}&nodeId=entry&measure=waiting&days=7`
})
afterAll(() => server.stop())

async function fetchAs(person: SignedIn, path: string): Promise<Response> {
  const signIn = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: person.email, password: goodPassword }),
  })
  const cookie = signIn.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  return fetch(server.url + path, { headers: { cookie } })
}

it('has the rows of the number, in its order, and no formulas', async () => {
  const answer = await fetchAs(workspace.people.marketer, address)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Disposition')).toContain('entry-waiting.csv')
  const [head, ...lines] = (await answer.text()).trim().split('\r\n')
  expect(head).toContain('Name;Email;Company')
  const viewer = callAs(server.db, workspace.people.viewer)
  const ask = { ...program, nodeId: 'entry', measure: 'waiting', mode: 'cohort', days: 7 } as const
  expect(lines).toHaveLength(await viewer.metrics.peopleCount(ask))
  const rows = await viewer.metrics.peopleAt({ ...ask, offset: 0, limit: 10 })
  expect(lines.map((line) => line.split(';')[1])).toEqual(rows.map(({ email }) => email))
  expect(lines.join()).toContain("'=cmd()")
})

it('is written down before it leaves', async () => {
  const audit = await server.db.pool.query(
    `select actor, details from audit where workspace_id = $1 and action = 'people.export'`,
    [workspace.id],
  )
  expect(audit.rows).toEqual([
    {
      actor: `user:${workspace.people.marketer.id}`,
      details: { nodeId: 'entry', measure: 'waiting', people: 3 },
    },
  ])
})

it('is for those who may take people out of the house', async () => {
  for (const role of ['viewer', 'sales'] as const)
    expect((await fetchAs(workspace.people[role], address)).status).toBe(403)
  expect((await fetch(server.url + address)).status).toBe(401)
})
