import { afterAll, beforeAll, expect, it } from 'vitest'
import { nobody } from '#engine/simulate/scenario.ts'
import { callAs, makeWorkspace, startServer, type TestServer } from './startServer.ts'

let server: TestServer
let workspaceId: number
let programId: number
let call: { marketer: ReturnType<typeof callAs>; viewer: ReturnType<typeof callAs> }
beforeAll(async () => {
  server = await startServer()
  const workspace = await makeWorkspace(server.db, 'Smart Rekry Oy')
  workspaceId = workspace.id
  const { people } = workspace
  call = { marketer: callAs(server.db, people.marketer), viewer: callAs(server.db, people.viewer) }
  const made = await call.marketer.programs.create({
    workspaceId,
    name: 'Guide follow-up',
    template: 'guideFollowUp',
    language: 'sv',
  })
  programId = made.id
})
afterAll(() => server.stop())

const beginning = { at: '2026-01-05T09:00:00.000Z', entryId: null, forced: {} }
const persona = { name: 'Maria', person: nobody, happenings: [], beginning, outcome: null }

it('a template brings its people along, in its language, with what becomes of them', async () => {
  const personas = await call.viewer.personas.list({ workspaceId, programId })
  expect(personas.map(({ name }) => name)).toEqual(['Maria laddar ner den andra guiden', 'Samuli läser ingenting'])
  expect(personas.map(({ outcome }) => outcome?.ways)).toEqual([['outlet downloaded yes'], ['outlet downloaded no']])
})

it('marketers save, change and remove personas; viewers look', async () => {
  const at = { workspaceId, programId }
  await expect(call.viewer.personas.save({ ...at, ...persona })).rejects.toMatchObject({
    cause: { code: 'role.tooLow' },
  })
  const { id } = await call.marketer.personas.save({ ...at, ...persona })
  await call.marketer.personas.save({ ...at, ...persona, id, name: 'Maria again' })
  const names = async () => (await call.viewer.personas.list(at)).map(({ name }) => name)
  expect(await names()).toContain('Maria again')
  await call.marketer.personas.remove({ ...at, id })
  expect(await names()).toHaveLength(2)
  await expect(call.marketer.personas.remove({ ...at, id })).rejects.toMatchObject({
    cause: { code: 'notFound.persona' },
  })
})

it('a prospect is read in one call with all that facts ask about; a viewer does not see who it is', async () => {
  const listId = (await call.marketer.lists.create({ workspaceId, name: 'Expo' })).id
  const { id: prospectId } = await call.marketer.prospects.create({
    workspaceId,
    email: 'maria.lind@varis.example',
    firstName: 'Maria',
    lastName: 'Lind',
    company: 'Varis Vaatteet Oy',
    listId,
    consent: { basis: 'consent', source: 'Expo' },
  })
  await server.db.pool.query(
    `insert into event (workspace_id, prospect_id, type, properties, at) values
     ($1, $2, 'page.visited', '{"path": "/pricing", "deep": {"a": 1}}', now())`,
    [workspaceId, prospectId],
  )
  await call.marketer.tags.set({ workspaceId, tag: 'Vip', prospectIds: [prospectId] })
  const seen = await call.marketer.personas.contact({ workspaceId, prospectId })
  expect(seen).toMatchObject({
    name: 'Maria Lind',
    person: {
      fields: { email: 'maria.lind@varis.example', firstName: 'Maria', stage: 'prospect' },
      lists: [listId],
      tags: ['Vip'],
      consent: 'granted',
      did: [{ type: 'page.visited', properties: { path: '/pricing' } }],
      chanceOf: prospectId,
    },
  })
  const masked = await call.viewer.personas.contact({ workspaceId, prospectId })
  expect(masked.name).toBe('M. L.')
  expect(JSON.stringify(masked)).not.toMatch(/Lind|maria\.lind/)
})

it('the setting holds the rules of the workspace, and the email of a told person is merged with what is told', async () => {
  const setting = await call.viewer.personas.setting({ workspaceId, programId })
  expect(setting).toMatchObject({ programId, zone: 'Europe/Helsinki', grading: [], members: expect.any(Array) })
  const content = {
    subject: 'Hi {{ prospect.firstName }}',
    preheader: '',
    senderName: 'Anna',
    senderEmail: 'anna@smartrekry.example',
    mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>{{ prospect.fields.interest }}</mj-text></mj-column></mj-section></mj-body></mjml>',
  }
  const person = {
    firstName: 'Maria',
    lastName: '',
    email: 'm@varis.example',
    company: '',
    jobTitle: '',
    phone: '',
    language: 'en',
    source: '',
    score: 10,
    owner: null,
    fields: { interest: 'recruiting' },
  }
  const preview = await call.viewer.emails.preview({ workspaceId, content, prospectId: null, person })
  expect(preview.subject).toBe('Hi Maria')
  expect(preview.text).toContain('recruiting')
})
