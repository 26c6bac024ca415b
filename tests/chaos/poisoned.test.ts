import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { examine } from '#engine/doctor/examine.ts'
import type { ConfigOf } from '#engine/nodes/registry.ts'
import { silent } from '#engine/worker/Log.ts'
import { startWorker } from '#engine/worker/startWorker.ts'
import { callAs } from '#tests/server/startServer.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { draw, mail, node } from '#tests/worker/guideFollowUp.ts'
import { DAY, makeWorld, signingKey, type World } from '#tests/worker/world.ts'

// People whose rows Postgres refuses, whatever is tried: in the middle of a crowd, with workers at work. The poison sits in
// the ledger: a trigger that throws for whoever is in the table of the poisoned, at one step.

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
  await db.pool.query(`
    create table poisoned (prospect_id bigint primary key, node_id text not null);
    create function refuse_poisoned() returns trigger language plpgsql as $$
    begin
      if new.outlet <> '' and exists (
        select 1 from poisoned p join enrollment e on e.prospect_id = p.prospect_id
        where e.workspace_id = new.workspace_id and e.id = new.enrollment_id and p.node_id = new.node_id
      ) then raise exception 'poison at %', new.node_id; end if;
      return new;
    end $$;
    create trigger refuse_poisoned before insert on step for each row execute function refuse_poisoned()`)
})
afterAll(() => db.drop())

const poison = (people: readonly number[], nodeId: string) =>
  db.pool.query('insert into poisoned (prospect_id, node_id) select unnest($1::bigint[]), $2', [people, nodeId])
const cure = () => db.pool.query('delete from poisoned')

const counts = async (world: World) => ({
  ended: await world.count(`from enrollment where workspace_id = $1 and status = 'ended'`),
  waiting: await world.count(`from enrollment where workspace_id = $1 and status = 'waiting'`),
  failed: await world.count(`from enrollment where workspace_id = $1 and status = 'failed'`),
})

async function isInOrder(world: World): Promise<void> {
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  const { findings } = await examine(db.pool, { workspaceId: world.workspaceId })
  // Their clocks are moved by hand, and their programs published by hand.
  expect(findings.flatMap(({ id, examples }) => (id === 'I7' || id === 'I10' ? [] : examples))).toEqual([])
}

test('five poisoned among a thousand are set aside with their reason, and keep nobody waiting', async () => {
  const world = await makeWorld(db.pool)
  const people = await world.people(1000)
  const victims = [people[0], people[17], people[499], people[500], people[999]] as number[]
  await poison(victims, 'blog')
  const env = { publicUrl: 'https://polku.example', smtpUrl: null }
  const workers = [1, 2].map(() => startWorker({ pool: db.pool, signingKey, env, log: silent, lanes: 1, batch: 200 }))
  await world.join(people)
  await vi.waitUntil(async () => (await counts(world)).failed === 5, { timeout: 20_000, interval: 100 })
  await vi.waitUntil(async () => (await world.count('from mail where workspace_id = $1')) === 995, { timeout: 20_000 })
  await Promise.all(workers.map((worker) => worker.stop()))

  const { rows } = await db.pool.query<{ id: number; crashes: number; outcome: string; node_id: string }>(
    `select prospect_id::float8 as id, crashes, outcome, node_id from enrollment
     where workspace_id = $1 and status = 'failed' order by 1`,
    [world.workspaceId],
  )
  expect(rows).toEqual(
    victims
      .toSorted((a, b) => a - b)
      .map((id) => ({ id, crashes: 3, outcome: 'crashed: poison at blog', node_id: 'start' })),
  )
  // Nothing was asked of the world for them: the whole pass fell with the step.
  expect(await world.count(`from message where workspace_id = $1 and prospect_id = any ($2)`, victims)).toBe(0)
  expect(await counts(world)).toEqual({ ended: 0, waiting: 995, failed: 5 })
  await isInOrder(world)
  await cure()
})

test('whoever makes its batch fail once or twice goes on when the trouble is over, a little later', async () => {
  const world = await makeWorld(db.pool, { sandbox: false })
  const people = await world.people(30)
  await poison(people.slice(0, 2), 'start')
  await world.join(people)
  await world.run()
  expect(await counts(world)).toEqual({ ended: 0, waiting: 30, failed: 0 })
  expect(await world.count(`from enrollment where workspace_id = $1 and crashes = 1 and due_at > now()`)).toBe(2)
  await cure()
  await world.forward(2 * 60_000)
  await world.run()
  expect(await world.count(`from enrollment where workspace_id = $1 and node_id = 'wait1' and crashes = 0`)).toBe(30)
  await isInOrder(world)
})

describe('trying again', () => {
  async function withFailed(nodeId: string, sandbox = true) {
    const world = await makeWorld(db.pool, { sandbox })
    const people = await world.people(6)
    await poison(people.slice(0, 3), nodeId)
    await world.join(people)
    await world.forward(30 * DAY)
    await world.run()
    await cure()
    const marketer = callAs(db, { id: world.crew.marketer, name: 'Mia', email: 'mia@polku.example', language: 'en' })
    const tryAgain = (more: object = {}) =>
      marketer.programs.tryAgain({ workspaceId: world.workspaceId, id: world.programId, ...more })
    return { world, people, tryAgain }
  }

  test('lets everybody who failed go on from where they stood, written down and audited', async () => {
    const { world, tryAgain } = await withFailed('blog')
    expect(await counts(world)).toEqual({ ended: 3, waiting: 0, failed: 3 })
    expect(await tryAgain()).toEqual({ tried: 3, left: 0 })
    expect(await counts(world)).toEqual({ ended: 3, waiting: 3, failed: 0 })
    await isInOrder(world)
    await world.forward(30 * DAY)
    await world.run()
    expect(await counts(world)).toEqual({ ended: 6, waiting: 0, failed: 0 })
    // The failed visit stands in the ledger, left by an exit that no drawing has.
    expect(await world.tally('start')).toEqual({ entered: 9, movedOn: 6, 'movedOn ~again': 3, failed: 0 })
    expect(
      await world.count(`from mail k join message m on m.id = k.message_id
      where k.workspace_id = $1 and m.workspace_id = $1 and m.node_id = 'blog'`),
    ).toBe(6)
    const { rows } = await db.pool.query(
      `select details from audit where workspace_id = $1 and action = 'program.tryAgain'`,
      [world.workspaceId],
    )
    expect(rows).toEqual([{ details: { tried: 3 } }])
    await isInOrder(world)
    expect(await tryAgain()).toEqual({ tried: 0, left: 0 })
  })

  test('a wait that is tried again goes on from when it began', async () => {
    const { world, tryAgain } = await withFailed('wait1')
    expect(await counts(world)).toEqual({ ended: 3, waiting: 0, failed: 3 })
    await tryAgain({ nodeId: 'wait1' })
    await world.run()
    // Its five days were over long ago.
    expect(await world.count(`from enrollment where workspace_id = $1 and node_id = 'wait2'`)).toBe(3)
    await isInOrder(world)
  })

  test('takes only those who were asked for', async () => {
    const { world, people, tryAgain } = await withFailed('guide')
    const { rows } = await db.pool.query<{ id: number }>(
      `select id::float8 from enrollment where workspace_id = $1 and prospect_id = $2`,
      [world.workspaceId, people[1]],
    )
    const ids = rows.map(({ id }) => id)
    expect(await tryAgain({ nodeId: 'blog' })).toEqual({ tried: 0, left: 0 })
    expect(await tryAgain({ enrollmentIds: ids })).toEqual({ tried: 1, left: 0 })
    expect(await counts(world)).toMatchObject({ waiting: 1, failed: 2 })
    await isInOrder(world)
  })

  test('leaves those who are gone, and those who are inside once more', async () => {
    const { world, people, tryAgain } = await withFailed('blog')
    const [gone, inside] = people as [number, number]
    await db.pool.query('delete from prospect where workspace_id = $1 and id = $2', [world.workspaceId, gone])
    await db.pool.query(
      `insert into enrollment (workspace_id, program_id, version, prospect_id, entry_key, node_id, entered_at, arrived_at, due_at)
       select workspace_id, program_id, version, prospect_id, '1', 'start', now(), now(), now() from enrollment
       where workspace_id = $1 and prospect_id = $2`,
      [world.workspaceId, inside],
    )
    expect(await tryAgain()).toEqual({ tried: 1, left: 2 })
  })

  test('whoever fails again is set aside again, with its reason', async () => {
    const { world, people, tryAgain } = await withFailed('blog')
    await poison(people.slice(0, 1), 'blog')
    await tryAgain()
    await world.run()
    expect(await counts(world)).toMatchObject({ failed: 1 })
    expect(await world.count(`from step where workspace_id = $1 and outlet = '~again'`)).toBe(3)
    await isInOrder(world)
    await cure()
  })
})

test('a drawing that asks for more than a hundred steps at once, which got in by another way, asks nothing of the world', async () => {
  const rows = Array.from({ length: 150 }, (_, n) => `tag${n}`)
  const world = await makeWorld(db.pool, {
    draw: ({ listId }) =>
      draw(
        [
          node('start', 'entry', { trigger: { kind: 'list', listId } }),
          node('short', 'branch', { condition: { kind: 'scoreAtLeast', score: 1 } } as ConfigOf<'branch'>),
          ...rows.map((id) => node(id, 'email', mail('row', ['a']))),
          node('done', 'end', {}),
        ],
        [
          ['start', 'then', 'short'],
          ['short', 'yes', 'done'],
          ['short', 'no', 'tag0'],
          ...rows.map((id, n) => [id, 'then', rows[n + 1] ?? 'done'] as const),
        ],
      ),
  })
  const people = await world.people(20)
  await db.pool.query('update prospect set score = 5 where id = any ($1)', [people.slice(0, 18)])
  await world.join(people)
  await world.run()
  expect(await counts(world)).toEqual({ ended: 18, waiting: 0, failed: 2 })
  expect(await world.count(`from enrollment where workspace_id = $1 and outcome = 'loop'`)).toBe(2)
  expect(await world.count(`from message where workspace_id = $1`)).toBe(0)
  await isInOrder(world)
})
