import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { reconcile } from '#tests/support/reconcile.ts'
import { DAY, makeWorld } from './world.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.drop())

// Each line breaks one thing in a workspace that was in order, and must be noticed.
test.each([
  [
    'entered = waiting',
    `update tally set n = n + 1 where workspace_id = $1 and node_id = 'blog' and measure = 'entered'`,
  ],
  [
    'what the ledger',
    `update tally set outlet = 'no' where workspace_id = $1 and node_id = 'blog' and outlet = 'then'`,
  ],
  [
    'what the ledger',
    `insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
     select workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at from step
     where workspace_id = $1 and node_id = 'blog' limit 1`,
  ],
  ['without a gap', `delete from step where workspace_id = $1 and node_id = 'wait1'`],
  ['a path of the version', `update step set node_id = 'video' where workspace_id = $1 and node_id = 'guide'`],
  ['with a time and a reason', `update enrollment set outcome = null where workspace_id = $1`],
  [
    'in a program once',
    `update enrollment set entry_key = id::text, prospect_id = (select min(prospect_id) from enrollment
     where workspace_id = $1) where workspace_id = $1`,
  ],
  ['one message into the outbox', `delete from message where workspace_id = $1 and node_id = 'guide'`],
  [
    'A message is there once',
    `insert into message (workspace_id, born_at, kind, enrollment_id, visit, effect, due_at)
     select workspace_id, born_at + interval '1 microsecond', 'system', enrollment_id, visit, effect, due_at from message
     where workspace_id = $1 and kind = 'system'`,
  ],
  [
    'same variant',
    `update message set prospect_id = (select min(prospect_id) from message where workspace_id = $1)
     where workspace_id = $1 and node_id = 'guide'`,
  ],
  ['in the mailbox once', `delete from mail where workspace_id = $1`],
  ['in the mailbox once', `update message set sent_at = sent_at + interval '1 day' where workspace_id = $1`],
  ['was sent, and nothing else', `update message set state = 'pending' where workspace_id = $1`],
  ['not in the mailbox', `update message set state = 'blocked' where workspace_id = $1`],
  ['made one lead', `delete from lead where workspace_id = $1`],
])('notices when not: %s', async (sentence, sql) => {
  const world = await makeWorld(db.pool)
  const people = await world.people(12)
  await world.join(people)
  await world.download(people.slice(0, 6))
  await world.forward(30 * DAY)
  await world.run()
  expect(await reconcile(db.pool, world.workspaceId)).toEqual([])
  await db.pool.query(sql, [world.workspaceId])
  expect((await reconcile(db.pool, world.workspaceId)).join('\n')).toContain(sentence)
})
