import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { findStuck } from '#server/health/findStuck.ts'
import { lookAround } from '#server/health/keepWatch.ts'
import { type StuckKind, stuckKinds } from '#server/health/stuckKinds.ts'
import { stuckTexts } from '#server/health/stuckTexts.ts'
import { sayStuck } from '#server/health/stuckWork.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeWorld, type World } from '#tests/worker/world.ts'
import { callAs } from './startServer.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
  await db.pool.query(`insert into process (id, role, version, host) values ('1', 'all', '0.1.0', 'here')`)
})
afterAll(() => db.drop())

const hours = (n: number) => n * 3_600_000

/** A workspace on real time where people have just been written to, and nothing is stuck. */
async function wellWorld(options: { sandbox?: boolean } = { sandbox: false }): Promise<World> {
  const world = await makeWorld(db.pool, options)
  await world.join(await world.people(5))
  await world.run()
  expect(await kindsIn(world)).toEqual([])
  return world
}

async function kindsIn({ workspaceId }: World): Promise<StuckKind[]> {
  return (await findStuck(db.pool, workspaceId)).map(({ kind }) => kind)
}

/** What brings a workspace that is well into each state; `none` are things just short of it, which must say nothing. */
const brokenBy: Readonly<
  Record<StuckKind, { count: number; sql: string; none: readonly string[]; withHours?: number }>
> = {
  overdue: {
    count: 5,
    sql: `update enrollment set due_at = now() - interval '6 minutes' where workspace_id = $1`,
    none: [
      `update enrollment set due_at = now() - interval '4 minutes' where workspace_id = $1`,
      `with p as (update program set status = 'paused' where workspace_id = $1)
       update enrollment set due_at = now() - interval '1 day' where workspace_id = $1`,
    ],
  },
  leases: {
    count: 5,
    sql: `update message set state = 'claimed', due_at = now(), lease_until = now() - interval '2 minutes' where workspace_id = $1`,
    none: [
      `update message set state = 'claimed', due_at = now(), lease_until = now() + interval '20 seconds' where workspace_id = $1`,
      `with w as (update workspace set sending_paused_at = now() where workspace_id = $1)
       update message set state = 'claimed', due_at = now(), lease_until = now() - interval '1 hour' where workspace_id = $1`,
    ],
  },
  outbox: {
    count: 5,
    sql: `update message set state = 'pending', due_at = now() - interval '16 minutes' where workspace_id = $1`,
    none: [
      `update message set state = 'pending', due_at = now() + interval '1 hour', deferred_for = 'quietHours' where workspace_id = $1`,
      `with p as (update program set status = 'paused' where workspace_id = $1)
       update message set state = 'pending', due_at = now() - interval '1 hour' where workspace_id = $1`,
    ],
  },
  inDoubt: {
    count: 5,
    sql: `update message set state = 'inDoubt', failure = 'senderStopped' where workspace_id = $1`,
    none: [
      `update message set state = 'inDoubt', failure = 'senderStopped', reviewed_at = now() where workspace_id = $1`,
    ],
  },
  held: { count: 5, sql: `update message set state = 'held' where workspace_id = $1`, none: [] },
  failed: {
    count: 2,
    sql: `insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
      select $1, id, 1, 'wait1', '', 'failed', 2 from program where workspace_id = $1`,
    none: [
      // Who failed and is tried again.
      `insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
       select $1, id, 1, 'wait1', '', 'failed', m.n from program cross join (values (2), (-2)) m(n) where workspace_id = $1`,
    ],
  },
  noNextEvent: {
    count: 5,
    sql: `update enrollment set due_at = 'infinity' where workspace_id = $1`,
    none: [`update enrollment set due_at = now() + interval '1000 days' where workspace_id = $1`],
  },
  stillStep: {
    count: 1,
    sql: `with t as (
        insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
        select $1, id, 1, 'guide', '', 'entered', 5 from program where workspace_id = $1
      ) update enrollment set node_id = 'guide', arrived_at = now() - interval '25 hours' where workspace_id = $1`,
    none: [
      `update enrollment set arrived_at = now() - interval '4 days' where workspace_id = $1`,
      `with t as (
        insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
        select $1, id, 1, 'guide', '', 'entered', 5 from program where workspace_id = $1
      ) update enrollment set node_id = 'guide', arrived_at = now() - interval '23 hours' where workspace_id = $1`,
    ],
  },
  neverFired: {
    count: 1,
    sql: `with t as (delete from tally where workspace_id = $1 and measure = 'entered' and node_id = 'start')
      update program_version set published_at = now() - interval '25 hours' where workspace_id = $1`,
    none: [
      `update program_version set published_at = now() - interval '25 hours' where workspace_id = $1`,
      `delete from tally where workspace_id = $1 and measure = 'entered' and node_id = 'start'`,
    ],
  },
  noWorker: {
    count: 1,
    sql: `update process set role = 'sender', version = version || left($1::int::text, 0)`,
    none: [`update process set role = case when $1::int > 0 then 'all' end`],
  },
  noSender: {
    count: 1,
    sql: `update process set role = 'worker', version = version || left($1::int::text, 0)`,
    none: [
      `with w as (insert into process (id, role, version, host) values ('2', 'worker', '0.1.0', 'here') on conflict do nothing)
       update process set role = case when $1::int > 0 then 'sender' end`,
    ],
  },
  segments: {
    count: 1,
    sql: `insert into segment (workspace_id, name, rule, refreshed_at)
      values ($1, 'Warm', '{"kind":"scoreAtLeast","score":50}', now() - interval '31 minutes')`,
    none: [
      `insert into segment (workspace_id, name, rule, refreshed_at)
       values ($1, 'Warm', '{"kind":"scoreAtLeast","score":50}', now() - interval '5 minutes')`,
      `insert into segment (workspace_id, name, rule) values ($1, 'New', '{"kind":"scoreAtLeast","score":50}')`,
    ],
  },
  signals: {
    count: 1,
    sql: `insert into signal (workspace_id, prospect_id, cue, at, recorded_at)
      values ($1, 1, 'score', now(), now() - interval '2 minutes')`,
    none: [`insert into signal (workspace_id, prospect_id, cue, at) values ($1, 1, 'score', now())`],
  },
  commands: {
    count: 1,
    sql: `insert into command (workspace_id, kind, prospect_id, program_id, enrollment_id, visit, effect, at)
      values ($1, 'start', 1, 1, 1, 0, 0, now() - interval '6 minutes')`,
    none: [
      `insert into command (workspace_id, kind, prospect_id, program_id, enrollment_id, visit, effect, at)
       values ($1, 'start', 1, 1, 1, 0, 0, now())`,
    ],
  },
}

describe.each(Object.entries(brokenBy) as [StuckKind, (typeof brokenBy)[StuckKind]][])(
  '%s',
  (kind, { sql, none, count }) => {
    const restore = () =>
      db.pool.query(
        `with gone as (delete from process where id = '2') update process set role = 'all', heartbeat_at = now()`,
      )

    test('is found, and counted', async () => {
      const world = await wellWorld()
      await db.pool.query(sql, [world.workspaceId])
      const stuck = await findStuck(db.pool, world.workspaceId)
      await restore()
      expect(stuck.map((one) => one.kind)).toContain(kind)
      expect(stuck.find((one) => one.kind === kind)?.count).toBe(count)
    })

    test.each(none.map((short, n) => [n, short] as const))(
      'says nothing of what is just short of it (%i)',
      async (_, short) => {
        const world = await wellWorld()
        await db.pool.query(short, [world.workspaceId])
        const kinds = await kindsIn(world)
        await restore()
        expect(kinds).not.toContain(kind)
      },
    )

    test('is a plain sentence, and a remedy, in every language', () => {
      for (const language of languages) {
        const { remedy } = stuckTexts[kind][language]
        expect(sayStuck({ kind, count: 1 }, language)).toMatch(/^\S.*\.$/)
        expect(sayStuck({ kind, count: 12345 }, language)).not.toContain('{')
        expect(remedy).toMatch(/[.?]$/)
      }
      expect(sayStuck({ kind, count: 1 }, 'en')).not.toBe(sayStuck({ kind, count: 1 }, 'fi'))
    })
  },
)

test('a process that is not heard of any more is none', async () => {
  const world = await wellWorld()
  await db.pool.query(`update process set heartbeat_at = now() - interval '1 minute'`)
  expect(await kindsIn(world)).toEqual(['noWorker', 'noSender'])
  await db.pool.query('update process set heartbeat_at = now()')
})

test('a sandbox whose clock was moved a moment ago has everything overdue, and nothing stuck', async () => {
  const world = await wellWorld({ sandbox: true })
  await world.forward(hours(24 * 6))
  expect(await kindsIn(world)).toEqual(['overdue'])
  await db.pool.query(
    `insert into audit (workspace_id, actor, action, subject) values ($1, 'user:mia', 'clock.advance', 'workspace')`,
    [world.workspaceId],
  )
  expect(await kindsIn(world)).toEqual([])
})

test('marketers are told in their language, with since when; sellers are not asked to mend it', async () => {
  const world = await wellWorld()
  await db.pool.query(`update enrollment set due_at = now() - interval '2 hours' where workspace_id = $1`, [
    world.workspaceId,
  ])
  const ask = (id: string) =>
    callAs(db, { id, name: 'Mia', email: 'mia@polku.example', language: 'fi' }).health.stuck({
      workspaceId: world.workspaceId,
    })
  const { looked, stuck } = await ask(world.crew.marketer)
  expect(looked).toBe(Object.keys(stuckKinds).length)
  expect(stuck).toMatchObject([
    {
      kind: 'overdue',
      count: 5,
      sentence: '5 henkilön vuoro tuli yli 5 minuuttia sitten.',
      remedy: 'Tarkista, onko työprosessi käynnissä. Jos on, käynnistä toinen sen rinnalle.',
    },
  ])
  const since = Date.parse(stuck[0]?.since ?? '')
  expect(Math.abs(Date.now() - hours(2) - since)).toBeLessThan(60_000)
  await expect(ask(world.crew.sellers[0] as string)).rejects.toThrow()
})

test('the log is told what got stuck, what has grown much, and what goes on again, and nothing twice', async () => {
  const world = await wellWorld()
  const said: unknown[] = []
  const note = (details: object, message: string) => {
    if ((details as { workspaceId?: number }).workspaceId === world.workspaceId) said.push(message)
  }
  const log = { warn: note, info: note } as unknown as Parameters<typeof lookAround>[1]
  const known = new Map<string, number>()
  const overdue = (n: number) =>
    db.pool.query(
      `update enrollment set due_at = now() - case when id in (
         select id from enrollment where workspace_id = $1 order by id limit $2) then interval '1 hour' else '-1 hour' end
       where workspace_id = $1`,
      [world.workspaceId, n],
    )
  await lookAround(db.pool, log, known)
  await overdue(1)
  await lookAround(db.pool, log, known)
  await overdue(2)
  await lookAround(db.pool, log, known)
  await overdue(5)
  await lookAround(db.pool, log, known)
  await overdue(0)
  await lookAround(db.pool, log, known)
  expect(said).toEqual([
    '1 person has been due for more than 5 minutes.',
    '5 people have been due for more than 5 minutes.',
    'What was stuck goes on again.',
  ])
})
