import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCompanies } from '#server/companies/listCompanies.ts'
import { saveCompany } from '#server/companies/saveCompany.ts'
import { listForms } from '#server/forms/listForms.ts'
import { saveForm } from '#server/forms/saveForm.ts'
import { submitForm } from '#server/forms/submitForm.ts'
import { removeGradeRule } from '#server/grades/removeGradeRule.ts'
import { saveGradeRule } from '#server/grades/saveGradeRule.ts'
import { createList } from '#server/lists/createList.ts'
import { listOpportunities } from '#server/opportunities/listOpportunities.ts'
import { saveOpportunity } from '#server/opportunities/saveOpportunity.ts'
import { createProspect } from '#server/prospects/createProspect.ts'
import { archiveSegment } from '#server/segments/archiveSegment.ts'
import { getSegment } from '#server/segments/getSegment.ts'
import { listSegments } from '#server/segments/listSegments.ts'
import { saveSegment } from '#server/segments/saveSegment.ts'
import { listTags } from '#server/tags/listTags.ts'
import { setTag } from '#server/tags/setTag.ts'
import { listTasks } from '#server/tasks/listTasks.ts'
import { setTaskDone } from '#server/tasks/setTaskDone.ts'
import { createTopic } from '#server/topics/createTopic.ts'
import { listTopics } from '#server/topics/listTopics.ts'
import { setTopicChoice } from '#server/topics/setTopicChoice.ts'
import { makeWorld, type World } from './people-world.ts'

let world: World
let scope: Awaited<ReturnType<World['enter']>>
let samuli: number
let maria: number
beforeAll(async () => {
  world = await makeWorld()
  scope = await world.enter()
  const add = async (email: string, company: string) => (await createProspect(scope, { email, company })).id
  samuli = await add('samuli@esko.example', 'Esko Solutions Oy')
  maria = await add('maria@varis.example', 'Varis Vaatteet Oy')
})
afterAll(() => world.end())

describe('a segment', () => {
  const hot = { name: 'Hot', rule: { kind: 'scoreAtLeast', score: 50 } } as const

  it('keeps its rule, has a name of its own, and is archived rather than deleted', async () => {
    const { id } = await saveSegment(scope, hot)
    expect(await getSegment(scope, { id })).toMatchObject({ ...hot, refreshedAt: null, archivedAt: null })
    await expect(saveSegment(scope, hot)).rejects.toMatchObject({ code: 'name.taken' })
    await saveSegment(scope, { id, name: 'Warm', rule: { kind: 'tagged', tag: 'warm' } })
    await archiveSegment(scope, { id, archived: true })
    expect((await listSegments(scope)).at(-1)).toMatchObject({ id, name: 'Warm', archivedAt: expect.any(String) })
  })

  it('asks about people: not about nothing, not about a step, not about itself', async () => {
    const save = (rule: Parameters<typeof saveSegment>[1]['rule'], id?: number) =>
      saveSegment(scope, { name: 'Odd', rule, ...(id !== undefined && { id }) })
    await expect(save({ kind: 'all', rules: [] })).rejects.toMatchObject({ code: 'segment.empty' })
    await expect(save({ kind: 'onList', listId: null })).rejects.toMatchObject({
      code: 'segment.incomplete',
      field: 'rule.listId',
    })
    await expect(
      save({ kind: 'not', rule: { kind: 'reacted', emailNodeId: 'a', reaction: 'clicked', link: '', robots: false } }),
    ).rejects.toMatchObject({ code: 'segment.ofProgram', field: 'rule.rule' })
    const { id } = await save({ kind: 'tagged', tag: 'x' })
    await expect(save({ kind: 'inSegment', segmentId: id }, id)).rejects.toMatchObject({ code: 'segment.ofItself' })
    await expect(save({ kind: 'event', type: 'demo', where: [], since: 'here' })).rejects.toMatchObject({
      code: 'segment.ofProgram',
    })
    const other = await saveSegment(scope, { name: 'Other', rule: { kind: 'inSegment', segmentId: id } })
    await expect(save({ kind: 'not', rule: { kind: 'inSegment', segmentId: other.id } }, id)).rejects.toMatchObject({
      code: 'segment.ofItself',
    })
    expect((await getSegment(scope, { id })).rule).toEqual({ kind: 'tagged', tag: 'x' })
  })
})

describe('a topic', () => {
  it('is opted out of and back into, person by person', async () => {
    const { id } = await createTopic(scope, { name: 'Events' })
    await expect(createTopic(scope, { name: 'Events' })).rejects.toMatchObject({ code: 'name.taken' })
    await setTopicChoice(scope, { id, prospectId: samuli, wanted: false })
    await setTopicChoice(scope, { id, prospectId: samuli, wanted: false })
    expect(await listTopics(scope)).toEqual([{ id, name: 'Events', optOuts: 1, archivedAt: null }])
    await setTopicChoice(scope, { id, prospectId: samuli, wanted: true })
    expect(await listTopics(scope)).toMatchObject([{ optOuts: 0 }])
    await expect(setTopicChoice(scope, { id, prospectId: 999_999, wanted: true })).rejects.toMatchObject({
      code: 'notFound.prospect',
    })
  })
})

describe('a form', () => {
  it('brings a person in, puts it on its list, and counts the same submission once', async () => {
    const { id: listId } = await createList(scope, { name: 'Asked for a demo' })
    const fields = [{ name: 'company', label: 'Company', required: true }]
    const { id } = await saveForm(scope, { name: 'Demo', fields, listId })
    expect(await listForms(scope)).toMatchObject([{ id, name: 'Demo', fields, listId }])
    await expect(submitForm(scope, { id, email: 'new@firm.example' })).rejects.toMatchObject({
      code: 'form.missing',
      field: 'company',
    })
    const filled = { id, submissionId: 'a1', email: 'new@firm.example', company: 'Firm', fields: { seats: '40' } }
    const first = await submitForm(scope, filled)
    expect(first).toMatchObject({ created: true, repeated: false })
    expect(await submitForm(scope, filled)).toEqual({ ...first, created: false, repeated: true })
    expect(
      await world.rows(
        `select type, properties ->> 'seats' as seats, (properties ->> 'formId')::int as form from event
         where workspace_id = $1 and prospect_id = $2`,
        scope.workspaceId,
        first.prospectId,
      ),
    ).toEqual([{ type: 'form.submitted', seats: '40', form: id }])
    expect(await world.rows('select 1 from list_member where list_id = $1', listId)).toHaveLength(1)
  })
})

describe('a company', () => {
  it('is one whatever the case of its name, and its people are those who name it', async () => {
    const first = await saveCompany(scope, {
      name: 'Varis Vaatteet Oy',
      fields: { industry: 'Retail', employees: 400 },
    })
    const again = await saveCompany(scope, {
      name: ' varis vaatteet oy',
      domain: 'varis.example',
      fields: { employees: null },
    })
    expect([first.people, again]).toEqual([1, { id: first.id, people: 1 }])
    const { rows } = await listCompanies(scope, { search: 'VARIS', limit: 10 })
    expect(rows).toMatchObject([{ domain: 'varis.example', fields: { industry: 'Retail' }, people: 1 }])
  })
})

describe('fit', () => {
  const gradeOf = async (id: number) =>
    (await world.rows<{ grade: number }>('select grade from prospect where id = $1', id))[0]?.grade

  it('follows its rules as they are written, changed and taken away', async () => {
    const rule = {
      of: 'company',
      field: 'industry',
      operator: 'is',
      value: 'retail',
      points: 30,
      active: true,
    } as const
    const { id } = await saveGradeRule(scope, rule)
    expect([await gradeOf(maria), await gradeOf(samuli)]).toEqual([30, 0])
    await saveGradeRule(scope, { ...rule, id, points: 45 })
    expect(await gradeOf(maria)).toBe(45)
    await saveCompany(scope, { name: 'Varis Vaatteet Oy', fields: { industry: 'Wholesale' } })
    expect(await gradeOf(maria)).toBe(0)
    await removeGradeRule(scope, { id })
    await expect(removeGradeRule(scope, { id })).rejects.toMatchObject({ code: 'notFound.gradeRule' })
  })
})

describe('an opportunity', () => {
  it('is known again by the id of the system it comes from, and is closed when it is won', async () => {
    const deal = { prospectId: maria, name: 'Three licences', stage: 'proposal', amount: 15_000, currency: 'EUR' }
    const open = { ...deal, ownerId: null, externalId: 'crm-7', won: null }
    const first = await saveOpportunity(scope, open)
    expect(first.created).toBe(true)
    expect(await saveOpportunity(scope, { ...open, stage: 'won', won: true })).toEqual({ id: first.id, created: false })
    expect(await listOpportunities(scope, { prospectId: maria })).toMatchObject([
      { id: first.id, stage: 'won', amount: 15_000, won: true, closedAt: expect.any(String) },
    ])
    await expect(saveOpportunity(scope, { ...open, id: 999_999 })).rejects.toMatchObject({
      code: 'notFound.opportunity',
    })
  })
})

describe('tags and tasks', () => {
  it('are put on people and taken off again', async () => {
    expect(await setTag(scope, { tag: 'fair', prospectIds: [samuli, maria, 999_999], tagged: true })).toEqual({
      changed: 2,
    })
    expect(await setTag(scope, { tag: 'fair', prospectIds: [samuli], tagged: true })).toEqual({ changed: 0 })
    expect(await listTags(scope)).toEqual([{ tag: 'fair', people: 2 }])
    await setTag(scope, { tag: 'fair', prospectIds: [samuli, maria], tagged: false })
    expect(await listTags(scope)).toEqual([])
  })

  it('are listed for whoever owns them until they are done', async () => {
    await world.rows(
      `insert into task (workspace_id, prospect_id, enrollment_id, visit, effect, title, owner_id, created_at)
       values ($1, $2, 1, 1, 0, 'Call Maria', $3, now())`,
      scope.workspaceId,
      maria,
      scope.userId,
    )
    const mine = { mine: true, done: false, limit: 10 }
    const { rows } = await listTasks(scope, mine)
    expect(rows).toMatchObject([
      { title: 'Call Maria', company: 'Varis Vaatteet Oy', ownerId: scope.userId, doneAt: null },
    ])
    const id = rows[0]?.id ?? 0
    await setTaskDone(scope, { id, done: true })
    expect((await listTasks(scope, mine)).rows).toEqual([])
    expect((await listTasks(scope, { ...mine, done: true })).rows).toHaveLength(1)
    await expect(setTaskDone(scope, { id: 999_999, done: true })).rejects.toMatchObject({ code: 'notFound.task' })
  })
})
