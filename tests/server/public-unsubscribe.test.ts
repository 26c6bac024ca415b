import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressHash } from '#engine/intake/addressHash.ts'
import { connect } from '#server/database/connect.ts'
import { UnsubscribeJournal } from '#server/public/UnsubscribeJournal.ts'
import { unsubscribe } from '#server/public/unsubscribe.ts'
import type { Scope } from '#server/scope.ts'
import { log, makeWorld, signingKey, type World } from './people-world.ts'
import { openSite, type PublicSite, sendEmail } from './public-world.ts'

let world: World
let site: PublicSite
let scope: Scope

beforeAll(async () => {
  world = await makeWorld()
  site = await openSite(world.database)
  scope = await world.enter()
})
afterAll(async () => {
  await site.close()
  await world.end()
})

const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }

async function traces(prospectId: number) {
  const [prospect] = await world.rows<{ consent: string; email_key: string }>(
    'select consent, email_key from prospect where workspace_id = $1 and id = $2',
    scope.workspaceId,
    prospectId,
  )
  const consents = await world.rows(
    'select state, source from consent where workspace_id = $1 and prospect_id = $2',
    scope.workspaceId,
    prospectId,
  )
  const events = await world.rows(
    'select type from event where workspace_id = $1 and prospect_id = $2',
    scope.workspaceId,
    prospectId,
  )
  const hash = addressHash(prospect?.email_key ?? '', signingKey)
  const suppressions = await world.rows(
    'select reason from suppression where workspace_id = $1 and address_hash = $2',
    scope.workspaceId,
    hash,
  )
  return { consent: prospect?.consent, consents: consents.length, events: events.length, suppressions }
}
const untouched = { consent: 'granted', consents: 0, events: 0, suppressions: [] }
const ended = { consent: 'withdrawn', consents: 1, events: 1, suppressions: [{ reason: 'unsubscribe' }] }

describe('an unsubscribe link', () => {
  it('asks when it is opened, and changes nothing: mail scanners open every link', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId, {
      email: 'pekka.virtanen@acme.example',
      language: 'fi',
    })
    for (const method of ['GET', 'HEAD']) expect((await site.get(email.unsubscribe, { method })).status).toBe(200)
    const answer = await site.get(email.unsubscribe)
    const page = await answer.text()
    expect(page).toContain('<html lang="fi">')
    expect(page).toContain('Osoitteeseen pe…@acme.example ei sen jälkeen lähetetä viestejä. Lähettäjä: Smart Rekry.')
    expect(page).toContain('<form method="post">')
    expect(page).not.toContain('<script')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await traces(email.prospectId)).toEqual(untouched)
  })

  it.each([
    ['as a form', () => oneClick],
    [
      'as multipart',
      () => {
        const body = new FormData()
        body.set('List-Unsubscribe', 'One-Click')
        return { method: 'POST', body }
      },
    ],
  ])('ends the mail with one POST %s: no cookie, no redirect', async (_, init) => {
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const answer = await site.get(email.unsubscribe, init())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('location')).toBeNull()
    expect(await traces(email.prospectId)).toEqual(ended)
  })

  it('done twice, or by eight programs at once, is done once', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const answers = await Promise.all(Array.from({ length: 8 }, () => site.get(email.unsubscribe, oneClick)))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    const again = await site.get(email.unsubscribe, oneClick)
    expect(await again.text()).toMatch(/^You are already unsubscribed/)
    expect(await traces(email.prospectId)).toEqual(ended)
  })

  it('of the page’s own button answers with a page', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId, { language: 'sv' })
    const answer = await site.get(email.unsubscribe, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click', from: 'page' }),
    })
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await answer.text()).toContain('Du är avregistrerad')
    expect(await traces(email.prospectId)).toEqual(ended)
  })

  it.each<[string, RequestInit]>([
    ['nothing', {}],
    ['another word', { body: new URLSearchParams({ 'List-Unsubscribe': 'No' }) }],
    ['JSON', { body: '{"List-Unsubscribe":"One-Click"}', headers: { 'Content-Type': 'application/json' } }],
    ['a megabyte', { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click', x: 'y'.repeat(1_000_000) }) }],
    ['multipart without a boundary', { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } }],
  ])('is not moved by %s', async (_, init) => {
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const answer = await site.get(email.unsubscribe, { method: 'POST', ...init })
    expect([answer.status, await answer.text()]).toEqual([400, 'Expected List-Unsubscribe=One-Click.\n'])
    expect(await traces(email.prospectId)).toEqual(untouched)
  })

  it('of somebody who is gone still suppresses the address', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId, { email: 'Gone@acme.example' })
    await world.rows('delete from prospect where workspace_id = $1 and id = $2', scope.workspaceId, email.prospectId)
    expect((await site.get(email.unsubscribe)).status).toBe(200)
    expect((await site.get(email.unsubscribe, oneClick)).status).toBe(200)
    const hash = addressHash('gone@acme.example', signingKey)
    expect(
      await world.rows(
        'select 1 from suppression where workspace_id = $1 and address_hash = $2',
        scope.workspaceId,
        hash,
      ),
    ).toHaveLength(1)
    await world.rows('delete from message where workspace_id = $1 and id = $2', scope.workspaceId, email.messageId)
    expect((await site.get(email.unsubscribe, oneClick)).status).toBe(200)
  })

  it('suppresses the address it went to and the one the person has now', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId, { email: 'old@acme.example' })
    await world.rows(
      `update prospect set email = 'new@acme.example', email_key = 'new@acme.example' where id = $1`,
      email.prospectId,
    )
    await site.get(email.unsubscribe, oneClick)
    const hashes = ['old@acme.example', 'new@acme.example'].map((key) => addressHash(key, signingKey))
    expect(
      await world.rows(
        'select 1 from suppression where workspace_id = $1 and address_hash = any($2)',
        scope.workspaceId,
        hashes,
      ),
    ).toHaveLength(2)
  })

  it('that is not ours, or not this kind, is a page that says where to write', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId)
    for (const init of [{}, oneClick]) {
      const answer = await site.get(
        email.unsubscribe.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
        init,
      )
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('To stop the emails, write to hello@smartrekry.example.')
    }
    expect(await traces(email.prospectId)).toEqual(untouched)
  })

  it('in a hostile sender’s name shows text, not markup', async () => {
    const other = await world.enter()
    await world.rows(
      `update workspace set sender_name = '<img src=x onerror=alert(1)>' where workspace_id = $1`,
      other.workspaceId,
    )
    const email = await sendEmail(world, site.base, other.workspaceId)
    const page = await (await site.get(email.unsubscribe)).text()
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(page).not.toContain('<img')
  })
})

describe('while the database is away', () => {
  it('an unsubscribe waits on disk and is done when the database is back', async () => {
    const away = connect('postgresql://nobody:x@127.0.0.1:9/none')
    let database = away
    const journal = new UnsubscribeJournal(world.folder, (link) => unsubscribe(database, signingKey, link), log)
    const down = await openSite(away, journal)
    const emails = [
      await sendEmail(world, down.base, scope.workspaceId),
      await sendEmail(world, down.base, scope.workspaceId),
    ]
    for (const email of emails) {
      const answer = await down.get(email.unsubscribe, oneClick)
      expect([answer.status, await answer.text()]).toEqual([
        200,
        'Your request is noted\nIt takes effect as soon as our database answers again.\n',
      ])
    }
    expect(await journal.replay()).toBe(false)
    expect(await traces(emails[0]?.prospectId ?? 0)).toEqual(untouched)
    database = world.database
    // Another process after a crash finds them too.
    const next = new UnsubscribeJournal(world.folder, (link) => unsubscribe(world.database, signingKey, link), log)
    expect(await next.replay()).toBe(true)
    for (const email of emails) expect(await traces(email.prospectId)).toEqual(ended)
    expect(readdirSync(world.folder)).toEqual([])
    journal.close()
    next.close()
    await down.close()
  })

  it('without a disk to wait on it says so', async () => {
    const down = await openSite(connect('postgresql://nobody:x@127.0.0.1:9/none'))
    const email = await sendEmail(world, down.base, scope.workspaceId)
    expect((await down.get(email.unsubscribe, oneClick)).status).toBe(503)
    await down.close()
  })
})
