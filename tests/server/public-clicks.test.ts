import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#server/database/connect.ts'
import type { Scope } from '#server/scope.ts'
import { makeWorld, type World } from './people-world.ts'
import { openSite, type PublicSite, sendEmail } from './public-world.ts'

let world: World
let site: PublicSite
let scope: Scope

beforeAll(async () => {
  world = await makeWorld()
  site = await openSite(world.database)
  scope = await world.enter({ sandbox: true })
})
afterAll(async () => {
  await site.close()
  await world.end()
})

const target = 'https://smartrekry.example/blog?a=1&b=ä#top'
const eventsOf = (prospectId: number) =>
  world.rows<{ type: string; properties: object; file_id: number | null; message_id: number }>(
    'select type, properties, file_id, message_id from event where workspace_id = $1 and prospect_id = $2 order by id',
    scope.workspaceId,
    prospectId,
  )
const makeFile = async (name: string, fileName: string, contentType: string, content: string) => {
  const [file] = await world.rows<{ id: number }>(
    'insert into file (workspace_id, name, file_name, content_type, bytes) values ($1, $2, $3, $4, $5) returning id',
    scope.workspaceId,
    name,
    fileName,
    contentType,
    Buffer.byteLength(content),
  )
  await world.rows(
    'insert into file_content (workspace_id, file_id, content) values ($1, $2, $3)',
    scope.workspaceId,
    file?.id,
    Buffer.from(content),
  )
  return file?.id ?? 0
}

describe('a click', () => {
  it('goes to the target and is recorded, scored, and marked on its message', async () => {
    await world.rows(
      `insert into score_rule (workspace_id, event_type, points) values ($1, 'email.clicked', 10)`,
      scope.workspaceId,
    )
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const answer = await site.get(email.click(target, 2))
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe(encodeURI('https://smartrekry.example/blog?a=1&b=ä#top'))
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await eventsOf(email.prospectId)).toEqual([
      { type: 'email.clicked', properties: { url: target, link: 2 }, file_id: null, message_id: email.messageId },
    ])
    const [after] = await world.rows(
      `select p.score, m.clicked_at is not null as clicked from prospect p join message m on m.prospect_id = p.id and m.workspace_id = p.workspace_id where p.id = $1`,
      email.prospectId,
    )
    expect(after).toEqual({ score: 10, clicked: true })
  })

  it('of a double click is one; after the clock has moved it is another', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId)
    await Promise.all(Array.from({ length: 8 }, () => site.get(email.click(target))))
    await site.get(email.click('https://smartrekry.example/other', 1))
    expect(await eventsOf(email.prospectId)).toHaveLength(2)
    await world.rows(
      'update workspace set clock_ahead_ms = clock_ahead_ms + 3600000 where workspace_id = $1',
      scope.workspaceId,
    )
    await site.get(email.click(target))
    expect(await eventsOf(email.prospectId)).toHaveLength(3)
  })

  it('is kept as a machine’s and not counted when only the headers are asked for, or a browser looks ahead', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const head = await site.get(email.click(target), { method: 'HEAD' })
    const ahead = await site.get(email.click(target, 1), { headers: { 'Sec-Purpose': 'prefetch;prerender' } })
    expect([head.status, ahead.status]).toEqual([302, 302])
    const clicks = () =>
      world.rows(
        `select properties ->> 'link' as link, robot, properties -> 'signs' as signs from event
         where workspace_id = $1 and prospect_id = $2 order by id`,
        scope.workspaceId,
        email.prospectId,
      )
    expect(await clicks()).toEqual([
      { link: '0', robot: true, signs: ['ahead'] },
      { link: '1', robot: true, signs: ['ahead'] },
    ])
    const counted = () =>
      world.rows(
        `select p.score, m.clicked_at is not null as clicked from prospect p join message m on m.workspace_id = $1 and m.id = $3
         where p.workspace_id = $1 and p.id = $2`,
        scope.workspaceId,
        email.prospectId,
        email.messageId,
      )
    expect(await counted()).toEqual([{ score: 0, clicked: false }])
    // The person behind it is not kept waiting.
    await site.get(email.click(target))
    expect((await clicks())[2]).toEqual({ link: '0', robot: false, signs: null })
    expect(await counted()).toEqual([{ score: 10, clicked: true }])
  })

  it('of a test copy, or of somebody who is gone, leads on and is not counted', async () => {
    const copy = await sendEmail(world, site.base, scope.workspaceId, { kind: 'system' })
    const gone = await sendEmail(world, site.base, scope.workspaceId)
    await world.rows('delete from prospect where workspace_id = $1 and id = $2', scope.workspaceId, gone.prospectId)
    expect((await site.get(copy.click(target))).status).toBe(302)
    expect((await site.get(gone.click(target))).status).toBe(302)
    expect(await eventsOf(copy.prospectId)).toEqual([])
    expect(await eventsOf(gone.prospectId)).toEqual([])
  })

  it('on a changed link leads nowhere: the page names the sender it claims', async () => {
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const good = email.click(target)
    const changed = [
      good.replace(/u=[^&]*/, `u=${encodeURIComponent('https://evil.example/')}`),
      good.replace(/u=[^&]*/, 'u='),
      good.replace(/\?.*/, ''),
      `${good}&u=https://evil.example/`,
      good.replace(/\.[\w-]{22}\?/, '.AAAAAAAAAAAAAAAAAAAAAA?'),
      `${site.base}/c/x?u=//evil.example`,
      `${site.base}/c/1.1.0.${'A'.repeat(22)}?u=javascript:alert(1)`,
    ]
    for (const url of changed) {
      const answer = await site.get(url)
      expect(answer.status, url).toBe(404)
      expect(answer.headers.get('location')).toBeNull()
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    }
    const page = await (await site.get(changed[0] ?? '', { headers: { 'Accept-Language': 'sv-SE,sv;q=0.9' } })).text()
    expect(page).toContain('<html lang="sv">')
    expect(page).toContain('Länken kom i ett mejl från Smart Rekry.')
    expect(await eventsOf(email.prospectId)).toEqual([])
  })

  it('goes on when the database is away', async () => {
    const away = await openSite(connect('postgresql://nobody:x@127.0.0.1:9/none'))
    const email = await sendEmail(world, away.base, scope.workspaceId)
    const answer = await away.get(email.click('https://smartrekry.example/blog'))
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://smartrekry.example/blog'])
    const changed = await away.get(`${email.click('https://a.example/')}x`)
    expect(changed.status).toBe(404)
    const file = await away.get(email.file(1))
    expect([file.status, file.headers.get('retry-after')]).toEqual([503, '60'])
    await away.close()
  })
})

describe('a file link', () => {
  it('sends the file once its download and the click are recorded', async () => {
    const fileId = await makeFile('Second guide', 'Rekrytointiopas äö.pdf', 'application/pdf', '%PDF-1.7 guide')
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const answer = await site.get(email.file(fileId))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('%PDF-1.7 guide')
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toBe(
      `inline; filename="Rekrytointiopas ??.pdf"; filename*=UTF-8''Rekrytointiopas%20%C3%A4%C3%B6.pdf`,
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(await eventsOf(email.prospectId)).toEqual([
      {
        type: 'email.clicked',
        properties: { url: `file:${fileId}`, file: 'Second guide', link: 1 },
        file_id: null,
        message_id: email.messageId,
      },
      {
        type: 'file.downloaded',
        properties: { fileId, file: 'Second guide' },
        file_id: fileId,
        message_id: email.messageId,
      },
    ])
    await site.get(email.file(fileId))
    const head = await site.get(email.file(fileId), { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe('14')
    expect(await eventsOf(email.prospectId)).toHaveLength(2)
  })

  it('has anything but a PDF saved, not shown', async () => {
    const fileId = await makeFile('Table', 'table.html', 'text/plain', '<script>alert(1)</script>')
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const answer = await site.get(email.file(fileId))
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=table.html')
    expect(answer.headers.get('content-type')).toBe('text/plain')
  })

  it('followed by many at once has its file read once, and read again when the last of them has it', async () => {
    const content = `%PDF${' '.repeat(16_000_000)}`
    const fileId = await makeFile('Large', 'large.pdf', 'application/pdf', content)
    const email = await sendEmail(world, site.base, scope.workspaceId)
    const { pool, ...database } = world.database
    let reads = 0
    const counting = new Proxy(pool, {
      get(target, name) {
        if (name !== 'query') return Reflect.get(target, name, target)
        return (query: { name?: string }) => {
          if (query.name === 'load-public-file') reads++
          return target.query(query as never)
        }
      },
    })
    const counted = await openSite({ ...database, pool: counting })
    const url = email.file(fileId).replace(site.base, counted.base)
    // Nobody reads to the end yet: what is left waits in the server.
    const open = await Promise.all(Array.from({ length: 20 }, () => counted.get(url)))
    expect(reads).toBe(1)
    for (const answer of open) expect((await answer.arrayBuffer()).byteLength).toBe(content.length)
    const readAgain = async () => {
      await (await counted.get(url)).arrayBuffer()
      return reads
    }
    await expect.poll(readAgain).toBeGreaterThan(1)
    await counted.close()
  })

  it('still works when the file is put away, and says so when it is gone', async () => {
    const fileId = await makeFile('Old', 'old.pdf', 'application/pdf', '%PDF')
    await world.rows(
      'update file set archived_at = now() where workspace_id = $1 and id = $2',
      scope.workspaceId,
      fileId,
    )
    const email = await sendEmail(world, site.base, scope.workspaceId, { language: 'fi' })
    expect((await site.get(email.file(fileId))).status).toBe(200)
    await world.rows('delete from file where workspace_id = $1 and id = $2', scope.workspaceId, fileId)
    const gone = await site.get(email.file(fileId))
    expect(gone.status).toBe(404)
    expect(await gone.text()).toContain('<html lang="fi">')
  })
})
