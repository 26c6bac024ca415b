import { createHash } from 'node:crypto'
import type pg from 'pg'
import { addMembers } from '#engine/intake/addMembers.ts'
import { recordEvents } from '#engine/intake/recordEvents.ts'
import { dayOfWall } from '#engine/nodes/calendar.ts'
import { createUser } from '#server/auth/createUser.ts'
import type { Database } from '#server/database/connect.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { ensureNeeded } from '#server/programs/ensureNeeded.ts'
import { saveSamples } from '#server/programs/saveSamples.ts'
import { emailKey } from '#server/prospects/emailKey.ts'
import { recordConsent } from '#server/prospects/recordConsent.ts'
import { upsertPeople } from '#server/prospects/upsertPeople.ts'
import { ensureApiKey } from '#server/workspace/ensureApiKey.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import { firstMoments, historyOf } from './demo/history.ts'
import { addressOf, type DemoPerson, demoPeople } from './demo/people.ts'

// The demo: Smart Rekry Oy, a sandbox. It is made once, and only in an installation that nobody uses yet; what people
// do to it afterwards stays. It holds people and what they did, lists, points and one draft: nothing has been sent and
// nobody is in a program, so that every number a newcomer sees is the newcomer's own.

export interface DemoSignIn {
  readonly email: string
  readonly password: string
}

export const signIn: DemoSignIn = { email: 'demo@smartrekry.example', password: 'welcome-to-polku' }

const crew = {
  owner: { name: 'Anna Virtanen', email: signIn.email, language: 'en', role: 'owner' },
  mikko: { name: 'Mikko Laine', email: 'mikko.laine@smartrekry.example', language: 'fi', role: 'sales' },
  sanna: { name: 'Sanna Lindqvist', email: 'sanna.lindqvist@smartrekry.example', language: 'sv', role: 'sales' },
} as const
type CrewIds = Readonly<Record<keyof typeof crew, string>>

interface Marker {
  readonly workspaceId: number
  readonly ownerId: string
  /** SHA-256 of the stored hash: tells whether the published password still opens the account. */
  readonly password: string
}

/**
 * Makes the demo workspace if this installation is still empty.
 * @param options.apiKey a key that shall open the demo workspace's REST API
 * @returns the sign-in to print, or null when there is no demo or its password was changed
 */
export async function seedDemo(database: Database, options: { apiKey?: string } = {}): Promise<DemoSignIn | null> {
  const marker = await ensureDemo(database)
  if (!marker) return null
  if (options.apiKey) await ensureApiKey(database, marker.workspaceId, options.apiKey, 'Bootstrap key')
  const account = await database.prisma.account.findFirst({
    where: { userId: marker.ownerId, providerId: 'credential', user: { email: signIn.email } },
    select: { password: true },
  })
  return account?.password && digest(account.password) === marker.password ? signIn : null
}

async function ensureDemo(database: Database): Promise<Marker | null> {
  return inTransaction(database, async (client) => {
    // Two processes that start together: the second one waits, and finds the demo made.
    await client.query(`select pg_advisory_xact_lock(hashtext('polku demo'))`)
    const { rows } = await client.query<{ value: Marker }>(`select value from setting where name = 'demo'`)
    if (rows[0]) return (await exists(client, rows[0].value)) ? rows[0].value : null
    if (await inUse(client)) return null
    const ids = await makeCrew(database)
    const workspaceId = await makeWorkspace(client, ids)
    await fillWorkspace(client, workspaceId, ids)
    const account = await database.prisma.account.findFirstOrThrow({ where: { userId: ids.owner } })
    const marker = { workspaceId, ownerId: ids.owner, password: digest(account.password ?? '') }
    await client.query(`insert into setting (name, value) values ('demo', $1)`, [JSON.stringify(marker)])
    return marker
  })
}

async function exists(client: pg.ClientBase, { workspaceId }: Marker): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from workspace where workspace_id = $1', [workspaceId])
  return rowCount === 1
}

async function inUse(client: pg.ClientBase): Promise<boolean> {
  const ours = Object.values(crew).map(({ email }) => email)
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (select 1 from workspace) or exists (select 1 from "user" where email <> all($1::text[])) as used`,
    [ours],
  )
  return rows[0]?.used ?? true
}

/** Accounts are written through better-auth's tables, outside the transaction: those that are there already are kept. */
async function makeCrew({ prisma }: Database): Promise<CrewIds> {
  const ensure = async ({ name, email, language }: (typeof crew)[keyof typeof crew]) => {
    const known = await prisma.user.findUnique({ where: { email }, select: { id: true } })
    return known?.id ?? createUser(prisma, { name, email, language, password: signIn.password })
  }
  const [owner, mikko, sanna] = await Promise.all([ensure(crew.owner), ensure(crew.mikko), ensure(crew.sanna)])
  return { owner, mikko, sanna }
}

async function makeWorkspace(client: pg.ClientBase, ids: CrewIds): Promise<number> {
  const { rows } = await client.query<{ workspace_id: number }>(
    `insert into workspace (name, sandbox, time_zone, language, sender_name, sender_email, postal_address)
     values ('Smart Rekry Oy', true, 'Europe/Helsinki', 'en', 'Anna Virtanen', 'anna.virtanen@smartrekry.example',
       'Mannerheimintie 12 B, 00100 Helsinki, Finland') returning workspace_id`,
  )
  const workspaceId = rows[0]?.workspace_id
  if (workspaceId === undefined) throw new Error('The demo workspace was not written.')
  for (const [key, { role }] of Object.entries(crew)) {
    await client.query('insert into member (workspace_id, user_id, role) values ($1, $2, $3)', [
      workspaceId,
      ids[key as keyof typeof crew],
      role,
    ])
  }
  return workspaceId
}

async function fillWorkspace(client: pg.ClientBase, workspaceId: number, ids: CrewIds): Promise<void> {
  const { rows } = await client.query<{ now: Date }>('select workspace_now($1) as now', [workspaceId])
  const now = rows[0]?.now ?? new Date()
  await writePoints(client, workspaceId)
  await writeProgram(client, workspaceId, ids.owner, now)
  const prospectIds = await writePeople(client, workspaceId, ids, now)
  await writeLists(client, workspaceId, prospectIds, now)
  const events = demoPeople.flatMap((person, index) => historyOf(person, prospectIds[index] ?? 0, now))
  await recordEvents(client, workspaceId, events)
}

async function writePoints(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await client.query(
    `insert into score_rule (workspace_id, event_type, path_part, points)
     values ($1, 'email.clicked', '', 5), ($1, 'file.downloaded', '', 20), ($1, 'form.submitted', '', 30),
       ($1, 'page.visited', '', 1), ($1, 'page.visited', '/pricing', 15)`,
    [workspaceId],
  )
}

/** The reference program as a draft, with the list and the file that it needs, and people to simulate it with. */
async function writeProgram(client: pg.ClientBase, workspaceId: number, ownerId: string, now: Date): Promise<void> {
  const template = programTemplates.guideFollowUp
  const lists = await ensureNeeded(client, { workspaceId }, 'list', template.lists, 'en')
  const files = await ensureNeeded(client, { workspaceId }, 'file', template.files, 'en')
  const idsOf = (rows: typeof lists) => Object.fromEntries([...rows].map(([key, { id }]) => [key, id]))
  const needed = { lists: idsOf(lists), files: idsOf(files), segments: {}, forms: {}, topics: {} }
  const today = dayOfWall(now.getTime())
  const graph = template.draw('en', needed)
  const { rows } = await client.query<{ id: number }>(
    'insert into program (workspace_id, name, draft, updated_by) values ($1, $2, $3, $4) returning id',
    [workspaceId, template.title.en, JSON.stringify(graph), ownerId],
  )
  const actor = { kind: 'user', id: ownerId, name: '' } as const
  const drawn = { graph, ids: needed, today }
  await saveSamples(client, { workspaceId, actor }, rows[0]?.id ?? 0, 'guideFollowUp', 'en', drawn)
}

/** @returns ids in the order of demoPeople */
async function writePeople(client: pg.ClientBase, workspaceId: number, ids: CrewIds, now: Date): Promise<number[]> {
  const people = demoPeople.map((person, index) => ({
    ...person,
    email: addressOf(person),
    emailKey: emailKey(addressOf(person)) ?? '',
    phone: phoneOf(person, index),
    timeZone: zoneOf(person),
    fields: { city: person.city, industry: person.industry, employees: String(person.employees) },
    consent: 'none' as const,
  }))
  const written = await upsertPeople(client, workspaceId, people, now)
  const idOf = new Map(written.map(({ emailKey, id }) => [emailKey, id]))
  const prospectIds = people.map(({ emailKey }) => idOf.get(emailKey) ?? 0)
  await client.query(
    `update prospect p set created_at = g.at, updated_at = g.at, owner_id = g.owner, stage = g.stage
     from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::stage[]) as g(id, at, owner, stage)
     where p.workspace_id = $1 and p.id = g.id`,
    [
      workspaceId,
      prospectIds,
      people.map((person, index) => firstMoments(person, prospectIds[index] ?? 0, now).created),
      people.map(({ seller }) => (seller ? ids[seller] : null)),
      people.map(({ stage }) => stage ?? 'prospect'),
    ],
  )
  return prospectIds
}

function zoneOf({ company, city }: DemoPerson): string {
  if (city === 'London') return 'Europe/London'
  return company.endsWith(' AB') ? 'Europe/Stockholm' : 'Europe/Helsinki'
}

/** Numbers that are nobody's: Ofcom and PTS keep some for stories, the Finnish ones are too low to be given out. */
function phoneOf({ company, city, stage, seller }: DemoPerson, index: number): string {
  if (!seller && !stage) return ''
  const two = String(10 + index)
  if (city === 'London') return `+44 7700 9001${two}`
  return company.endsWith(' AB') ? `+46 70 174 06 ${two}` : `+358 40 000 00${two}`
}

const lists = {
  newsletter: { name: 'Newsletter', basis: 'consent', source: 'Newsletter form' },
  webinar: { name: 'Webinar: recruiting in 30 days', basis: 'consent', source: 'Webinar registration' },
  fair: { name: 'HR fair 2026', basis: 'legitimateInterest', source: 'Met at HR fair 2026' },
  customers: { name: 'Customers', basis: 'softOptIn', source: 'Order' },
} as const

async function writeLists(
  client: pg.ClientBase,
  workspaceId: number,
  prospectIds: readonly number[],
  now: Date,
): Promise<void> {
  for (const [key, { name, basis, source }] of Object.entries(lists)) {
    const { rows } = await client.query<{ id: number }>(
      'insert into list (workspace_id, name) values ($1, $2) returning id',
      [workspaceId, name],
    )
    const members = demoPeople.flatMap((person, index) => {
      const prospectId = prospectIds[index] ?? 0
      if (person.list !== key) return []
      return [{ prospectId, state: 'granted' as const, at: firstMoments(person, prospectId, now).joined }]
    })
    for (const { prospectId, at } of members) await addMembers(client, workspaceId, rows[0]?.id ?? 0, [prospectId], at)
    await recordConsent(client, workspaceId, members, { basis, source, actor: crew.owner.name })
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
