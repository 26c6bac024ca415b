import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { apiClient } from './callApi.ts'
import { refusalOf } from './inFlightWorld.ts'
import { callAs, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

type Calls = ReturnType<typeof callAs>
let here: { workspaceId: number }
let there: { workspaceId: number }
let anna: Calls
let maria: Calls
let id: number
let text: string
beforeEach(async () => {
  const [ours, other] = [await makeWorkspace(server.db, 'Smart Rekry Oy'), await makeWorkspace(server.db, 'Varis Oy')]
  here = { workspaceId: ours.id }
  there = { workspaceId: other.id }
  anna = callAs(server.db, ours.people.marketer)
  maria = callAs(server.db, other.people.marketer)
  id = (await anna.programs.create({ ...here, name: 'Guide follow-up', template: 'guideFollowUp', language: 'en' })).id
  await anna.programs.setPriority({ ...here, id, priority: 20 })
  text = (await anna.programFiles.write({ ...here, id })).text
})

describe('a program goes to another workspace as a file', () => {
  it('and comes back the same, once what it names is there', async () => {
    // The template makes its list and its file.
    await maria.programs.create({ ...there, name: 'For its list', template: 'guideFollowUp', language: 'en' })
    const look = await maria.programFiles.look({ ...there, text })
    expect(look).toMatchObject({ name: 'Guide follow-up', emails: 3 })
    expect(look.things.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'file Second guide',
      'list Downloaded the guide',
    ])
    expect(look.things.every((thing) => thing.id !== null)).toBe(true)
    const made = await maria.programFiles.create({ ...there, text, choices: [] })
    expect(made).toMatchObject({ made: [], open: [] })
    expect((await maria.programFiles.write({ ...there, id: made.id })).text).toBe(text)
    expect((await maria.programs.get({ ...there, id: made.id })).priority).toBe(20)
  })

  it('lists that are not there are made, and what cannot be made is left open and told', async () => {
    const made = await maria.programFiles.create({ ...there, text, name: 'Ours now', choices: [] })
    expect(made.made).toEqual(['Downloaded the guide'])
    expect(made.open).toEqual([{ kind: 'file', name: 'Second guide' }])
    const { graph, name } = await maria.programs.get({ ...there, id: made.id })
    expect(name).toBe('Ours now')
    const lists = await maria.lists.list(there)
    expect(graph.nodes.entry?.config).toMatchObject({ trigger: { listId: lists[0]?.id } })
    expect(graph.nodes.downloaded?.config).toMatchObject({ condition: { fileId: null } })
    expect(JSON.stringify(graph.nodes.secondGuide?.config)).toContain('file:0')
  })

  it('or to what somebody chose', async () => {
    const { id: listId } = await maria.lists.create({ ...there, name: 'Guides' })
    const choices = [{ kind: 'list' as const, name: 'Downloaded the guide', choice: { use: String(listId) } }]
    const drawn = await maria.programFiles.draw({ ...there, text, choices })
    expect(drawn.made).toEqual([])
    expect(drawn.graph.nodes.entry?.config).toMatchObject({ trigger: { listId } })
    expect(await maria.lists.list(there)).toHaveLength(1)
  })

  it('looking at what would be drawn makes nothing', async () => {
    const drawn = await maria.programFiles.draw({ ...there, text, choices: [], makes: false })
    expect(drawn.made).toEqual(['Downloaded the guide'])
    expect(drawn.graph.nodes.entry?.config).toMatchObject({ trigger: { listId: 2_147_483_647 } })
    expect(await maria.lists.list(there)).toEqual([])
  })

  it('a file that cannot be read leaves nothing behind', async () => {
    const broken = text.replace('kind: branch', 'kind: crystalBall')
    expect(await refusalOf(maria.programFiles.create({ ...there, text: broken, choices: [] }))).toMatchObject({
      code: 'programFile.unknownKind',
      params: { kind: 'crystalBall' },
    })
    expect(await maria.lists.list(there)).toEqual([])
    expect(await maria.programs.list(there)).toEqual([])
  })
})

it('other systems read, make and replace programs as files', async () => {
  const { key } = await callAs(server.db, (await makeOwner()).owner).workspace.createApiKey({ ...here, name: 'Git' })
  const headers = { Authorization: `Bearer ${key}` }
  const read = await fetch(`${server.url}/api/v1/programs/${id}/file`, { headers })
  expect(read.headers.get('content-type')).toContain('application/yaml')
  expect(await read.text()).toBe(text)
  const send = async (method: string, path: string, body: string) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { ...headers, 'Content-Type': 'application/yaml' },
      body,
    })
    return { status: answer.status, body: await answer.json() }
  }
  const copy = await send('POST', '/programs/file?name=Copy', text)
  expect(copy).toMatchObject({ status: 201, body: { made: [], open: [] } })
  expect((await anna.programs.get({ ...here, id: copy.body.id })).name).toBe('Copy')

  const longer = text.replace('amount: 5', 'amount: 9')
  expect((await send('PUT', `/programs/${copy.body.id}/file`, longer)).status).toBe(200)
  expect((await anna.programFiles.write({ ...here, id: copy.body.id })).text).toBe(
    longer.replace('name: Guide follow-up', 'name: Copy'),
  )
  const stale = await send('PUT', `/programs/${copy.body.id}/file?revision=1`, longer)
  expect(stale).toMatchObject({ status: 409, body: { error: { code: 'program.stale' } } })
  const wrong = await send('POST', '/programs/file', 'polku: 3\nname: x')
  expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'programFile.newer' } } })
  expect((await apiClient(server.url, key)('GET', `/programs/${copy.body.id}`)).status).toBe(200)

  async function makeOwner() {
    const owner = await server.db.prisma.member.findFirstOrThrow({
      where: { workspaceId: here.workspaceId, role: 'owner' },
      select: { user: { select: { id: true, name: true, email: true } } },
    })
    return { owner: { ...owner.user, language: 'en' as const } }
  }
})
