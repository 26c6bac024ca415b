import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wrongKeysAtMost } from '#server/api/apiRoutes.ts'
import { endpoints } from '#server/api/endpoints.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import { type Answer, apiClient } from './callApi.ts'
import { fillWorkspace, secret } from './fillWorkspace.ts'
import { atHome, callAs, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
let call: ReturnType<typeof apiClient>
let other: Awaited<ReturnType<typeof makeWorkspace>>
beforeAll(async () => {
  server = await startServer({ worker: true })
  const workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  other = await makeWorkspace(server.db, `Other ${secret}`)
  const owner = callAs(server.db, workspace.people.owner)
  const { key } = await owner.workspace.createApiKey({ workspaceId: workspace.id, name: 'Test' })
  call = apiClient(server.url, key)
})
afterAll(() => server.stop())

/** Every row of a list, page by page. */
async function all(address: string, limit = 50): Promise<Answer['body'][]> {
  const rows = []
  for (let cursor = ''; ; ) {
    const query = `${address.includes('?') ? '&' : '?'}limit=${limit}${cursor}`
    const { body } = await call('GET', address + query)
    rows.push(...body.rows)
    if (body.next === null) return rows
    cursor = `&cursor=${encodeURIComponent(body.next)}`
  }
}

async function importPeople(count: number, list: number) {
  const people = Array.from({ length: count }, (_, n) => `p${n}@example.com;Person${n};Company ${n % 7};${n}`)
  const { status, body } = await call(
    'POST',
    `/prospects/import?list=${list}&basis=consent&source=Fair`,
    ['Sähköposti;Etunimi;Yritys;Employees', ...people, 'not an address;X;Y;1'].join('\n'),
  )
  expect(status).toBe(202)
  for (let job = body; ; ) {
    if (job.state !== 'running') return job
    job = (await call('GET', `/imports/${body.id}`)).body
  }
}

const visit = async (url: string, init: RequestInit = {}) =>
  fetch(url.replace(atHome, server.url), { redirect: 'manual', ...init })

describe('the reference program, by the API alone', () => {
  const people = 60
  let program: number
  let nodes: string[]

  it('is made from the template, filled from a file, and published', async () => {
    const made = await call('POST', '/programs', { name: 'Guide follow-up', template: 'guideFollowUp', language: 'en' })
    expect(made.body.lists).toEqual([{ id: expect.any(Number), name: 'Downloaded the guide' }])
    expect(made.body.files).toEqual([{ id: expect.any(Number), name: 'Second guide' }])
    program = made.body.id
    nodes = Object.keys(made.body.graph.nodes)

    const job = await importPeople(people, made.body.lists[0].id)
    expect(job).toMatchObject({ state: 'done', rows: people + 1, created: people, rejected: 1, failure: null })
    expect(await all(`/imports/${job.id}/report`)).toMatchObject([{ line: people + 2, taken: false }])
    expect((await all('/lists')).find((list) => list.id === made.body.lists[0].id).members).toBe(people)

    const checked = await call('POST', `/programs/${program}/check`)
    expect(checked.body.issues.filter((issue: { severity: string }) => issue.severity === 'blocker')).toEqual([])
    const { body: before } = await call('GET', `/programs/${program}/metrics`)
    expect(Object.keys(before.nodes)).toContain('video')
    expect(before.nodes.video).toEqual({ entered: 0, waiting: 0, movedOn: 0, exited: 0, failed: 0 })
    expect(before.edges['downloaded.yes']).toBe(0)

    const published = await call('POST', `/programs/${program}/publish`, { enrollExisting: true })
    expect(published.body).toEqual({ version: 1, entered: people })
    expect((await call('POST', `/programs/${program}/enroll`, {})).body).toEqual({ entered: 0 })
  })

  it('carries everybody to sales or through the video, as time is moved', async () => {
    const forward = async (advance: string) => {
      const { body } = await call('POST', '/sandbox/clock', { advance })
      expect(body.settled).toBe(true)
    }
    const messages = (node: string) => all(`/messages?program=${program}&node=${node}`)
    await forward('PT1S')
    expect(await messages('blogPost')).toHaveLength(people)

    await forward('P5D')
    const guides = await messages('secondGuide')
    expect(guides).toHaveLength(people)
    const downloaders = guides.slice(0, people / 2)
    for (const { links } of downloaders) {
      const file = links.find((link: { kind: string }) => link.kind === 'file')
      expect((await visit(file.url)).status).toBe(200)
    }

    await forward('P5D')
    const leads = await all('/leads')
    expect(leads).toHaveLength(people / 2)
    expect(new Set(leads.map((lead) => lead.prospect.email))).toEqual(new Set(downloaders.map((message) => message.to)))
    const videos = await messages('video')
    expect(videos).toHaveLength(people / 2)

    await forward('P7D')
    const sent = await all(`/messages?program=${program}`, 200)
    expect(new Set(sent.map((message) => `${message.to} ${message.nodeId}`)).size).toBe(sent.length)
    expect(new Set(sent.map((message) => message.state))).toEqual(new Set(['sent']))
    expect(new Set(sent.map((message) => message.messageId)).size).toBe(sent.length)
  })

  it('has numbers that reconcile with each other, with the people behind them and with the mail', async () => {
    const { body: metrics } = await call('GET', `/programs/${program}/metrics`)
    expect(Object.keys(metrics.nodes).sort()).toEqual([...nodes].sort())
    for (const [nodeId, counts] of Object.entries<Record<string, number>>(metrics.nodes)) {
      const { entered = 0, waiting = 0, movedOn = 0, exited = 0, failed = 0 } = counts
      expect(waiting + movedOn + exited + failed).toBe(entered)
      for (const measure of ['entered', 'waiting', 'movedOn', 'exited', 'failed']) {
        const behind = await all(`/programs/${program}/nodes/${nodeId}/people?measure=${measure}`, 7)
        expect([nodeId, measure, behind.length]).toEqual([nodeId, measure, counts[measure]])
        expect(new Set(behind.map((person) => person.enrollmentId)).size).toBe(behind.length)
      }
    }
    expect(metrics.edges['downloaded.yes']).toBe(people / 2)
    expect(metrics.edges['downloaded.no']).toBe(people / 2)
    const yes = await all(`/programs/${program}/nodes/downloaded/people?measure=movedOn&outlet=yes`)
    expect(yes).toHaveLength(people / 2)
    expect(metrics.nodes.secondGuide.movedOn).toBe((await all(`/messages?program=${program}&node=secondGuide`)).length)

    const { body: variants } = await call('GET', `/programs/${program}/nodes/secondGuide/variants`)
    expect(variants.rows).toMatchObject([
      { variantId: 'a', sent: people, clicked: people / 2, downloaded: people / 2, leads: people / 2 },
    ])
    expect(variants.rows[0].rates.downloaded).toMatchObject({ rate: 0.5 })
    expect((await all('/programs'))[0]).toMatchObject({ active: 0, entered: people, leads: people / 2 })
  })

  it('tells each story on its timeline', async () => {
    const [lead] = await all('/leads')
    const { body } = await call('GET', `/prospects/${lead.prospect.id}/timeline?limit=200`)
    const kinds = new Set(body.items.map((item: { kind: string }) => item.kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['event', 'message', 'step', 'lead', 'joined', 'consent']))
    const times = body.items.map((item: { at: string }) => item.at)
    expect(times).toEqual([...times].sort().reverse())
  })

  it('stops for whoever says so, at once', async () => {
    const [message] = await all(`/messages?program=${program}&node=video`)
    const { url } = message.links.find((link: { kind: string }) => link.kind === 'unsubscribe')
    expect((await visit(url)).status).toBe(200)
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await visit(url, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' })).status).toBe(200)
    const { body } = await call('GET', `/prospects?email=${encodeURIComponent(message.to)}`)
    expect((await call('GET', `/prospects/${body.rows[0].id}`)).body.suppression).toMatchObject({
      reason: 'unsubscribe',
    })
  })
})

describe('the smaller verbs', () => {
  it('add a person, bring one up to date, and find one however the address is written', async () => {
    const maria = { email: 'Maria@Varisvaatteet.example', firstName: 'Maria', company: 'Varis Vaatteet Oy' }
    const first = await call('POST', '/prospects', maria)
    const again = await call('POST', '/prospects', {
      email: 'maria@varisvaatteet.example',
      jobTitle: 'Head of recruiting',
    })
    expect([first.body.created, again.body.created, again.body.id]).toEqual([true, false, first.body.id])
    const found = await call('GET', '/prospects?email=MARIA%40varisvaatteet.example')
    expect(found.body.rows).toMatchObject([{ firstName: 'Maria', jobTitle: 'Head of recruiting' }])
    expect((await call('GET', '/prospects?email=nobody%40example.fi')).body).toEqual({ rows: [], next: null })
  })

  it('refuse a person with more fields than a person has, also when they come call by call', async () => {
    const fields = (from: number) => Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${from + n}`, 'x']))
    const person = { email: 'many@varisvaatteet.example' }
    expect((await call('POST', '/prospects', { ...person, fields: fields(0) })).status).toBe(200)
    expect((await call('POST', '/prospects', { ...person, fields: fields(0) })).status).toBe(200)
    const more = await call('POST', '/prospects', { ...person, fields: fields(300) })
    expect([more.status, more.body.error.code, more.body.error.field]).toEqual([
      400,
      'prospect.tooManyFields',
      'fields',
    ])
  })

  it('take an event once, however often it is sent', async () => {
    const event = {
      id: 'crm-1',
      email: 'maria@varisvaatteet.example',
      type: 'page.visited',
      properties: { path: '/pricing' },
      occurredAt: '2026-11-21T08:00:00Z',
    }
    expect((await call('POST', '/events', event)).body).toEqual({ recorded: 1, repeated: 0 })
    expect((await call('POST', '/events', event)).body).toEqual({ recorded: 0, repeated: 1 })
    const two = [event, { ...event, id: 'crm-2' }]
    expect((await call('POST', '/events', two)).body).toEqual({ recorded: 1, repeated: 1 })
    const misspelt = await call('POST', '/events', { ...event, ocurredAt: event.occurredAt })
    expect([misspelt.status, misspelt.body.error.field]).toEqual([400, 'ocurredAt'])
    const stranger = await call('POST', '/events', { ...event, id: 'crm-3', email: 'nobody@example.fi' })
    expect(stranger.status).toBe(404)
  })

  it('save a draft by revision, with its problems in words', async () => {
    const made = await call('POST', '/programs', { name: 'Drawn', graph: { format: 1, nodes: {}, edges: {} } })
    const address = `/programs/${made.body.id}`
    const graph = { format: 1, nodes: { a: { id: 'a', type: 'entry', config: {} } }, edges: {} }
    expect((await call('PUT', `${address}/draft`, { revision: 1, graph })).body.revision).toBe(2)
    const stale = await call('PUT', `${address}/draft`, { revision: 1, graph })
    expect([stale.status, stale.body.error.code]).toEqual([409, 'program.stale'])
    expect(stale.body.error.message).toMatch(/^Test saved this at /)
    const refused = await call('POST', `${address}/publish`, {})
    expect([refused.status, refused.body.error.code]).toEqual([422, 'program.blocked'])
    expect(refused.body.error.issues).toContainEqual(
      expect.objectContaining({ nodeId: 'a', message: 'Choose the list whose people come in here.' }),
    )
    const wrong = await call('PUT', `${address}/draft`, { revision: 2, graph: { ...graph, edges: { e: 1 } } })
    expect([wrong.status, wrong.body.error.field]).toEqual([400, 'graph.edges.e'])
  })
})

describe('a drawing from elsewhere', () => {
  const wait = (n: number) => ({ id: `n${n}`, type: 'wait', config: { duration: { amount: 1, unit: 'days' } } })
  const chain = (length: number) => ({
    format: 1,
    nodes: Object.fromEntries(Array.from({ length }, (_, n) => [`n${n}`, wait(n)])),
    edges: Object.fromEntries(
      Array.from({ length: length - 1 }, (_, n) => [
        `e${n}`,
        { id: `e${n}`, from: `n${n}`, outlet: 'then', to: `n${n + 1}` },
      ]),
    ),
  })

  it('is read back whole: notes, groups, direction, pins, what is off and what was let be', async () => {
    const graph = {
      format: 1,
      nodes: {
        n0: { ...wait(0), position: { x: 0, y: 0 }, pinned: true },
        n1: { ...wait(1), position: { x: 0, y: 152 }, off: true },
      },
      edges: chain(2).edges,
      notes: { a: { id: 'a', text: 'Why', position: { x: 8, y: 8 }, width: 240, height: 120 } },
      groups: { g: { id: 'g', name: 'Both', nodeIds: ['n0', 'n1'], isFolded: false } },
      direction: 'right',
      ignored: { i1: { id: 'i1', code: 'unreachable', nodeId: 'n1' } },
    }
    const made = await call('POST', '/programs', { name: 'Whole', graph })
    expect(made.body.graph).toEqual(graph)
    expect((await call('GET', `/programs/${made.body.id}`)).body.graph).toEqual(graph)
  })

  it('as long as one may be, and without places, can be read again', async () => {
    const made = await call('POST', '/programs', { name: 'Long', graph: chain(10_000) })
    expect(made.status).toBe(201)
    expect((await call('GET', `/programs/${made.body.id}`)).status).toBe(200)
  })

  it('that is larger is refused before anybody arranges it', async () => {
    const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`n${n}`, { id: `n${n}`, type: 'end' }]))
    const began = performance.now()
    const refused = await call('POST', '/programs', { name: 'Huge', graph: { format: 1, nodes: many, edges: {} } })
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([
      400,
      'graph.tooLarge',
      'graph.nodes',
    ])
    // Arranging them takes a minute, in which nobody else is answered.
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it.each([
    ['a kind of step', { format: 1, nodes: { a: { id: 'a', type: 'teleport', config: {} } }, edges: {} }],
    ['a format', { format: 2, nodes: {}, edges: {} }],
  ])('of a newer version, with %s that is not known, is told to be so', async (_what, graph) => {
    const refused = await call('POST', '/programs', { name: 'New', graph })
    expect([refused.status, refused.body.error.code]).toEqual([400, 'graph.newer'])
  })
})

const templates = Object.keys(programTemplates).join(', ')

describe('a request that is wrong', () => {
  it.each([
    ['POST', '/programs', {}, 400, 'name', 'Required.'],
    ['POST', '/programs', { name: 'x', role: 'owner' }, 400, 'role', 'Unknown field role.'],
    [
      'POST',
      '/programs',
      { name: 'x', template: 'guideFollowUp', graph: { format: 1, nodes: {}, edges: {} } },
      400,
      'graph',
      'Give a template or a drawing, not both.',
    ],
    ['POST', '/programs', { name: 'x', template: 'nope' }, 400, 'template', `Allowed values: ${templates}.`],
    ['GET', '/programs/999999', undefined, 404, undefined, 'Program not found.'],
    ['GET', '/programs/abc', undefined, 400, 'id', 'Not a number.'],
    ['GET', '/messages?limit=1000000000', undefined, 400, 'limit', '1 to 200.'],
    ['GET', '/messages?limit=-1', undefined, 400, 'limit', '1 to 200.'],
    ['GET', '/messages?cursor=zzz', undefined, 400, 'cursor', 'This cursor does not come from an earlier page.'],
    ['GET', '/messages?wat=1', undefined, 400, 'wat', 'Unknown field wat.'],
    ['POST', '/sandbox/clock', { advance: 'soon' }, 400, 'advance', expect.stringContaining('P5D')],
    ['GET', '/nothing', undefined, 404, undefined, 'There is nothing at this address.'],
  ] as const)('%s %s %j is told why', async (method, address, body, status, field, message) => {
    const answer = await call(method, address, body)
    expect([answer.status, answer.body.error.field, answer.body.error.message]).toEqual([status, field, message])
  })
})

describe('the contract', () => {
  it('names every address once, and answers only by it', async () => {
    const response = await fetch(`${server.url}/api/v1/openapi.json`)
    const contract = await response.json()
    expect(contract.openapi).toBe('3.1.0')
    const named = Object.entries(contract.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      ([path, methods]) => Object.entries(methods).map(([method, one]) => [`${method} ${path}`, one.operationId]),
    )
    expect(named.map(([address]) => address)).toEqual(
      expect.arrayContaining(endpoints.map(({ method, path }) => `${method} ${path}`)),
    )
    expect(new Set(named.map(([, id]) => id)).size).toBe(named.length)
    const shared = [...JSON.stringify(contract).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      (one) => one[1],
    )
    expect(Object.keys(contract.components.schemas).sort()).toEqual([...new Set(shared)].sort())
    expect(JSON.stringify(contract).match(/\$defs|__schema|widget/)).toBeNull()
  })

  it("answers nothing about another workspace's things", async () => {
    const theirs = await fillWorkspace(server.db, other)
    const ids: Record<string, number> = {
      programs: theirs.programId,
      lists: theirs.listId,
      prospects: theirs.prospectId,
      imports: theirs.importId,
      topics: theirs.topicId,
      forms: theirs.formId,
      tasks: theirs.taskId,
    }
    const bodies: Record<string, unknown> = {
      '/programs/{id}/draft': { revision: 1, graph: theirs.graph },
      '/programs/{id}/status': { status: 'ended' },
      '/programs/{id}/priority': { priority: 1 },
      '/programs/{id}/migrate': { plan: {} },
      '/programs/{id}/end': { people: 1 },
      '/lists/{id}/members': { prospectIds: [theirs.prospectId] },
      '/topics/{id}/choices': { prospectId: theirs.prospectId, wanted: false },
      '/forms/{id}/submissions': { email: 'new@example.com' },
    }
    for (const { method, path, body } of endpoints) {
      const room = path.split('/')[1] ?? ''
      if (!path.includes('{id}')) continue
      const address = path
        .replace('{id}', String(ids[room]))
        .replace('{nodeId}', 'blogPost')
        .replace(/\{(number|migrationId)\}/, '1')
      const verb = method.toUpperCase() as 'GET'
      const answer = await call(verb, address, body ? (bodies[path] ?? {}) : undefined)
      expect([path, answer.status]).toEqual([path, 404])
    }
    const lists = [
      '/programs',
      '/lists',
      '/files',
      '/prospects',
      '/leads',
      '/messages',
      '/segments',
      '/topics',
      '/forms',
    ]
    lists.push('/companies', '/tasks', '/tags', '/grade-rules')
    lists.push('/sending/held', '/sending/held/counts', '/sending/in-doubt', '/sending/webhooks')
    for (const address of lists) expect(JSON.stringify(await all(address))).not.toContain(secret)
    expect((await call('GET', `/messages?program=${theirs.programId}`)).status).toBe(404)
  })

  it('needs a key for everything but the contract itself and its health', async () => {
    for (const { method, path } of endpoints) {
      const address = `${server.url}/api/v1${path.replace(/\{\w+\}/g, '1')}`
      const answer = await fetch(address, { method: method.toUpperCase() })
      expect([path, answer.status]).toEqual([path, 401])
    }
  })
})

describe('whoever guesses at keys', () => {
  it('is stopped after some hundred tries, and told when to come again', async () => {
    const guess = async (n: number) =>
      fetch(`${server.url}/api/v1/lists`, { headers: { Authorization: `Bearer guess-${n}` } })
    for (let n = 0; n < wrongKeysAtMost; n += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, k) => guess(n + k)))
      expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true)
    }
    const stopped = await guess(0)
    expect([stopped.status, stopped.headers.get('Retry-After')]).toEqual([429, '60'])
    expect((await stopped.json()).error.code).toBe('request.tooMany')
  })
})
