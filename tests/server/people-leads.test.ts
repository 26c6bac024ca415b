import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnLead } from '#server/leads/actOnLead.ts'
import { assignLead } from '#server/leads/assignLead.ts'
import { countLeads } from '#server/leads/countLeads.ts'
import { getLead } from '#server/leads/getLead.ts'
import { ListLeads, listLeads } from '#server/leads/listLeads.ts'
import { getMail } from '#server/mailbox/getMail.ts'
import { ListMail, listMail } from '#server/mailbox/listMail.ts'
import { countUnread } from '#server/notifications/countUnread.ts'
import { listNotifications } from '#server/notifications/listNotifications.ts'
import { markRead } from '#server/notifications/markRead.ts'
import { createProspect } from '#server/prospects/createProspect.ts'
import { getProspect } from '#server/prospects/getProspect.ts'
import type { Scope } from '#server/scope.ts'
import { makeWorld, type World } from './people-world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.end())

let handOffs = 0
async function handOff(
  scope: Scope,
  { prospectId, ownerId = null }: { prospectId?: number; ownerId?: string | null } = {},
) {
  const person =
    prospectId ??
    (await createProspect(scope, { email: `lead${++handOffs}@x.example`, firstName: 'Samuli', company: 'Esko' })).id
  const [lead] = await world.rows<{ id: number }>(
    `insert into lead (workspace_id, prospect_id, enrollment_id, visit, owner_id, reasons, created_at, updated_at)
     values ($1, $2, $3, 0, $4, '[{"code":"score","params":{"score":120}}]', now(), now()) returning id`,
    scope.workspaceId,
    person,
    ++handOffs,
    ownerId,
  )
  await world.rows(`update prospect set stage = 'lead' where workspace_id = $1 and id = $2`, scope.workspaceId, person)
  return { id: lead?.id ?? 0, prospectId: person }
}
const queue = async (scope: Scope, question: object = {}) => (await listLeads(scope, ListLeads.parse(question))).rows
const stageOf = async (scope: Scope, id: number) => (await getProspect(scope, { id })).stage

describe('the queue of sales', () => {
  it('shows who is waiting and why, by state and by seller, page after page', async () => {
    const anna = await world.enter()
    const sami = await world.join(anna)
    const leads = [
      await handOff(anna),
      await handOff(anna, { ownerId: sami.userId }),
      await handOff(anna, { ownerId: sami.userId }),
    ]
    await actOnLead(sami, { id: leads[1]?.id ?? 0, state: 'contacted', note: '' })
    expect((await queue(sami)).map(({ id }) => id)).toEqual(leads.map(({ id }) => id).reverse())
    expect((await queue(sami, { mine: true })).map(({ id }) => id)).toEqual([leads[2]?.id, leads[1]?.id])
    expect((await queue(sami, { state: ['contacted', 'meeting'] })).map(({ id }) => id)).toEqual([leads[1]?.id])
    const nobody = { new: 0, contacted: 0, meeting: 0, opportunity: 0, notNow: 0, notInteresting: 0 }
    expect(await countLeads(sami)).toEqual({
      all: { ...nobody, new: 2, contacted: 1 },
      mine: { ...nobody, new: 1, contacted: 1 },
    })
    const first = await listLeads(sami, ListLeads.parse({ limit: 2 }))
    const rest = await listLeads(sami, ListLeads.parse({ limit: 2, cursor: first.next }))
    expect([...first.rows, ...rest.rows]).toHaveLength(3)
    expect(rest.next).toBeNull()
    expect(first.rows[0]).toMatchObject({
      prospect: { firstName: 'Samuli', company: 'Esko', stage: 'lead' },
      reasons: [{ code: 'score', params: { score: 120 } }],
      owner: { name: 'Sami' },
    })
  })

  it('keeps what sellers say of a lead, and the prospect’s stage follows', async () => {
    const scope = await world.enter({ name: 'Sami' })
    const { id, prospectId } = await handOff(scope)
    const act = (state: Parameters<typeof actOnLead>[1]['state'], note = '') => actOnLead(scope, { id, state, note })
    expect(await act('contacted', 'Called at noon')).toMatchObject({ state: 'contacted', owner: { name: 'Sami' } })
    expect(await stageOf(scope, prospectId)).toBe('lead')
    expect(await act('opportunity')).toMatchObject({ state: 'opportunity', prospect: { stage: 'opportunity' } })
    expect(await act('notNow')).toMatchObject({ prospect: { stage: 'prospect' } })
    expect(await act('meeting')).toMatchObject({ prospect: { stage: 'lead' } })
    const { lead, actions, story } = await getLead(scope, { id })
    expect(lead.state).toBe('meeting')
    expect(actions.map(({ state, note, by }) => [state, note, by?.name])).toEqual([
      ['meeting', '', 'Sami'],
      ['notNow', '', 'Sami'],
      ['opportunity', '', 'Sami'],
      ['contacted', 'Called at noon', 'Sami'],
    ])
    expect(story.items.filter((item) => item.kind === 'leadAction')).toHaveLength(4)
  })

  it('leaves a customer a customer, and an opportunity one while another lead says so', async () => {
    const scope = await world.enter()
    const one = await handOff(scope)
    const other = await handOff(scope, { prospectId: one.prospectId })
    await actOnLead(scope, { id: one.id, state: 'opportunity', note: '' })
    await actOnLead(scope, { id: other.id, state: 'notInteresting', note: '' })
    expect(await stageOf(scope, one.prospectId)).toBe('opportunity')
    await world.rows(`update prospect set stage = 'customer' where id = $1`, one.prospectId)
    await actOnLead(scope, { id: one.id, state: 'notInteresting', note: '' })
    expect(await stageOf(scope, one.prospectId)).toBe('customer')
  })

  it('gives a lead and its prospect to another seller, who is told, once', async () => {
    const anna = await world.enter()
    const sami = await world.join(anna)
    const { id, prospectId } = await handOff(anna)
    await assignLead(anna, { id, userId: sami.userId })
    await assignLead(anna, { id, userId: sami.userId })
    expect((await getProspect(anna, { id: prospectId })).owner).toEqual({ id: sami.userId, name: 'Sami' })
    expect(await countUnread(sami)).toEqual({ count: 1 })
    expect((await listNotifications(sami, { limit: 10 })).rows).toMatchObject([
      {
        kind: 'leadForYou',
        params: { name: 'Samuli', company: 'Esko', leadId: id },
        link: `/w/${anna.workspaceId}/leads/${id}`,
        readAt: null,
      },
    ])
    const viewer = await world.join(anna, { role: 'viewer' })
    await expect(assignLead(anna, { id, userId: viewer.userId })).rejects.toMatchObject({ code: 'notFound.member' })
    expect((await assignLead(anna, { id, userId: null })).owner).toBeNull()
  })

  it('of another workspace does not exist', async () => {
    const [scope, stranger] = [await world.enter(), await world.enter()]
    const { id } = await handOff(scope)
    await expect(getLead(stranger, { id })).rejects.toMatchObject({ code: 'notFound.lead' })
    await expect(actOnLead(stranger, { id, state: 'meeting', note: '' })).rejects.toMatchObject({
      code: 'notFound.lead',
    })
    await expect(assignLead(stranger, { id, userId: null })).rejects.toMatchObject({ code: 'notFound.lead' })
    expect(await queue(stranger)).toEqual([])
  })
})

describe('notifications', () => {
  it('are one’s own: counted, paged, and read one by one or all', async () => {
    const anna = await world.enter()
    const sami = await world.join(anna)
    await world.rows(
      `insert into notification (workspace_id, user_id, kind, at) select $1, $2, 'programNote', '2026-05-01T09:00Z' from generate_series(1, 12)`,
      anna.workspaceId,
      anna.userId,
    )
    expect([await countUnread(anna), await countUnread(sami)]).toEqual([{ count: 12 }, { count: 0 }])
    const first = await listNotifications(anna, { limit: 8 })
    const rest = await listNotifications(anna, { limit: 8, cursor: first.next ?? undefined })
    const ids = [...first.rows, ...rest.rows].map((row) => row.id)
    expect(new Set(ids).size).toBe(12)
    expect(await markRead(sami, { ids, all: true })).toEqual({ marked: 0 })
    expect(await markRead(anna, { ids: ids.slice(0, 2), all: false })).toEqual({ marked: 2 })
    expect(await countUnread(anna)).toEqual({ count: 10 })
    expect(await markRead(anna, { all: true })).toEqual({ marked: 10 })
    expect(await countUnread(anna)).toEqual({ count: 0 })
  })
})

describe('the local mailbox', () => {
  const source = [
    'From: =?utf-8?q?Smart_Rekry?= <hello@smartrekry.example>',
    'To: samuli@esko.example',
    'Subject: =?utf-8?q?Hyv=C3=A4_opas?=',
    'MIME-Version: 1.0',
    'List-Unsubscribe: <https://go.example/u/x>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hei Samuli ä',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Hei <b>Samuli</b> ä</p>',
    '--b--',
    '',
  ].join('\r\n')

  it('lists mail newest first, finds it, and takes it apart', async () => {
    const scope = await world.enter()
    const raw = gzipSync(source)
    for (let n = 1; n <= 5; n++)
      await world.rows(
        `insert into mail (workspace_id, message_id, from_text, to_text, subject, at, raw) values ($1, $2, 'Smart Rekry <hello@smartrekry.example>', $3, $4, '2026-05-01T09:00Z', $5)`,
        scope.workspaceId,
        n,
        `person${n}@x.example`,
        n === 3 ? '50 % off_all' : `Mail ${n}`,
        raw,
      )
    const subjects = async (question: object) =>
      (await listMail(scope, ListMail.parse(question))).rows.map((row) => row.subject)
    expect(await subjects({})).toEqual(['Mail 5', 'Mail 4', '50 % off_all', 'Mail 2', 'Mail 1'])
    expect(await subjects({ search: 'PERSON4@' })).toEqual(['Mail 4'])
    expect(await subjects({ search: '% off_' })).toEqual(['50 % off_all'])
    const { rows, next } = await listMail(scope, ListMail.parse({ limit: 3 }))
    expect(await subjects({ limit: 3, cursor: next })).toEqual(['Mail 2', 'Mail 1'])
    const mail = await getMail(scope, { id: rows[0]?.id ?? 0 })
    expect(mail).toMatchObject({ subject: 'Mail 5', to: 'person5@x.example', source, prospectId: null, program: null })
    expect(mail.text?.trim()).toBe('Hei Samuli ä')
    expect(mail.html?.trim()).toBe('<p>Hei <b>Samuli</b> ä</p>')
    expect(mail.headers).toContainEqual({ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' })
    const stranger = await world.enter()
    await expect(getMail(stranger, { id: mail.id })).rejects.toMatchObject({ code: 'notFound.mail' })
    expect((await listMail(stranger, ListMail.parse({}))).rows).toEqual([])
  })
})
