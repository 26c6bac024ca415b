import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ProgramTemplateId, programTemplates } from '#templates/programs/catalogue.ts'
import { apiClient } from './callApi.ts'
import { callAs, makeWorkspace, startServer, type TestServer } from './startServer.ts'

// All ten shipped programs, made by the API, published side by side in one sandbox, and lived through in the world: what
// the stories cannot show, because there a program is alone.

let server: TestServer
let workspaceId: number
let call: ReturnType<typeof apiClient>
const programs = new Map<ProgramTemplateId, number>()
const lists = new Map<string, number>()
beforeAll(async () => {
  server = await startServer({ worker: true })
  const workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  workspaceId = workspace.id
  const { key } = await callAs(server.db, workspace.people.owner).workspace.createApiKey({ workspaceId, name: 'Test' })
  call = apiClient(server.url, key)
  for (const id of Object.keys(programTemplates) as ProgramTemplateId[]) {
    const made = await call('POST', '/programs', { name: id, template: id, language: 'en' })
    expect(made.status).toBe(201)
    programs.set(id, made.body.id)
    for (const list of made.body.lists) lists.set(list.name, list.id)
    const checked = await call('POST', `/programs/${made.body.id}/check`)
    expect(checked.body.issues).toEqual([])
    expect((await call('POST', `/programs/${made.body.id}/publish`)).body).toEqual({ version: 1, entered: 0 })
  }
}, 120_000)
afterAll(() => server.stop())

async function meet(email: string, { list, fields }: { list?: string; fields?: Record<string, string> } = {}) {
  const consent = { basis: 'consent', source: 'Form' }
  const listId = list === undefined ? {} : { listId: lists.get(list) }
  const { status, body } = await call('POST', '/prospects', { email, consent, ...listId, ...(fields && { fields }) })
  expect(status).toBe(200)
  return body.id as number
}

let told = 0

async function does(email: string, type: string, properties = {}) {
  const { body } = await call('POST', '/events', { id: `e${++told}`, email, type, properties })
  expect(body).toEqual({ recorded: 1, repeated: 0 })
}

async function goesBy(advance: string) {
  expect((await call('POST', '/sandbox/clock', { advance })).body.settled).toBe(true)
}

/** How each of the person's ways through a program stands: the node it waits at, or its outcome. */
async function ways(prospectId: number, template: ProgramTemplateId): Promise<string[]> {
  const { rows } = await server.db.pool.query<{ way: string }>(
    `select case when status = 'waiting' then node_id else outcome end as way from enrollment
     where workspace_id = $1 and prospect_id = $2 and program_id = $3 order by id`,
    [workspaceId, prospectId, programs.get(template)],
  )
  return rows.map(({ way }) => way)
}

async function person(id: number): Promise<{ stage: string; fields: Record<string, unknown> }> {
  const { rows } = await server.db.pool.query(
    'select stage, fields from prospect where workspace_id = $1 and id = $2',
    [workspaceId, id],
  )
  return rows[0]
}

it('there are ten', () => {
  expect(programs.size).toBe(10)
})

it('who goes quiet and shows a sign of life begins anew a day later, once, and grows quiet from then on', async () => {
  const samuli = await meet('samuli@esko.example', { list: 'Keep in touch' })
  await goesBy('P40D')
  expect((await person(samuli)).fields.engagement).toBe('cooling')
  await does('samuli@esko.example', 'page.visited', { path: '/blog' })
  await goesBy('PT1H')
  expect((await person(samuli)).fields.engagement).toBe('active')
  expect(await ways(samuli, 'reactivation')).toEqual(['nextDay'])
  await goesBy('P1D')
  expect(await ways(samuli, 'reactivation')).toEqual(['completed', 'lively'])
  await goesBy('P31D')
  expect((await person(samuli)).fields.engagement).toBe('cooling')
  expect(await ways(samuli, 'reactivation')).toHaveLength(2)
})

it('a trial that becomes a subscription leads into the welcome, and from there into the cross-sell', async () => {
  const maria = await meet('maria@varis.example')
  await does('maria@varis.example', 'trial.started')
  await goesBy('PT1H')
  expect(await ways(maria, 'trialOnboarding')).toEqual(['firstSteps'])
  await does('maria@varis.example', 'subscription.started')
  await goesBy('P1D')
  expect(await ways(maria, 'trialOnboarding')).toEqual(['completed'])
  expect((await person(maria)).stage).toBe('customer')
  expect(await ways(maria, 'customerWelcome')).toHaveLength(1)
  expect(await ways(maria, 'crossSell')).toEqual(['settled'])
  // A second trial soon after is none.
  await does('maria@varis.example', 'trial.started')
  await goesBy('PT1H')
  expect(await ways(maria, 'trialOnboarding')).toEqual(['completed'])
})

it('a contract is renewed this year, and comes up again the next: last year’s renewal does not count', async () => {
  const now = new Date((await call('POST', '/sandbox/clock', { advance: 'PT1H' })).body.now)
  const dayIn = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const email = 'renewing@varis.example'
  const maria = await meet(email, { fields: { contractEnds: dayIn(95) } })
  await goesBy('P10D')
  expect(await ways(maria, 'contractRenewal')).toHaveLength(1)
  await does(email, 'contract.renewed')
  await goesBy('PT1H')
  expect(await ways(maria, 'contractRenewal')).toEqual(['completed'])
  await call('POST', '/prospects', { email, fields: { contractEnds: dayIn(95 + 365) } })
  await goesBy('P380D')
  expect(await ways(maria, 'contractRenewal')).toEqual(['completed', 'twoMonths'])
})

it('two looks at the prices make a lead, and the alert is quiet for the rest of the week', async () => {
  const email = 'looking@esko.example'
  const samuli = await meet(email)
  await does(email, 'page.visited', { path: '/pricing' })
  await goesBy('PT2H')
  expect(await ways(samuli, 'pricingAlert')).toEqual(['again'])
  await does(email, 'page.visited', { path: '/fi/pricing' })
  await goesBy('PT1H')
  expect(await ways(samuli, 'pricingAlert')).toEqual(['completed'])
  const { rows } = await server.db.pool.query('select 1 from lead where workspace_id = $1 and prospect_id = $2', [
    workspaceId,
    samuli,
  ])
  expect(rows).toHaveLength(1)
  await does(email, 'page.visited', { path: '/pricing' })
  await goesBy('P1D')
  expect(await ways(samuli, 'pricingAlert')).toEqual(['completed'])
  await goesBy('P7D')
  await does(email, 'page.visited', { path: '/pricing' })
  await goesBy('PT2H')
  expect(await ways(samuli, 'pricingAlert')).toHaveLength(2)
})

it('who registers by the form is let in without an invitation, and never twice', async () => {
  const email = 'guest@varis.example'
  const guest = await meet(email)
  const { rows } = await server.db.pool.query<{ id: number }>('select id from form where workspace_id = $1', [
    workspaceId,
  ])
  const formId = rows[0]?.id ?? 0
  await does(email, 'form.submitted', { formId })
  await does(email, 'form.submitted', { formId })
  await goesBy('PT1H')
  expect(await ways(guest, 'eventInvitation')).toHaveLength(1)
})
