import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { type ProgramTemplateId, programTemplates } from '#templates/programs/catalogue.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { callAs, makeWorkspace } from './startServer.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

const ids = Object.keys(programTemplates) as ProgramTemplateId[]

describe.each(languages)('the shipped templates in %s', (language) => {
  it.each(ids)('%s is made with all that it needs, has nothing to be solved, and is published at once', async (id) => {
    const workspace = await makeWorkspace(db, 'Smart Rekry Oy')
    const { programs } = callAs(db, workspace.people.marketer)
    const at = { workspaceId: workspace.id }
    const { id: program } = await programs.create({ ...at, name: id, template: id, language })
    expect(await programs.check({ ...at, id: program })).toEqual([])
    const { revision } = await programs.get({ ...at, id: program })
    const published = await programs.publish({ ...at, id: program, revision, enrollExisting: false, note: '' })
    expect(published).toMatchObject({ version: 1, entered: 0 })
  })
})

it('all ten stand beside each other, share what they share, and are made again without making anything twice', async () => {
  const workspace = await makeWorkspace(db, 'Smart Rekry Oy')
  const { programs } = callAs(db, workspace.people.marketer)
  const at = { workspaceId: workspace.id }
  const count = async () => {
    const { rows } = await db.pool.query<Record<string, number>>(
      `select (select count(*) from list where workspace_id = $1)::int as lists,
         (select count(*) from file where workspace_id = $1)::int as files,
         (select count(*) from segment where workspace_id = $1)::int as segments,
         (select count(*) from form where workspace_id = $1)::int as forms,
         (select count(*) from topic where workspace_id = $1)::int as topics`,
      [workspace.id],
    )
    return rows[0]
  }
  const make = async () => {
    for (const id of ids) await programs.create({ ...at, name: id, template: id, language: 'sv' })
  }
  await make()
  const made = await count()
  await db.pool.query('update list set archived_at = now() where workspace_id = $1', [workspace.id])
  await make()
  expect(await count()).toEqual(made)
  const archived = await db.pool.query('select 1 from list where workspace_id = $1 and archived_at is not null', [
    workspace.id,
  ])
  expect(archived.rowCount).toBe(0)
})
