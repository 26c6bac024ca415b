import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressHash } from '#engine/intake/addressHash.ts'
import { recordExternalEvents } from '#server/events/recordExternalEvents.ts'
import { addListMembers } from '#server/lists/addListMembers.ts'
import { archiveList } from '#server/lists/archiveList.ts'
import { createList } from '#server/lists/createList.ts'
import { listLists } from '#server/lists/listLists.ts'
import { removeListMember } from '#server/lists/removeListMember.ts'
import { renameList } from '#server/lists/renameList.ts'
import { countProspects } from '#server/prospects/countProspects.ts'
import { createProspect } from '#server/prospects/createProspect.ts'
import { findByEmail } from '#server/prospects/findByEmail.ts'
import { getProspect } from '#server/prospects/getProspect.ts'
import { ListProspects, listProspects } from '#server/prospects/listProspects.ts'
import { updateProspect } from '#server/prospects/updateProspect.ts'
import type { Scope } from '#server/scope.ts'
import { makeWorld, signingKey, type World } from './people-world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.end())

const anna = { email: 'Anna.Virtanen@Acme.fi', firstName: 'Anna', lastName: 'Virtanen', company: 'Acme Oy' }

async function everyPage(scope: Scope, question: Partial<ListProspects>): Promise<string[]> {
  const emails: string[] = []
  let cursor: string | undefined
  for (let turns = 0; turns < 100; turns++) {
    const { rows, next } = await listProspects(scope, ListProspects.parse({ limit: 7, ...question, cursor }))
    emails.push(...rows.map((row) => row.email))
    if (next === null) return emails
    cursor = next
  }
  throw new Error('The pages never end.')
}

describe('a person', () => {
  it('is added with a consent that says where it is from, and found by any spelling of the address', async () => {
    const scope = await world.enter()
    const { id, created } = await createProspect(scope, { ...anna, language: 'Finnish', fields: { employees: '150' } })
    expect(created).toBe(true)
    const found = await findByEmail(scope, ' ANNA.virtanen@ACME.FI ')
    expect(found).toMatchObject({
      id,
      email: 'Anna.Virtanen@Acme.fi',
      language: 'fi',
      fields: { employees: '150' },
      consent: 'granted',
      stage: 'prospect',
      suppression: null,
      lists: [],
      enrollments: [],
      consents: [{ state: 'granted', basis: 'legitimateInterest', source: 'Anna', actor: 'Anna' }],
    })
    await expect(findByEmail(scope, 'nobody@acme.fi')).rejects.toMatchObject({ code: 'notFound.prospect' })
  })

  it('is added once by a screen, and brought up to date by another system', async () => {
    const scope = await world.enter()
    const { id } = await createProspect(scope, anna)
    await expect(createProspect(scope, { email: 'anna.virtanen@acme.fi' })).rejects.toMatchObject({
      code: 'prospect.exists',
      params: { id },
    })
    const again = await createProspect(scope, { email: 'anna.virtanen@acme.fi', jobTitle: 'CEO' }, 'update')
    expect(again).toEqual({ id, created: false, outcome: 'updated' })
    expect(await getProspect(scope, { id })).toMatchObject({ jobTitle: 'CEO', firstName: 'Anna' })
    expect((await getProspect(scope, { id })).consents).toHaveLength(1)
  })

  it('with a suppressed address comes in suppressed', async () => {
    const scope = await world.enter()
    await world.rows(
      `insert into suppression (workspace_id, address_hash, reason, at) values ($1, $2, 'hardBounce', now())`,
      scope.workspaceId,
      addressHash('anna.virtanen@acme.fi', signingKey),
    )
    const { id } = await createProspect(scope, { ...anna, consent: { basis: 'consent', source: 'Form' } })
    expect(await getProspect(scope, { id })).toMatchObject({
      consent: 'none',
      consents: [],
      suppression: { reason: 'hardBounce' },
    })
  })

  it('is refused with a sentence when something cannot be', async () => {
    const scope = await world.enter()
    await expect(createProspect(scope, { email: 'anna@' })).rejects.toMatchObject({
      code: 'prospect.notEmail',
      field: 'email',
    })
    await expect(createProspect(scope, { ...anna, language: '?' })).rejects.toMatchObject({ code: 'prospect.language' })
    await expect(createProspect(scope, { ...anna, timeZone: 'Mars/X' })).rejects.toMatchObject({
      code: 'timeZone.unknown',
    })
    await expect(createProspect(scope, { ...anna, listId: 999 })).rejects.toMatchObject({ code: 'notFound.list' })
    expect(await countProspects(scope, {})).toEqual({ count: 0, exact: true })
  })

  it('is changed in what is given; "" takes a field away', async () => {
    const scope = await world.enter()
    const { id } = await createProspect(scope, { ...anna, fields: { employees: '150', city: 'Turku' } })
    await updateProspect(scope, {
      id,
      company: '',
      email: 'anna@new.fi',
      fields: { city: '', industry: 'Retail' },
      ownerId: scope.userId,
      stage: 'customer',
    })
    expect(await getProspect(scope, { id })).toMatchObject({
      firstName: 'Anna',
      company: '',
      email: 'anna@new.fi',
      fields: { employees: '150', industry: 'Retail' },
      owner: { id: scope.userId, name: 'Anna' },
      stage: 'customer',
    })
    await createProspect(scope, { email: 'taken@acme.fi' })
    await expect(updateProspect(scope, { id, email: 'TAKEN@acme.fi' })).rejects.toMatchObject({
      code: 'prospect.exists',
    })
    const viewer = await world.join(scope, { role: 'viewer' })
    await expect(updateProspect(scope, { id, ownerId: viewer.userId })).rejects.toMatchObject({
      code: 'notFound.member',
    })
  })

  it('of another workspace does not exist', async () => {
    const [scope, stranger] = [await world.enter(), await world.enter()]
    const { id } = await createProspect(scope, anna)
    const list = await createList(stranger, { name: 'Mine' })
    await expect(getProspect(stranger, { id })).rejects.toMatchObject({ code: 'notFound.prospect' })
    await expect(updateProspect(stranger, { id, company: 'x' })).rejects.toMatchObject({ code: 'notFound.prospect' })
    await expect(addListMembers(stranger, { id: list.id, prospectIds: [id] })).rejects.toMatchObject({
      code: 'notFound.prospect',
    })
    await expect(findByEmail(stranger, anna.email)).rejects.toMatchObject({ code: 'notFound.prospect' })
    await expect(
      recordExternalEvents(stranger, [{ id: 'x', prospectId: id, type: 'page.visited', properties: {} }]),
    ).rejects.toMatchObject({ code: 'event.noProspect' })
  })
})

describe('the list of people', () => {
  let scope: Scope & { userId: string }
  beforeAll(async () => {
    scope = await world.enter()
    const other = await world.enter()
    for (const at of [scope, other])
      await world.rows(
        `insert into prospect (workspace_id, email, email_key, first_name, last_name, company, score, stage, created_at)
         select $1, 'p' || n || '@x.example', 'p' || n || '@x.example', (array['Äly', 'anna', 'Örjan', 'Zoe', 'Åke'])[1 + n % 5],
           (array['Mäkinen', 'makinen', 'Ålund', 'Zetterberg'])[1 + n % 4], 'Company ' || n % 3, n % 6,
           (case when n % 10 = 0 then 'lead' else 'prospect' end)::stage, '2026-01-01'::timestamptz + (n / 4 || ' seconds')::interval
         from generate_series(1, 60) n`,
        at.workspaceId,
      )
  })

  it.each(['created', 'name', 'company', 'score'] as const)(
    'by %s shows everybody once, page after page, both ways',
    async (sort) => {
      const up = await everyPage(scope, { sort, direction: 'ascending' })
      const down = await everyPage(scope, { sort, direction: 'descending' })
      expect(up).toHaveLength(60)
      expect(new Set(up).size).toBe(60)
      expect(down).toEqual([...up].reverse())
    },
  )

  it('by name follows the Finnish and Swedish alphabet', async () => {
    const { rows } = await listProspects(
      scope,
      ListProspects.parse({ sort: 'name', direction: 'ascending', limit: 60 }),
    )
    expect([...new Set(rows.map((row) => row.lastName))]).toEqual(['makinen', 'Mäkinen', 'Zetterberg', 'Ålund'])
    const alunds = rows.filter((row) => row.lastName === 'Ålund').map((row) => row.firstName)
    expect([...new Set(alunds)]).toEqual(['anna', 'Zoe', 'Åke', 'Äly', 'Örjan'])
  })

  it('is searched by words anywhere in name, address and company; signs mean themselves', async () => {
    expect(await everyPage(scope, { search: 'ZOE zett' })).toHaveLength(3)
    expect(await everyPage(scope, { search: 'p17@' })).toEqual(['p17@x.example'])
    expect(await everyPage(scope, { search: '%' })).toEqual([])
    expect(await everyPage(scope, { search: 'p_7' })).toEqual([])
    expect(await everyPage(scope, { search: 'äly' })).toHaveLength(12)
  })

  it('is filtered by list, stage, owner and score, and counted alike', async () => {
    const { id: listId } = await createList(scope, { name: 'Some' })
    const { rows } = await listProspects(scope, ListProspects.parse({ limit: 9 }))
    await addListMembers(scope, { id: listId, prospectIds: rows.map((row) => row.id) })
    await updateProspect(scope, { id: rows[0]?.id ?? 0, ownerId: scope.userId })
    const filters = [
      [{ listId }, 9],
      [{ stage: 'lead' }, 6],
      [{ ownerId: scope.userId }, 1],
      [{ ownerId: 'nobody' }, 59],
      [{ minScore: 4 }, 20],
      [{ minScore: 4, stage: 'lead', search: 'company' }, 2],
    ] as const
    for (const [filter, count] of filters) {
      expect(await everyPage(scope, filter), JSON.stringify(filter)).toHaveLength(count)
      expect(await countProspects(scope, filter)).toEqual({ count, exact: true })
    }
  })

  it('refuses a cursor that it did not give, or that belongs to another sorting', async () => {
    const { next } = await listProspects(scope, ListProspects.parse({ sort: 'name', limit: 3 }))
    for (const cursor of [next ?? '', 'nonsense', Buffer.from('["2026-13-45T00:00:00Z",1]').toString('base64url')])
      await expect(
        listProspects(scope, ListProspects.parse({ sort: 'score', limit: 3, cursor })),
      ).rejects.toMatchObject({ code: 'input.cursor' })
  })
})

describe('a list', () => {
  it('takes people in once, knows its size and who uses it, and is put away and back', async () => {
    const scope = await world.enter()
    const { id } = await createList(scope, { name: 'Fair' })
    await expect(createList(scope, { name: 'Fair' })).rejects.toMatchObject({ code: 'list.nameTaken' })
    const person = await createProspect(scope, { ...anna, listId: id })
    expect(await addListMembers(scope, { id, prospectIds: [person.id] })).toEqual({ joined: 0, entered: 0 })
    await renameList(scope, { id, name: 'Fair 2026' })
    expect(await listLists(scope)).toMatchObject([{ id, name: 'Fair 2026', members: 1, archivedAt: null, usedBy: [] }])
    await archiveList(scope, { id, archived: true })
    await expect(addListMembers(scope, { id, prospectIds: [person.id] })).rejects.toMatchObject({
      code: 'list.archived',
    })
    await archiveList(scope, { id, archived: false })
    expect(await removeListMember(scope, { id, prospectId: person.id })).toEqual({ removed: true })
    expect(await removeListMember(scope, { id, prospectId: person.id })).toEqual({ removed: false })
    expect((await listLists(scope))[0]?.members).toBe(0)
  })

  it('that a program uses names the program and is not put away', async () => {
    const scope = await world.enter()
    const { id } = await createList(scope, { name: 'Fair' })
    const graph = {
      format: 1,
      nodes: {
        e: { id: 'e', type: 'entry', config: { trigger: { kind: 'list', listId: id } }, position: { x: 0, y: 0 } },
      },
      edges: {},
    }
    const [program] = await world.rows<{ id: number }>(
      'insert into program (workspace_id, name, draft) values ($1, $2, $3) returning id',
      scope.workspaceId,
      'Follow-up',
      JSON.stringify(graph),
    )
    expect((await listLists(scope))[0]?.usedBy).toEqual([program?.id])
    await expect(archiveList(scope, { id, archived: true })).rejects.toMatchObject({
      code: 'list.inUse',
      params: { programs: 'Follow-up' },
    })
  })
})

describe('an event of another system', () => {
  it('is recorded once for ever by its id, and gives its points', async () => {
    const scope = await world.enter()
    const { id } = await createProspect(scope, anna)
    await world.rows(
      `insert into score_rule (workspace_id, event_type, path_part, points) values ($1, 'page.visited', '/pricing', 25)`,
      scope.workspaceId,
    )
    const visit = {
      id: 'visit-1',
      email: 'ANNA.virtanen@acme.fi',
      type: 'page.visited',
      properties: { path: '/pricing' },
    }
    expect(await recordExternalEvents(scope, [visit, visit])).toEqual({ recorded: 1, repeated: 1 })
    expect(await recordExternalEvents(scope, [visit])).toEqual({ recorded: 0, repeated: 1 })
    expect(await getProspect(scope, { id })).toMatchObject({ score: 25 })
  })

  it('keeps its own moment, but never one that is still to come', async () => {
    const scope = await world.enter()
    await createProspect(scope, anna)
    const event = {
      id: 'a',
      email: anna.email,
      type: 'demo.booked',
      properties: {},
      occurredAt: '2026-01-02T03:04:05+02:00',
    }
    await recordExternalEvents(scope, [event])
    const [kept] = await world.rows<{ at: Date }>('select at from event where workspace_id = $1', scope.workspaceId)
    expect(kept?.at.toISOString()).toBe('2026-01-02T01:04:05.000Z')
    await expect(
      recordExternalEvents(scope, [{ ...event, id: 'b', occurredAt: '2999-01-01T00:00:00Z' }]),
    ).rejects.toMatchObject({ code: 'event.future' })
  })

  it('about somebody unknown records nothing of its batch', async () => {
    const scope = await world.enter()
    await createProspect(scope, anna)
    const known = { id: 'k', email: anna.email, type: 'x', properties: {} }
    await expect(
      recordExternalEvents(scope, [known, { ...known, id: 'u', email: 'who@acme.fi' }]),
    ).rejects.toMatchObject({ code: 'event.noProspect' })
    expect(await recordExternalEvents(scope, [known])).toEqual({ recorded: 1, repeated: 0 })
  })

  it('that says unsubscribed ends the mail here too', async () => {
    const scope = await world.enter()
    const { id } = await createProspect(scope, anna)
    await recordExternalEvents(scope, [{ id: 'u', prospectId: id, type: 'email.unsubscribed', properties: {} }])
    expect(await getProspect(scope, { id })).toMatchObject({
      consent: 'withdrawn',
      suppression: { reason: 'unsubscribe' },
      consents: [{ state: 'withdrawn', basis: 'legitimateInterest' }, { state: 'granted' }],
    })
  })
})
