import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConfigOf } from '#engine/nodes/registry.ts'
import type { Graph } from '#engine/program/graph.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { addMember } from './ground.ts'
import { days, draw, node } from './guideFollowUp.ts'
import { DAY, makeWorld, type World } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

/** start ─ handOff ─ tell ─ wait 1 day ─ remind ─ end */
const straightToSales =
  (handOff: Partial<ConfigOf<'handOff'>> = {}, to: ConfigOf<'notify'>['to'] = { kind: 'owner' }) =>
  ({ listId }: { listId: number }): Graph =>
    draw(
      [
        node('start', 'entry', { trigger: { kind: 'list', listId } }),
        node('handOff', 'handOff', handOff),
        node('tell', 'notify', { to, message: 'A lead!' }),
        node('wait', 'wait', days(1)),
        node('remind', 'notify', { to, message: 'Still there?' }),
        node('end', 'end', {}),
      ],
      [
        ['start', 'then', 'handOff'],
        ['handOff', 'then', 'tell'],
        ['tell', 'then', 'wait'],
        ['wait', 'then', 'remind'],
        ['remind', 'then', 'end'],
      ],
    )

const leadsOf = async ({ workspaceId }: World) => {
  const { rows } = await db.pool.query<{ owner_id: string | null; id: number }>(
    'select owner_id, id::int as id from lead where workspace_id = $1 order by id',
    [workspaceId],
  )
  return rows
}
const toldIn = async ({ workspaceId }: World) => {
  const { rows } = await db.pool.query<{ user_id: string; kind: string; link: string; message: string }>(
    `select user_id, kind, link, params ->> 'message' as message from notification where workspace_id = $1 order by id`,
    [workspaceId],
  )
  return rows
}

test('the sellers take turns, however many workers hand over at once', async () => {
  const world = await makeWorld(db.pool, { draw: straightToSales() })
  await world.join(await world.people(90))
  await Promise.all(Array.from({ length: 5 }, () => world.run({ batch: 7 })))
  await world.run()
  const owners = (await leadsOf(world)).map((lead) => lead.owner_id)
  expect(owners).toHaveLength(90)
  expect(owners).toEqual(owners.map((_, n) => world.crew.sellers[n % 3]))
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
})

test('a newcomer is first in turn, and who has left gets nothing more', async () => {
  const world = await makeWorld(db.pool, { draw: straightToSales() })
  const [liisa, antti, sven] = world.crew.sellers
  await world.join(await world.people(2))
  await world.run()
  const nora = await addMember(db.pool, world.workspaceId, `nora${world.workspaceId}`, 'sales')
  await db.pool.query('delete from member where workspace_id = $1 and user_id = $2', [world.workspaceId, liisa])
  await world.join(await world.people(4))
  await world.run()
  expect((await leadsOf(world)).map((lead) => lead.owner_id)).toEqual([liisa, antti, sven, nora, antti, sven])
})

test('a prospect that somebody looks after stays with them, and nobody loses a turn', async () => {
  const world = await makeWorld(db.pool, { draw: straightToSales() })
  const people = await world.people(4)
  const owned = people[1] as number
  const sven = world.crew.sellers[2]
  await db.pool.query('update prospect set owner_id = $2 where id = $1', [owned, sven])
  await world.join(people)
  await world.run()
  const { rows } = await db.pool.query('select prospect_id::int as id, owner_id from lead where workspace_id = $1', [
    world.workspaceId,
  ])
  expect(rows.find((row) => row.id === owned)?.owner_id).toBe(sven)
  expect(new Set(rows.filter((row) => row.id !== owned).map((row) => row.owner_id)).size).toBe(3)
})

test('a named member takes the lead, and is told as its owner', async () => {
  const world = await makeWorld(db.pool)
  const antti = world.crew.sellers[1] as string
  const named = await makeWorld(db.pool, { draw: straightToSales({ owner: { kind: 'member', userId: antti } }) })
  await db.pool.query(`insert into member (workspace_id, user_id, role) values ($1, $2, 'sales')`, [
    named.workspaceId,
    antti,
  ])
  await named.join(await named.people(2))
  await named.run()
  expect((await leadsOf(named)).map((lead) => lead.owner_id)).toEqual([antti, antti])
  expect((await toldIn(named)).map((told) => [told.user_id, told.kind])).toEqual([
    [antti, 'leadForYou'],
    [antti, 'leadForYou'],
  ])
})

test('without sellers the owner of the workspace takes it; with nobody at all the lead still stands in the queue', async () => {
  const world = await makeWorld(db.pool, { draw: straightToSales() })
  await db.pool.query(`delete from member where workspace_id = $1 and role = 'sales'`, [world.workspaceId])
  await world.join(await world.people(1))
  await world.run()
  expect((await leadsOf(world)).map((lead) => lead.owner_id)).toEqual([world.crew.owner])
  await db.pool.query(`delete from member where workspace_id = $1`, [world.workspaceId])
  await world.join(await world.people(1))
  await world.run()
  expect((await leadsOf(world)).map((lead) => lead.owner_id)).toEqual([world.crew.owner, null])
  expect(await toldIn(world)).toHaveLength(1)
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
})

test('a later notice finds the lead of an earlier day', async () => {
  const world = await makeWorld(db.pool, { draw: straightToSales() })
  await world.join(await world.people(1))
  await world.run()
  await world.forward(DAY)
  await world.run()
  const [lead] = await leadsOf(world)
  const told = await toldIn(world)
  expect(told.map(({ message, kind, link }) => [message, kind, link])).toEqual([
    ['A lead!', 'leadForYou', `/w/${world.workspaceId}/leads/${lead?.id}`],
    ['Still there?', 'leadForYou', `/w/${world.workspaceId}/leads/${lead?.id}`],
  ])
})

test('everybody in marketing is told, each once and by mail too; without marketers the owner is', async () => {
  const world = await makeWorld(db.pool, { draw: straightToSales({}, { kind: 'marketers' }) })
  const second = await addMember(db.pool, world.workspaceId, `mika${world.workspaceId}`, 'marketer')
  await world.join(await world.people(1))
  await world.run()
  expect((await toldIn(world)).map((told) => [told.user_id, told.kind])).toEqual([
    [world.crew.marketer, 'programNote'],
    [second, 'programNote'],
  ])
  expect(await world.count('from mail where workspace_id = $1')).toBe(2)
  await db.pool.query(`delete from member where workspace_id = $1 and role = 'marketer'`, [world.workspaceId])
  await world.forward(DAY)
  await world.run()
  expect((await toldIn(world)).at(-1)?.user_id).toBe(world.crew.owner)
})

test('a customer stays a customer when they become a lead once more', async () => {
  const world = await makeWorld(db.pool, { draw: straightToSales() })
  const [customer, plain] = (await world.people(2)) as [number, number]
  await db.pool.query(`update prospect set stage = 'customer' where id = $1`, [customer])
  await world.join([customer, plain])
  await world.run()
  const { rows } = await db.pool.query('select stage from prospect where id = any ($1) order by id', [
    [customer, plain],
  ])
  expect(rows.map((row) => row.stage)).toEqual(['customer', 'lead'])
})
