import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordExternalEvents } from '#server/events/recordExternalEvents.ts'
import { importCsv } from '#server/imports/importCsv.ts'
import { openImports } from '#server/imports/openImports.ts'
import { actOnLead } from '#server/leads/actOnLead.ts'
import { assignLead } from '#server/leads/assignLead.ts'
import { addListMembers } from '#server/lists/addListMembers.ts'
import { removeListMember } from '#server/lists/removeListMember.ts'
import { createProspect } from '#server/prospects/createProspect.ts'
import { updateProspect } from '#server/prospects/updateProspect.ts'
import type { Scope } from '#server/scope.ts'
import { removeMember } from '#server/workspace/removeMember.ts'
import { log, makeWorld, signingKey, type World } from './people-world.ts'

// Whatever people do on screens and other systems by the API, programs that wait for it hear of it.

let world: World
let scope: Scope
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.end())
beforeEach(async () => {
  scope = await world.enter()
})

const listen = (...cues: string[]) =>
  world.rows(
    `insert into listener (workspace_id, cue, program_id, version, node_id) select $1, cue, 1, 1, 'w' from unnest($2::text[]) cue`,
    scope.workspaceId,
    cues,
  )
const heard = async () => {
  const rows = await world.rows<{ cue: string; detail: object; who: string }>(
    `delete from signal s using prospect p where s.workspace_id = $1 and p.workspace_id = $1 and p.id = s.prospect_id
     returning cue, detail, split_part(p.email, '@', 1) as who`,
    scope.workspaceId,
  )
  return rows.map(({ who, cue, detail }) => [who, cue, detail]).sort()
}
const grade = (of: string, field: string, operator: string, value: string, points: number) =>
  world.rows(
    `insert into grade_rule (workspace_id, "of", field, operator, value, points) values ($1, $2, $3, $4, $5, $6)`,
    scope.workspaceId,
    of,
    field,
    operator,
    value,
    points,
  )
const gradeOf = async (id: number) =>
  (
    await world.rows<{ grade: number }>(
      'select grade from prospect where workspace_id = $1 and id = $2',
      scope.workspaceId,
      id,
    )
  )[0]?.grade

describe('a person', () => {
  it('who is added is known by fields that were not known before', async () => {
    await listen('field:person.plan', 'field:person.company', 'field:person.jobTitle', 'field:person.stage')
    await createProspect(scope, {
      email: 'maria@varis.example',
      company: 'Varis Oy',
      fields: { plan: 'pro', other: 'x' },
    })
    expect(await heard()).toEqual([
      ['maria', 'field:person.company', { from: null, to: 'Varis Oy' }],
      ['maria', 'field:person.plan', { from: null, to: 'pro' }],
      ['maria', 'field:person.stage', { from: null, to: 'prospect' }],
    ])
    await createProspect(
      scope,
      { email: 'maria@varis.example', company: 'Varis Oy', fields: { plan: 'free' } },
      'update',
    )
    expect(await heard()).toEqual([['maria', 'field:person.plan', { from: 'pro', to: 'free' }]])
    await createProspect(scope, { email: 'maria@varis.example', fields: { plan: 'free' } }, 'update')
    expect(await heard()).toEqual([])
  })

  it('who is changed is announced by what changed, also what was taken away', async () => {
    const { id } = await createProspect(scope, {
      email: 'maria@varis.example',
      jobTitle: 'HR',
      fields: { plan: 'pro' },
    })
    await listen('field:person.plan', 'field:person.jobTitle', 'field:person.phone')
    await updateProspect(scope, { id, jobTitle: 'CEO', phone: '', fields: { plan: '' } })
    expect(await heard()).toEqual([
      ['maria', 'field:person.jobTitle', { from: 'HR', to: 'CEO' }],
      ['maria', 'field:person.plan', { from: 'pro', to: null }],
    ])
  })

  it('who is graded fits as the rules say, whether anybody listens or not', async () => {
    await grade('person', 'jobTitle', 'is', 'CEO', 50)
    await grade('company', 'industry', 'is', 'Retail', 20)
    await world.rows(
      `insert into company (workspace_id, key, name, fields) values ($1, 'varis oy', 'Varis Oy', '{"industry": "Retail"}')`,
      scope.workspaceId,
    )
    const { id } = await createProspect(scope, { email: 'maria@varis.example', jobTitle: 'CEO' })
    expect(await gradeOf(id)).toBe(50)
    await listen('field:company.industry', 'grade')
    await updateProspect(scope, { id, company: 'Varis Oy' })
    expect(await gradeOf(id)).toBe(70)
    expect(await heard()).toEqual([
      ['maria', 'field:company.industry', { to: 'Retail' }],
      ['maria', 'grade', {}],
    ])
  })

  it('is heard of on joining and on leaving a list', async () => {
    const { id } = await createProspect(scope, { email: 'maria@varis.example' })
    const [list] = await world.rows<{ id: number }>(
      `insert into list (workspace_id, name) values ($1, 'Warm') returning id`,
      scope.workspaceId,
    )
    const listId = Number(list?.id)
    await listen(`list:${listId}`)
    await addListMembers(scope, { id: listId, prospectIds: [id] })
    expect(await heard()).toEqual([['maria', `list:${listId}`, { wakesOnly: true }]])
    expect(await removeListMember(scope, { id: listId, prospectId: id })).toEqual({ removed: true })
    expect(await heard()).toEqual([['maria', `list:${listId}`, { wakesOnly: true }]])
    expect(await removeListMember(scope, { id: listId, prospectId: id })).toEqual({ removed: false })
    expect(await heard()).toEqual([])
  })
})

it('an import announces what it changed, row by row, and grades everybody', async () => {
  await createProspect(scope, { email: 'maria@varis.example', fields: { plan: 'pro' } })
  await grade('person', 'plan', 'is', 'free', 5)
  await createProspect(scope, { email: 'samuli@esko.example', fields: { plan: 'free' } })
  await listen('field:person.plan', 'grade')
  const csv = 'email,plan\nmaria@varis.example,pro\nsamuli@esko.example,pro\nanna@new.example,free\n'
  const imports = await openImports({ database: world.database, dataDir: world.folder, signingKey, log })
  await importCsv(scope, { fileName: 'people.csv', content: pieces(csv) })
  await imports.idle()
  await imports.close()
  expect(await heard()).toEqual([
    ['anna', 'field:person.plan', { from: null, to: 'free' }],
    ['anna', 'grade', {}],
    ['samuli', 'field:person.plan', { from: 'free', to: 'pro' }],
    ['samuli', 'grade', {}],
  ])
})

async function* pieces(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

describe('a lead', () => {
  async function aLead() {
    const { id } = await createProspect(scope, { email: 'maria@varis.example' })
    const [lead] = await world.rows<{ id: number }>(
      `insert into lead (workspace_id, prospect_id, enrollment_id, visit, created_at, updated_at) values ($1, $2, 1, 1, now(), now()) returning id`,
      scope.workspaceId,
      id,
    )
    await listen('field:person.owner', 'field:person.stage')
    return { id: Number(lead?.id), prospectId: id }
  }

  it('that is acted on, or given to somebody who then leaves, changes the person’s stage and owner', async () => {
    const lead = await aLead()
    const { userId: seller } = await world.join(scope)
    await actOnLead(scope, { id: lead.id, state: 'opportunity', note: '' })
    await assignLead(scope, { id: lead.id, userId: seller })
    await removeMember(scope, seller)
    expect(await heard()).toEqual([
      ['maria', 'field:person.owner', { from: null, to: seller }],
      ['maria', 'field:person.owner', { from: seller, to: null }],
      ['maria', 'field:person.stage', { from: 'prospect', to: 'opportunity' }],
    ])
  })
})

it('a reply that another system tells of is a reply to the last mail that the person had got by then', async () => {
  const { id } = await createProspect(scope, { email: 'maria@varis.example' })
  const hour = (ago: number) => new Date(Date.now() - ago * 3_600_000)
  for (const [n, sentAt] of [hour(5), hour(3), hour(1), null].entries())
    await world.rows(
      `insert into message (workspace_id, kind, enrollment_id, prospect_id, due_at, sent_at) values ($1, 'marketing', $2, $3, now(), $4)`,
      scope.workspaceId,
      n + 1,
      id,
      sentAt,
    )
  await listen('event:email.replied')
  const occurredAt = hour(2).toISOString()
  await recordExternalEvents(scope, [{ id: 'r1', prospectId: id, type: 'email.replied', properties: {}, occurredAt }])
  const replied = await world.rows(
    'select replied_at as at from message where workspace_id = $1 order by enrollment_id',
    scope.workspaceId,
  )
  expect(replied).toEqual([{ at: null }, { at: new Date(occurredAt) }, { at: null }, { at: null }])
  expect(await heard()).toEqual([['maria', 'event:email.replied', {}]])
})
