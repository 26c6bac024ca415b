import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '#server/database/connect.ts'
import { recordExternalEvents } from '#server/events/recordExternalEvents.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { listLeads } from '#server/leads/listLeads.ts'
import { addListMembers } from '#server/lists/addListMembers.ts'
import { listPeople } from '#server/metrics/listPeople.ts'
import { enrollMembers } from '#server/programs/enrollMembers.ts'
import { countProspects } from '#server/prospects/countProspects.ts'
import { listProspects } from '#server/prospects/listProspects.ts'
import type { Scope } from '#server/scope.ts'
import { makeWorld, type World } from './people-world.ts'

// A workspace that was filled after the statistics were gathered. The planner believes that it is empty: whoever joins
// by the workspace alone then compares everybody with everybody, which for 20,000 people takes minutes. Here every
// statement has two seconds; by the right index it takes some milliseconds.

const people = 20_000
let world: World
let database: Database
let scope: Scope
let listId: number
let emptyList: number
let programId: number
beforeAll(async () => {
  world = await makeWorld()
  const known = await world.enter({ name: 'Known' })
  scope = await world.enter({ name: 'New' })
  for (const table of ['prospect', 'list', 'list_member', 'enrollment', 'lead'])
    await world.rows(`alter table ${table} set (autovacuum_enabled = false)`)
  await fill(known.workspaceId)
  await world.rows('analyze')
  ;({ listId, emptyList, programId } = await fill(scope.workspaceId))
  const url = new URL(world.url)
  url.searchParams.set('options', '-c statement_timeout=2s')
  database = connect(url.href)
  scope = { ...scope, database }
}, 60_000)
afterAll(async () => {
  await database.close()
  await world.end()
})

async function fill(workspaceId: number) {
  const id = async (text: string) => (await world.rows<{ id: number }>(text, workspaceId))[0]?.id ?? 0
  await world.rows(
    `insert into prospect (workspace_id, email, email_key, last_name, consent)
     select $1, e, e, 'Name ' || n % 997, 'granted'
     from generate_series(1, ${people}) n, lateral (select 'p' || n || '@example.com' as e) x`,
    workspaceId,
  )
  const listId = await id(`insert into list (workspace_id, name) values ($1, 'Everybody') returning id`)
  const emptyList = await id(`insert into list (workspace_id, name) values ($1, 'Nobody') returning id`)
  await world.rows(
    `insert into list_member select $1, ${listId}, id, now() from prospect where workspace_id = $1`,
    workspaceId,
  )
  const programId = await id(
    `insert into program (workspace_id, name, draft) values ($1, 'P', '{"format":1,"nodes":{},"edges":{}}') returning id`,
  )
  await world.rows(
    `insert into enrollment (workspace_id, program_id, version, prospect_id, node_id, entered_at, arrived_at, due_at)
     select $1, ${programId}, 1, id, 'wait', now(), now(), now() from prospect where workspace_id = $1`,
    workspaceId,
  )
  await world.rows(
    `insert into lead (workspace_id, prospect_id, program_id, enrollment_id, visit, created_at, updated_at)
     select $1, prospect_id, program_id, id, 3, now(), now() from enrollment where workspace_id = $1 and id % 4 = 0`,
    workspaceId,
  )
  return { listId, emptyList, programId }
}

const byName = { sort: 'name', direction: 'ascending', limit: 50 } as const
const someIds = async () => {
  const { rows } = await listProspects(scope, { ...byName, limit: 200 })
  return rows.map(({ id }) => id)
}

describe('in a workspace that nobody has counted yet', () => {
  it('people of a list are found, sorted and searched', async () => {
    expect((await listProspects(scope, { ...byName, listId })).rows).toHaveLength(50)
    expect((await listProspects(scope, { ...byName, listId: emptyList })).rows).toEqual([])
    expect((await listProspects(scope, { ...byName, listId, search: 'p19999@' })).rows).toHaveLength(1)
    expect(await countProspects(scope, { listId })).toEqual({ count: people, exact: true })
    expect(await countProspects(scope, { listId, search: 'p1999' })).toEqual({ count: 11, exact: true })
  })

  it('leads are listed with their people', async () => {
    expect((await listLeads(scope, { mine: false, limit: 200 })).rows).toHaveLength(200)
  })

  it('the people behind a number are found', async () => {
    const { rows } = await listPeople(scope, { programId, nodeId: 'wait', measure: 'waiting', limit: 200 })
    expect(rows).toHaveLength(200)
  })

  it('everybody on a list enters a program', async () => {
    const enter = (program: number) =>
      inTransaction(database, (client) =>
        enrollMembers(
          client,
          scope.workspaceId,
          { id: program, version: 1 },
          [{ nodeId: 'entry', listId }],
          new Date(),
        ),
      )
    expect(await enter(programId)).toBe(0)
    expect(await enter(programId + 1000)).toBe(people)
  })

  it('many join a list and do something at once', async () => {
    const ids = await someIds()
    expect(await addListMembers(scope, { id: emptyList, prospectIds: ids })).toEqual({ joined: 200, entered: 0 })
    const events = ids.map((prospectId) => ({ id: `e${prospectId}`, prospectId, type: 'page.visited', properties: {} }))
    expect(await recordExternalEvents(scope, events)).toEqual({ recorded: 200, repeated: 0 })
  })
})
