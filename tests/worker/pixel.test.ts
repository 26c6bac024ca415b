import { gunzipSync } from 'node:zlib'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openUrl } from '#templates/linkToken.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeWorld, signingKey } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

test('a mail carries the pixel only where the workspace wants to know of openings, and only once', async () => {
  for (const wanted of [false, true]) {
    const world = await makeWorld(db.pool)
    const { workspaceId } = world
    await db.pool.query('update workspace set track_opens = $2 where workspace_id = $1', [workspaceId, wanted])
    await world.join(await world.people(1))
    await world.run()
    const { rows } = await db.pool.query<{ raw: Buffer; id: number }>(
      'select raw, message_id as id from mail where workspace_id = $1',
      [workspaceId],
    )
    const [mail] = rows as [{ raw: Buffer; id: number }]
    const { html = '', text = '' } = await PostalMime.parse(gunzipSync(mail.raw))
    const url = openUrl('https://polku.example', signingKey, { workspaceId, messageId: Number(mail.id) })
    expect(html.split('/o/')).toHaveLength(wanted ? 2 : 1)
    if (wanted) expect(html).toMatch(new RegExp(`<img src="${url.replace(/[.?]/g, '\\$&')}"[^>]*alt=""[^>]*></body>`))
    expect(text).not.toContain('/o/')
  }
})
