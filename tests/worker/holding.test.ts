import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressHash } from '#engine/intake/addressHash.ts'
import { dueWork } from '#engine/intake/dueWork.ts'
import type { Graph } from '#engine/program/graph.ts'
import { rollUpTally } from '#engine/worker/rollUpTally.ts'
import { runBatch } from '#engine/worker/runBatch.ts'
import { VersionCache } from '#engine/worker/VersionCache.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { addList, one, within } from './ground.ts'
import { days, draw, guideFollowUp, node } from './guideFollowUp.ts'
import { DAY, makeWorld, signingKey, type World } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

/** Does the steps that are due, and takes every member away before their mail goes out. */
async function leaveBetweenStepAndMail(world: World): Promise<void> {
  const engine = { pool: db.pool, versions: new VersionCache(), batch: 1000 }
  while ((await runBatch(engine, world.workspaceId)).enrollments > 0);
  await db.pool.query('delete from member where workspace_id = $1', [world.workspaceId])
}

const dueIn = ({ workspaceId }: World) => within(db.pool, (client) => dueWork(client, workspaceId))

describe('mail that may not be sent', () => {
  const blocked = async ({ workspaceId }: World) => {
    const { rows } = await db.pool.query<{ failure: string; n: number }>(
      `select failure, count(*)::int as n from message where workspace_id = $1 and state = 'blocked' group by 1 order by 1`,
      [workspaceId],
    )
    return Object.fromEntries(rows.map((row) => [row.failure, row.n]))
  }

  test('consent and suppression are looked at when it is sent, not when it was asked for', async () => {
    const world = await makeWorld(db.pool)
    const people = await world.people(6)
    await world.join(people)
    await world.run()
    expect(await world.count('from mail where workspace_id = $1')).toBe(6)
    await world.forward(5 * DAY)

    const [suppressed, withdrawn, never, gone] = people as [number, number, number, number]
    const { rows } = await db.pool.query<{ email_key: string }>('select email_key from prospect where id = $1', [
      suppressed,
    ])
    await db.pool.query(
      `insert into suppression (workspace_id, address_hash, reason, at) values ($1, $2, 'unsubscribe', now())`,
      [world.workspaceId, addressHash(rows[0]?.email_key ?? '', signingKey)],
    )
    await db.pool.query(`update prospect set consent = 'withdrawn' where id = $1`, [withdrawn])
    await db.pool.query(`update prospect set consent = 'none' where id = $1`, [never])
    await db.pool.query(`delete from prospect where id = $1`, [gone])
    await world.run()

    expect(await blocked(world)).toEqual({
      'suppressed:unsubscribe': 1,
      'consent:withdrawn': 1,
      'consent:none': 1,
    })
    expect(await world.count('from mail where workspace_id = $1')).toBe(6 + 2)
    // Who is gone has left the program where it stood, and nothing was asked for it.
    expect(await world.tally('wait1')).toMatchObject({ exited: 1 })
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('mail of a prospect who is erased between the step and the sending is blocked', async () => {
    const world = await makeWorld(db.pool)
    const [person] = (await world.people(1)) as [number]
    await world.join([person])
    await db.pool.query('update workspace set sending_paused_at = now() where workspace_id = $1', [world.workspaceId])
    await world.run()
    await db.pool.query('delete from prospect where id = $1', [person])
    await db.pool.query('update workspace set sending_paused_at = null where workspace_id = $1', [world.workspaceId])
    await world.run()
    expect(await blocked(world)).toEqual({ prospectGone: 1 })
  })

  test('while sending is paused marketing mail waits, and nothing of it counts as due', async () => {
    const world = await makeWorld(db.pool)
    await world.join(await world.people(3))
    await db.pool.query('update workspace set sending_paused_at = now() where workspace_id = $1', [world.workspaceId])
    await world.run()
    expect(await world.count(`from message where workspace_id = $1 and state = 'pending'`)).toBe(3)
    expect(await dueIn(world)).toMatchObject({ enrollments: 0, messages: 0 })
    await db.pool.query('update workspace set sending_paused_at = null where workspace_id = $1', [world.workspaceId])
    expect(await dueIn(world)).toMatchObject({ enrollments: 0, messages: 3 })
    await world.run()
    expect(await world.count('from mail where workspace_id = $1')).toBe(3)
  })

  test('news for somebody who has left the workspace is blocked', async () => {
    const world = await makeWorld(db.pool)
    const people = await world.people(1)
    await world.join(people)
    await world.run()
    await world.download(people)
    await world.forward(10 * DAY)
    await leaveBetweenStepAndMail(world)
    await world.run()
    expect(await blocked(world)).toEqual({ notMember: 1 })
  })

  test('an email that is not there fails its message, with the reason, and no other', async () => {
    const world = await makeWorld(db.pool)
    await world.join(await world.people(40))
    await world.forward(5 * DAY)
    await db.pool.query(
      `delete from version_email where workspace_id = $1 and node_id = 'guide' and variant_id = 'a'`,
      [world.workspaceId],
    )
    await world.run()
    const failed = await world.count(
      `from message where workspace_id = $1 and state = 'failed' and failure like '%guide a%'`,
    )
    expect(failed).toBeGreaterThan(5)
    expect(await world.count('from mail where workspace_id = $1')).toBe(80 - failed)
    expect(await world.count(`from message where workspace_id = $1 and state = 'pending'`)).toBe(0)
  })
})

describe('people who stand still', () => {
  test('of a paused program, until it goes on', async () => {
    const world = await makeWorld(db.pool)
    await world.join(await world.people(4))
    await world.run()
    await db.pool.query(`update program set status = 'paused' where workspace_id = $1`, [world.workspaceId])
    await world.join(await world.people(2))
    await world.forward(30 * DAY)
    expect(await dueIn(world)).toMatchObject({ enrollments: 0, messages: 0 })
    expect(await world.run()).toEqual({ enrollments: 0, steps: 0, messages: 0 })
    expect(await world.tally('start')).toEqual({ entered: 6, movedOn: 4 })
    await db.pool.query(`update program set status = 'running' where workspace_id = $1`, [world.workspaceId])
    expect((await dueIn(world)).enrollments).toBe(6)
    await world.run()
    expect(await world.tally('video')).toEqual({ entered: 6, movedOn: 6 })
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('an ended program takes nobody in, and lets those inside go on to the end', async () => {
    const world = await makeWorld(db.pool)
    await world.join(await world.people(4))
    await world.run()
    await db.pool.query(`update program set status = 'ended' where workspace_id = $1`, [world.workspaceId])
    await world.join(await world.people(2))
    await world.forward(30 * DAY)
    expect((await dueIn(world)).enrollments).toBe(4)
    await world.run()
    expect(await world.tally('start')).toEqual({ entered: 4, movedOn: 4 })
    expect(await world.tally('video')).toEqual({ entered: 4, movedOn: 4 })
    expect(await world.count(`from enrollment where workspace_id = $1 and status = 'waiting'`)).toBe(0)
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('another program of the same workspace goes on meanwhile', async () => {
    const world = await makeWorld(db.pool)
    const people = await world.people(3)
    await world.join(people)
    await db.pool.query(`update program set status = 'paused' where workspace_id = $1`, [world.workspaceId])
    const other = await makeWorld(db.pool)
    await other.join(await other.people(3))
    await other.run()
    expect(await other.tally('blog')).toEqual({ entered: 3, movedOn: 3 })
    expect(await world.tally('blog')).toEqual({})
  })
})

describe('an enrollment that makes its batch fail', () => {
  test('is tried three times, set aside as failed with its reason, and blocks nobody', async () => {
    const world = await makeWorld(db.pool)
    const people = await world.people(30)
    await world.join(people)
    const poisoned = people[17] as number
    // The database itself refuses what is written for this one.
    await db.pool.query(
      `create function refuse_step() returns trigger language plpgsql as $$ begin
         if exists (select 1 from enrollment e where e.workspace_id = new.workspace_id and e.id = new.enrollment_id
           and e.prospect_id = ${poisoned} and new.node_id = 'blog')
         then raise exception 'poison in step %', new.node_id; end if;
         return new; end $$;
       create trigger refuse_step before insert on step for each row execute function refuse_step()`,
    )
    try {
      await world.run()
    } finally {
      await db.pool.query('drop trigger refuse_step on step; drop function refuse_step')
    }
    const { rows } = await db.pool.query(
      `select prospect_id::int as person, status, crashes, outcome, node_id from enrollment
       where workspace_id = $1 and (crashes > 0 or status <> 'waiting')`,
      [world.workspaceId],
    )
    expect(rows).toEqual([
      { person: poisoned, status: 'failed', crashes: 3, outcome: 'crashed: poison in step blog', node_id: 'start' },
    ])
    expect(await world.tally('start')).toEqual({ entered: 30, movedOn: 29, failed: 1 })
    expect(await world.count('from mail where workspace_id = $1')).toBe(29)
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })

  test('outside a sandbox it is tried again a little later each time', async () => {
    const world = await makeWorld(db.pool, { sandbox: false })
    await world.join(await world.people(1))
    await db.pool.query(`delete from program_version where workspace_id = $1`, [world.workspaceId])
    const now = await world.now()
    const at = (minutes: number) => world.run({ now: new Date(now.getTime() + minutes * 60_000) })
    const state = async () => {
      const { rows } = await db.pool.query(
        `select status, crashes, outcome, round(date_part('epoch', due_at - $2)) as due from enrollment where workspace_id = $1`,
        [world.workspaceId, now],
      )
      return rows[0]
    }
    await at(0)
    expect(await state()).toMatchObject({ status: 'waiting', crashes: 1, due: 60 })
    expect(await at(0.9)).toMatchObject({ enrollments: 0 })
    await at(1)
    expect(await state()).toMatchObject({ status: 'waiting', crashes: 2, due: 180 })
    await at(3)
    expect(await state()).toMatchObject({
      status: 'failed',
      crashes: 3,
      outcome: expect.stringMatching(/^crashed: Version 1/),
    })
  })

  test('a drawing that leads nowhere fails the person there with the reason', async () => {
    const broken = ({ listId }: { listId: number }): Graph =>
      draw(
        [node('start', 'entry', { trigger: { kind: 'list', listId } }), node('wait', 'wait', days(1))],
        [['start', 'then', 'wait']],
      )
    const world = await makeWorld(db.pool, { draw: broken })
    await world.join(await world.people(2))
    await world.forward(DAY)
    await world.run()
    expect(await world.tally('wait')).toEqual({ entered: 2, failed: 2 })
    expect(await world.count(`from enrollment where workspace_id = $1 and outcome = 'openOutlet'`)).toBe(2)
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })
})

describe('branches', () => {
  test('a download counts from the entry to the moment of the branch, not before and not after', async () => {
    const world = await makeWorld(db.pool)
    const [before, during, after, never] = (await world.people(4)) as [number, number, number, number]
    const start = await world.now()
    const at = (day: number) => new Date(start.getTime() + day * DAY)
    await world.download([before], at(-1))
    await world.forward(1000)
    await world.join([before, during, after, never])
    await world.download([during], at(9))
    await world.download([after], at(11))
    await world.forward(11 * DAY)
    await world.run()
    const { rows } = await db.pool.query(
      `select e.prospect_id::int as person, s.outlet, s.saw from step s
       join enrollment e on e.workspace_id = $1 and e.id = s.enrollment_id
       where s.workspace_id = $1 and s.node_id = 'branch' order by 1`,
      [world.workspaceId],
    )
    const key = `downloaded:${world.fileId}:entered`
    expect(rows).toEqual([
      { person: before, outlet: 'no', saw: { [key]: false } },
      { person: during, outlet: 'yes', saw: { [key]: true } },
      { person: after, outlet: 'no', saw: { [key]: false } },
      { person: never, outlet: 'no', saw: { [key]: false } },
    ])
  })

  test('score and list are read for the whole batch, and kept in the step as they were', async () => {
    const second = await addList(db.pool, (await makeWorld(db.pool)).workspaceId, 'elsewhere')
    const world = await makeWorld(db.pool, {
      draw: ({ listId }) =>
        draw(
          [
            node('start', 'entry', { trigger: { kind: 'list', listId } }),
            node('rich', 'branch', { condition: { kind: 'scoreAtLeast', score: 10 } }),
            node('listed', 'branch', { condition: { kind: 'onList', listId } }),
            node('foreign', 'branch', { condition: { kind: 'onList', listId: second } }),
            node('a', 'end', {}),
            node('b', 'end', {}),
          ],
          [
            ['start', 'then', 'rich'],
            ['rich', 'yes', 'listed'],
            ['rich', 'no', 'b'],
            ['listed', 'yes', 'foreign'],
            ['listed', 'no', 'b'],
            ['foreign', 'yes', 'b'],
            ['foreign', 'no', 'a'],
          ],
        ),
    })
    const people = await world.people(10)
    await db.pool.query('update prospect set score = 5 * (id - $2) where workspace_id = $1', [
      world.workspaceId,
      people[0],
    ])
    await world.join(people)
    await world.run()
    expect(await world.tally('rich')).toEqual({ entered: 10, 'movedOn yes': 8, 'movedOn no': 2 })
    expect(await world.tally('a')).toEqual({ entered: 8, exited: 8 })
    expect(await world.count(`from step where workspace_id = $1 and node_id = 'rich' and saw = '{"score": 45}'`)).toBe(
      1,
    )
    expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  })
})

test('totals stay exact while many roll up and count at once', async () => {
  const world = await makeWorld(db.pool, { draw: guideFollowUp })
  const groups = await Promise.all(Array.from({ length: 6 }, () => world.people(30)))
  await Promise.all([
    ...groups.map((group) => world.join(group)),
    ...Array.from({ length: 12 }, () => rollUpTally(db.pool)),
  ])
  await Promise.all([
    ...Array.from({ length: 3 }, () => world.run({ batch: 11 })),
    ...Array.from({ length: 12 }, () => rollUpTally(db.pool, world.workspaceId)),
  ])
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  await rollUpTally(db.pool)
  expect(await one(db.pool, 'select count(*) from tally_delta where workspace_id = $1', [world.workspaceId])).toBe(0)
  expect(await world.tally('blog')).toEqual({ entered: 180, movedOn: 180 })
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
})
