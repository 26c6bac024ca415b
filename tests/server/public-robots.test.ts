import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '#server/database/connect.ts'
import type { Scope } from '#server/scope.ts'
import { makeWorld, type World } from './people-world.ts'
import { openSite, type PublicSite, type SentEmail, sendEmail } from './public-world.ts'

// In a workspace whose mail really leaves: scanners open it before people do.

let world: World
let site: PublicSite
let scope: Scope

beforeAll(async () => {
  world = await makeWorld()
  site = await openSite(world.database)
})
afterAll(async () => {
  await site.close()
  await world.end()
})
beforeEach(async () => {
  scope = await world.enter({ sandbox: false })
  await world.rows(
    `insert into score_rule (workspace_id, event_type, points) values ($1, 'email.clicked', 10), ($1, 'file.downloaded', 25)`,
    scope.workspaceId,
  )
})

/** An email that was taken an hour ago. */
async function anEmail(sent = '1 hour'): Promise<SentEmail> {
  const email = await sendEmail(world, site.base, scope.workspaceId)
  await world.rows(
    'update message set sent_at = now() - $3::interval where workspace_id = $1 and id = $2',
    scope.workspaceId,
    email.messageId,
    sent,
  )
  return email
}

/** What has happened so far happened just now, however slow the machine is that runs this. */
async function justNow(email: SentEmail): Promise<void> {
  for (const table of ['event', 'score_change'])
    await world.rows(
      `update ${table} set at = now() - interval '1 second' where workspace_id = $1 and prospect_id = $2`,
      scope.workspaceId,
      email.prospectId,
    )
}

const target = (link: number) => `https://smartrekry.example/${link}`

async function story(email: SentEmail) {
  const events = await world.rows<{ type: string; robot: boolean }>(
    'select type, robot from event where workspace_id = $1 and prospect_id = $2 order by id',
    scope.workspaceId,
    email.prospectId,
  )
  const [counted] = await world.rows(
    `select p.score, p.score = coalesce((select sum(points) from score_change c
         where c.workspace_id = $1 and c.prospect_id = p.id), 0) as "addsUp",
       m.opened_at is not null as opened, m.clicked_at is not null as clicked, m.downloaded_at is not null as downloaded
     from prospect p join message m on m.workspace_id = $1 and m.id = $3 where p.workspace_id = $1 and p.id = $2`,
    scope.workspaceId,
    email.prospectId,
    email.messageId,
  )
  return { robots: events.map(({ type, robot }) => `${type}${robot ? ' by a machine' : ''}`), counted }
}

describe('a click', () => {
  it('right after the mail was taken is a machine’s, and the same link an hour later a person’s', async () => {
    const quick = await anEmail('1 second')
    await site.get(quick.click(target(0)))
    expect(await story(quick)).toEqual({
      robots: ['email.clicked by a machine'],
      counted: { score: 0, addsUp: true, opened: false, clicked: false, downloaded: false },
    })
    const slow = await anEmail()
    await site.get(slow.click(target(0)))
    expect((await story(slow)).counted).toMatchObject({ score: 10, clicked: true })
  })

  it('on the third link within two seconds shows what the first two were: their points are taken back', async () => {
    const email = await anEmail()
    await site.get(email.click(target(0), 0))
    await site.get(email.click(target(1), 1))
    expect((await story(email)).counted).toMatchObject({ score: 20, clicked: true })
    await justNow(email)
    await site.get(email.click(target(2), 2))
    expect(await story(email)).toEqual({
      robots: Array(3).fill('email.clicked by a machine'),
      counted: { score: 0, addsUp: true, opened: false, clicked: false, downloaded: false },
    })
    const taken = await world.rows(
      `select reason, points from score_change where workspace_id = $1 and prospect_id = $2 order by id`,
      scope.workspaceId,
      email.prospectId,
    )
    expect(taken).toEqual([
      ...Array(2).fill({ reason: 'email.clicked', points: 10 }),
      ...Array(2).fill({ reason: 'robot', points: -10 }),
    ])
  })

  it('of a person stays, when a machine comes later', async () => {
    const email = await anEmail()
    await site.get(email.click(target(0), 0))
    await world.rows(
      `update event set at = at - interval '10 minutes' where workspace_id = $1 and prospect_id = $2`,
      scope.workspaceId,
      email.prospectId,
    )
    for (const link of [1, 2, 3]) {
      await world.rows(
        `update event set at = now() - interval '1 second' where workspace_id = $1 and prospect_id = $2
         and properties ->> 'link' <> '0'`,
        scope.workspaceId,
        email.prospectId,
      )
      await world.rows(
        `update score_change c set at = e.at from event e where c.workspace_id = $1 and e.workspace_id = $1 and e.id = c.event_id
         and e.prospect_id = $2`,
        scope.workspaceId,
        email.prospectId,
      )
      await site.get(email.click(target(link), link))
    }
    const { robots, counted } = await story(email)
    expect(robots).toEqual(['email.clicked', ...Array(3).fill('email.clicked by a machine')])
    expect(counted).toMatchObject({ score: 10, addsUp: true, clicked: true })
  })

  it('that turns out to be a machine’s wakes whoever waits for the opposite, and lets nobody in', async () => {
    await world.rows(
      `insert into listener (workspace_id, cue, program_id, version, node_id)
       values ($1, 'event:email.clicked', 1, 1, 'w'), ($1, 'score', 1, 1, 'w')`,
      scope.workspaceId,
    )
    const email = await anEmail()
    for (const link of [0, 1, 2]) {
      await justNow(email)
      await site.get(email.click(target(link), link))
    }
    const signals = await world.rows<{ cue: string; wakes: boolean | null }>(
      `select cue, (detail -> 'wakesOnly')::bool as wakes from signal where workspace_id = $1 order by id`,
      scope.workspaceId,
    )
    expect(signals.map(({ cue, wakes }) => `${cue}${wakes ? ' wakes' : ''}`)).toEqual([
      ...['event:email.clicked', 'score', 'event:email.clicked', 'score'],
      ...['event:email.clicked wakes', 'event:email.clicked wakes', 'score wakes'],
    ])
  })
})

it('a file that a machine fetched was downloaded by nobody', async () => {
  const [file] = await world.rows<{ id: number }>(
    `with f as (insert into file (workspace_id, name, file_name, content_type, bytes)
       values ($1, 'Guide', 'guide.pdf', 'application/pdf', 4) returning id)
     insert into file_content (workspace_id, file_id, content) select $1, id, '%PDF' from f returning file_id as id`,
    scope.workspaceId,
  )
  const email = await anEmail()
  await (await site.get(email.file(Number(file?.id)))).text()
  expect((await story(email)).counted).toMatchObject({ score: 35, downloaded: true })
  for (const link of [2, 3]) {
    await justNow(email)
    await site.get(email.click(target(link), link))
  }
  const { robots, counted } = await story(email)
  expect(robots.slice(0, 2)).toEqual(['email.clicked by a machine', 'file.downloaded by a machine'])
  expect(counted).toEqual({ score: 0, addsUp: true, opened: false, clicked: false, downloaded: false })
})

describe('the pixel', () => {
  it('is a picture, and tells that the mail was opened, once a minute at most', async () => {
    const email = await anEmail()
    const answer = await site.get(email.pixel)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/gif'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 6)
        .toString(),
    ).toBe('GIF89a')
    await Promise.all([1, 2, 3].map(() => site.get(email.pixel)))
    expect(await story(email)).toEqual({
      robots: ['email.opened'],
      counted: { score: 0, addsUp: true, opened: true, clicked: false, downloaded: false },
    })
  })

  it('loaded by a proxy or at once was loaded by a machine', async () => {
    const proxied = await anEmail()
    await site.get(proxied.pixel, { headers: { 'User-Agent': 'Mozilla/5.0' } })
    expect(await story(proxied)).toMatchObject({ robots: ['email.opened by a machine'], counted: { opened: false } })
    const quick = await anEmail('0 seconds')
    await site.get(quick.pixel)
    expect(await story(quick)).toMatchObject({ robots: ['email.opened by a machine'], counted: { opened: false } })
  })

  it('asked for its headers alone tells nothing', async () => {
    const email = await anEmail()
    expect((await site.get(email.pixel, { method: 'HEAD' })).headers.get('content-type')).toBe('image/gif')
    expect((await story(email)).robots).toEqual([])
  })

  it('is a picture also when the token is changed or the database is away', async () => {
    const email = await anEmail()
    const changed = await site.get(`${email.pixel}x`)
    expect([changed.status, changed.headers.get('content-type')]).toEqual([200, 'image/gif'])
    const away = await openSite(connect('postgresql://nobody:x@127.0.0.1:9/none'))
    const answer = await away.get(email.pixel.replace(site.base, away.base))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/gif'])
    await away.close()
    expect((await story(email)).robots).toEqual([])
  })
})
