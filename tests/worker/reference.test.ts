import { gunzipSync } from 'node:zlib'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guideFollowUp } from '#templates/programs/guideFollowUp.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { DAY, makeWorld, type World } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

//   entry ─ blogPost ─ 5 days ─ secondGuide ─ 5 days ─ downloaded ─┬ yes ─ handOff ─ tellOwner ─ handedOff
//                                                                  └ no ── video ─ 7 days ─ tellMarketing ─ nurtured
const draw = (ids: { listId: number; fileId: number }) => guideFollowUp({ ...ids, language: 'en' })

test('200 people live through the guide follow-up; every second one downloads the second guide', async () => {
  const world = await makeWorld(db.pool, { draw })
  const people = await world.people(200)
  const downloaders = people.filter((_, n) => n % 2 === 0)
  await db.pool.query(
    `insert into score_rule (workspace_id, event_type, file_id, points) values ($1, 'file.downloaded', $2, 25)`,
    [world.workspaceId, world.fileId],
  )
  await world.join(people)

  const first = await world.run()
  expect(first).toEqual({ enrollments: 200, steps: 400, messages: 200 })
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])

  await world.forward(5 * DAY)
  await world.run()
  expect(await world.count('from mail where workspace_id = $1')).toBe(400)
  await world.download(downloaders)

  await world.forward(5 * DAY)
  await world.run()
  expect(await world.tally('downloaded')).toEqual({ entered: 200, 'movedOn yes': 100, 'movedOn no': 100 })
  expect(await world.count('from lead where workspace_id = $1')).toBe(100)
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])

  await world.forward(7 * DAY)
  await world.run()
  expect(await world.count(`from enrollment where workspace_id = $1 and status = 'ended'`)).toBe(200)
  expect(await world.tally('handedOff')).toEqual({ entered: 100, exited: 100 })
  expect(await world.tally('nurtured')).toEqual({ entered: 100, exited: 100 })
  // 200 blog posts, 200 second guides, 100 videos; 100 leads told to sellers, 100 notes to marketing.
  expect(await world.count(`from mail where workspace_id = $1`)).toBe(700)
  expect(await world.count(`from message where workspace_id = $1 and state <> 'sent'`)).toBe(0)
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])

  await theLeadsStandInTheQueue(world, downloaders)
  await theMailReadsWell(world)
})

test('one jump of 17 days is the same journey as 17 days', async () => {
  const slow = await makeWorld(db.pool, { draw })
  const quick = await makeWorld(db.pool, { draw })
  for (const world of [slow, quick]) await world.join(await world.people(20))
  for (let day = 0; day < 17; day++) {
    await slow.run()
    await slow.forward(DAY)
  }
  await slow.run()
  await quick.forward(17 * DAY)
  await quick.run()
  const path = async ({ workspaceId }: World) => {
    const { rows } = await db.pool.query(
      `select s.node_id, s.outlet, s.visit, date_part('epoch', s.at - e.entered_at)::int as since, count(*)::int as n
       from step s join enrollment e on e.workspace_id = $1 and e.id = s.enrollment_id
       where s.workspace_id = $1 group by 1, 2, 3, 4 order by 3, 1`,
      [workspaceId],
    )
    return rows
  }
  expect(await path(quick)).toEqual(await path(slow))
  expect(await path(quick)).toHaveLength(10)
  const sent = await quick.count(
    `from message m join enrollment e on e.workspace_id = $1 and e.id = m.enrollment_id
     where m.workspace_id = $1 and m.sent_at - e.entered_at = interval '10 days' and m.node_id = 'video'`,
  )
  expect(sent).toBe(20)
})

async function theLeadsStandInTheQueue({ workspaceId, crew, fileId }: World, downloaders: number[]): Promise<void> {
  const { rows } = await db.pool.query(
    `select l.prospect_id::int as prospect, l.owner_id, l.reasons, l.state, p.stage, p.owner_id as person_owner,
       date_part('epoch', l.contact_by - l.created_at) / 3600 as hours
     from lead l join prospect p on p.workspace_id = $1 and p.id = l.prospect_id
     where l.workspace_id = $1 order by l.id`,
    [workspaceId],
  )
  expect(rows.map((row) => row.prospect).sort((a, b) => a - b)).toEqual(downloaders)
  for (const row of rows) {
    expect(row).toMatchObject({ state: 'new', stage: 'lead', hours: 24, person_owner: row.owner_id })
    expect(row.reasons).toEqual([
      { code: 'downloaded', params: { fileId, file: 'The second guide' } },
      { code: 'score', params: { score: 25 } },
    ])
  }
  // In turn: a seller gets the next lead only after the two others.
  expect(rows.map((row) => row.owner_id)).toEqual(rows.map((_, n) => crew.sellers[n % 3]))
  const told = await db.pool.query(
    `select user_id, kind, count(*)::int as n from notification where workspace_id = $1 group by 1, 2 order by 3, 1`,
    [workspaceId],
  )
  expect(told.rows).toEqual(
    expect.arrayContaining([
      { user_id: crew.marketer, kind: 'programNote', n: 100 },
      { user_id: crew.sellers[0], kind: 'leadForYou', n: 34 },
    ]),
  )
}

async function theMailReadsWell({ workspaceId, crew }: World): Promise<void> {
  const read = async (where: string, ...values: unknown[]) => {
    const { rows } = await db.pool.query<{ raw: Buffer; id: number }>(
      `select k.raw, m.id::int as id from mail k join message m on m.workspace_id = $1 and m.id = k.message_id
       where k.workspace_id = $1 and ${where} limit 1`,
      [workspaceId, ...values],
    )
    const raw = gunzipSync((rows[0] as { raw: Buffer }).raw)
    return { id: rows[0]?.id ?? 0, raw: raw.toString(), mail: await PostalMime.parse(raw) }
  }
  const guide = await read(`m.node_id = 'secondGuide'`)
  const header = (name: string) => guide.mail.headers.find(({ key }) => key === name)?.value
  expect(guide.mail.from?.address).toBe('anna@smartrekry.example')
  expect(guide.mail.html).toMatch(/https:\/\/polku\.example\/f\/[0-9a-z]+\./)
  expect(guide.mail.text).toContain('https://polku.example/u/')
  expect(guide.raw.indexOf('text/plain')).toBeLessThan(guide.raw.indexOf('text/html'))
  expect(header('list-unsubscribe')).toMatch(/^<https:\/\/polku\.example\/u\/\S+>$/)
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(header('precedence')).toBe('bulk')
  expect(header('auto-submitted')).toBe('auto-generated')
  expect(header('feedback-id')).toMatch(/:secondGuide:/)
  expect(guide.mail.messageId).toMatch(
    new RegExp(`^<${workspaceId.toString(36)}\\.${guide.id.toString(36)}\\.\\w+@smartrekry\\.example>$`),
  )
  expect(guide.raw).not.toContain('{{')

  const lead = await read(`m.node_id = 'tellOwner' and m.user_id = $2`, crew.sellers[0])
  expect(lead.mail.subject).toMatch(/^Uusi liidi: Maria No \d+, Varis Vaatteet Oy$/)
  expect(lead.mail.text).toContain('Ladannut tiedoston ”The second guide”')
  expect(lead.mail.text).toMatch(new RegExp(`https://polku.example/w/${workspaceId}/leads/\\d+`))
  expect(lead.mail.headers.filter(({ key }) => key.startsWith('list-'))).toEqual([])
}
