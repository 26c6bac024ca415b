import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Examination, examine, isHealthy } from '#engine/doctor/examine.ts'
import type { InvariantId } from '#engine/doctor/invariants.ts'
import { printChart } from '#engine/doctor/printChart.ts'
import { readSinkLog } from '#engine/doctor/SinkLog.ts'
import { addressHash } from '#engine/intake/addressHash.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { DAY, makeWorld, signingKey, type World } from '#tests/worker/world.ts'

// A world that has been lived in: 40 people, half of them to the end by one way and half by the other, 5 just begun, and
// mail of all kinds. Then one thing is broken by hand, and the doctor must say which.

let db: TestDatabase
let scratch: string
beforeAll(async () => {
  db = await freshDatabase()
  scratch = mkdtempSync(path.join(os.tmpdir(), 'polku-doctor-'))
  await db.pool.query(`insert into setting (name, value) values ('signingKey', $1)`, [JSON.stringify(signingKey)])
})
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true })
  await db.drop()
})

async function livedIn({ sandbox = true } = {}): Promise<World> {
  const world = await makeWorld(db.pool, { sandbox })
  await db.pool.query(
    `insert into audit (workspace_id, actor, action, subject, details)
     values ($1, 'user:olli', 'program.publish', 'program ' || $2, '{"version":1}')`,
    [world.workspaceId, world.programId],
  )
  const people = await world.people(40)
  await world.join(people)
  await world.run()
  await world.download(people.slice(0, 20))
  if (sandbox) await world.forward(30 * DAY)
  await world.run()
  await world.join(await world.people(5))
  await world.run()
  return world
}

const look = (world: World, more: Parameters<typeof examine>[1] = {}) =>
  examine(db.pool, { workspaceId: world.workspaceId, batch: 7, ...more })

const wrongIn = ({ findings }: Examination): InvariantId[] =>
  findings.filter(({ wrong, unfinished }) => wrong > 0 || unfinished !== null).map(({ id }) => id)

const examplesOf = ({ findings }: Examination, id: InvariantId): string =>
  findings.find((finding) => finding.id === id)?.examples.join('\n') ?? ''

test('a workspace in order is found in order, and everything was looked at', async () => {
  const world = await livedIn()
  const examination = await look(world)
  expect(examination.findings.flatMap(({ examples, unfinished }) => [...examples, unfinished ?? ''])).toEqual(
    Array(10).fill(''),
  )
  expect(isHealthy(examination)).toBe(true)
  const checked = Object.fromEntries(examination.findings.map((finding) => [finding.id, finding.checked]))
  expect(checked).toMatchObject({ I2: 45, I10: 1 })
  for (const id of ['I1', 'I3', 'I4', 'I5', 'I6', 'I9'] as const) expect(checked[id], id).toBeGreaterThan(10)
})

test('a workspace on real time is found in order, and its waking was measured', async () => {
  const world = await livedIn({ sandbox: false })
  const examination = await look(world)
  expect(wrongIn(examination)).toEqual([])
  expect(examination.findings.find(({ id }) => id === 'I7')).toMatchObject({ checked: 45, wrong: 0 })
})

// Each line breaks one thing by hand; its words stand in what is said.
const broken: readonly (readonly [InvariantId, string, string])[] = [
  [
    'I1',
    '2 messages',
    `insert into message (workspace_id, born_at, kind, enrollment_id, visit, effect, due_at)
     select workspace_id, born_at + interval '1 microsecond', kind, enrollment_id, visit, effect, due_at from message
     where workspace_id = $1 and node_id = 'blog' limit 1`,
  ],
  ['I1', 'one copy all the same', `update message set state = 'blocked' where workspace_id = $1 and node_id = 'blog'`],
  ['I2', 'waits, and has an end', `update enrollment set outcome = 'x' where workspace_id = $1 and status = 'waiting'`],
  [
    'I2',
    'without a time to wake',
    `update enrollment set due_at = 'infinity' where workspace_id = $1 and status = 'waiting'`,
  ],
  [
    'I2',
    'without a time or a reason',
    `update enrollment set outcome = null where workspace_id = $1 and status = 'ended'`,
  ],
  ['I2', 'gap in its visits', `delete from step where workspace_id = $1 and node_id = 'guide'`],
  ['I2', 'recorded up to', `update enrollment set visit = visit + 1 where workspace_id = $1 and status = 'ended'`],
  ['I2', 'is not there', `delete from enrollment where workspace_id = $1 and status = 'ended'`],
  ['I2', 'not in version', `update enrollment set node_id = 'nowhere' where workspace_id = $1 and status = 'waiting'`],
  ['I3', 'wait or have gone', `update tally set n = n + 1 where workspace_id = $1 and measure = 'entered'`],
  [
    'I3',
    'the counter says',
    `update tally set outlet = 'no' where workspace_id = $1 and outlet = 'then' and node_id = 'blog'`,
  ],
  [
    'I4',
    'consent was withdrawn',
    `insert into consent (workspace_id, prospect_id, state, basis, source, at, recorded_at)
     select workspace_id, prospect_id, 'withdrawn', '', 'test', now(), claimed_at - interval '1 minute' from message
     where workspace_id = $1 and node_id = 'blog' limit 1`,
  ],
  ['I5', 'led to', `update step set outlet = 'yes' where workspace_id = $1 and node_id = 'branch' and outlet = 'no'`],
  ['I5', 'is no entry', `update step set node_id = 'wait1' where workspace_id = $1 and visit = 0`],
  ['I5', 'led to', `update step set outlet = '~goal' where workspace_id = $1 and node_id = 'branch'`],
  [
    'I6',
    'has a visit twice',
    `insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at, recorded_at)
     select workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at,
       recorded_at + interval '1 microsecond' from step where workspace_id = $1 and node_id = 'blog' limit 1`,
  ],
  ['I6', 'no such exit', `update step set outlet = 'sideways' where workspace_id = $1 and node_id = 'branch'`],
  ['I6', 'ended, and went on', `update step set outlet = '' where workspace_id = $1 and node_id = 'blog'`],
  [
    'I8',
    'not marked in doubt',
    `update message set state = 'dot', lease_until = now() - interval '5 minutes' where workspace_id = $1 and node_id = 'video'`,
  ],
  [
    'I8',
    'nobody else has taken it',
    `update message set state = 'claimed', lease_until = now() - interval '1 hour' where workspace_id = $1 and node_id = 'video'`,
  ],
  [
    'I8',
    'without a reason',
    `update message set state = 'inDoubt', failure = null where workspace_id = $1 and node_id = 'video'`,
  ],
  [
    'I9',
    'two variants',
    `update message set variant_id = 'b', enrollment_id = e.enrollment_id, prospect_id = e.prospect_id, visit = 90 from (
       select * from message where workspace_id = $1 and node_id = 'guide' and variant_id = 'a' limit 1) e
     where message.workspace_id = $1 and message.node_id = 'guide' and message.variant_id = 'b'
       and message.id = (select min(id) from message where workspace_id = $1 and node_id = 'guide' and variant_id = 'b')`,
  ],
  ['I9', 'sigma from its weight', `update message set variant_id = 'a' where workspace_id = $1 and node_id = 'guide'`],
  [
    'I9',
    'has no weight',
    `update message set variant_id = 'c' where workspace_id = $1 and node_id = 'guide' and variant_id = 'a'`,
  ],
  ['I10', 'a published version', `delete from audit where workspace_id = $1`],
  [
    'I10',
    '2 rows program.publish',
    `insert into audit (workspace_id, recorded_at, actor, action, subject, details)
     select workspace_id, recorded_at + interval '1 second', actor, action, subject, details from audit where workspace_id = $1`,
  ],
  [
    'I10',
    'people who were moved',
    `insert into migration (workspace_id, program_id, to_version, plan) select $1, id, 1, '{}' from program where workspace_id = $1`,
  ],
  ['I10', 'the log knows of 0', `update step set outlet = '~again' where workspace_id = $1 and node_id = 'done'`],
  ['I10', 'sending.pause', `update workspace set sending_paused_at = now() where workspace_id = $1`],
  ['I10', 'program.archive', `update program set archived_at = now() where workspace_id = $1`],
]

describe('what is broken by hand is found', () => {
  test.each(broken)('%s: %s', async (id, words, sql) => {
    const world = await livedIn()
    await db.pool.query(sql, [world.workspaceId])
    const examination = await look(world)
    expect(wrongIn(examination)).toContain(id)
    expect(examplesOf(examination, id)).toContain(words)
    expect(isHealthy(examination)).toBe(false)
  })

  test('I4: mail to an address that had been suppressed', async () => {
    const world = await livedIn()
    const email = await db.pool.query<{ to_email: string }>(
      `select to_email from message where workspace_id = $1 and node_id = 'video' limit 1`,
      [world.workspaceId],
    )
    const hash = addressHash(email.rows[0]?.to_email ?? '', signingKey)
    const suppressed = (recorded: string) =>
      db.pool.query(
        `insert into suppression (workspace_id, address_hash, reason, at, recorded_at)
         values ($1, $2, 'unsubscribe', now(), ${recorded}) on conflict (workspace_id, address_hash)
         do update set recorded_at = excluded.recorded_at`,
        [world.workspaceId, hash],
      )
    // Said after the mail went out: all is well.
    await suppressed('now()')
    expect(wrongIn(await look(world))).toEqual([])
    await suppressed(`now() - interval '1 hour'`)
    expect(examplesOf(await look(world), 'I4')).toContain('the address was suppressed')
  })

  test('I7: people who wait longer than their program says, unless they were paused', async () => {
    const world = await livedIn({ sandbox: false })
    await db.pool.query(
      `update enrollment set due_at = due_at - interval '6 days', arrived_at = arrived_at - interval '6 days'
       where workspace_id = $1`,
      [world.workspaceId],
    )
    const late = await look(world)
    expect(wrongIn(late)).toEqual(['I7'])
    expect(examplesOf(late, 'I7')).toMatch(/enrollment \d+, still waiting: \d+\.\d s late, 20/)
    await db.pool.query(`update program set status = 'paused' where workspace_id = $1`, [world.workspaceId])
    await db.pool.query(
      `insert into audit (workspace_id, actor, action, subject) values ($1, 'user:olli', 'program.setStatus', 'program ' || $2)`,
      [world.workspaceId, world.programId],
    )
    expect(wrongIn(await look(world))).toEqual([])
  })
})

test('the log of a mail server is held against the outbox: nothing twice, nothing lost', async () => {
  const world = await livedIn()
  // As if SMTP had taken all of it.
  await db.pool.query('delete from mail where workspace_id = $1', [world.workspaceId])
  const { rows } = await db.pool.query<{ message_id: string }>(
    'select message_id from message where workspace_id = $1 and message_id is not null',
    [world.workspaceId],
  )
  const lines = rows.map(({ message_id }) => JSON.stringify({ messageId: message_id, taken: true }))
  const read = async (content: readonly string[]) => {
    const file = path.join(scratch, 'sink.jsonl')
    writeFileSync(file, content.join('\n'))
    return look(world, { sink: await readSinkLog(file) })
  }
  expect(wrongIn(await read(lines))).toEqual([])
  expect(examplesOf(await read([...lines, lines[3] as string]), 'I1')).toContain('2 copies')
  expect(examplesOf(await read(lines.slice(1)), 'I1')).toContain('no copy anywhere')
  // A copy that was refused is none.
  const refused = JSON.stringify({ messageId: rows[3]?.message_id, taken: false })
  expect(wrongIn(await read([...lines, refused]))).toEqual([])
  await db.pool.query(
    `update message set state = 'inDoubt', failure = 'senderStopped' where workspace_id = $1 and node_id = 'video'`,
    [world.workspaceId],
  )
  const doubtful = await read(lines)
  expect(printChart(doubtful)).toMatch(/20 in doubt: messages \d+.*\n.*20 of them had been delivered/)
  await expect(read(['{"messageId":1}'])).rejects.toThrow('Line 1 of the mail server’s log')
})

test('it changes nothing, and says so when it could not finish', async () => {
  const world = await livedIn()
  // Whatever it does by this pool, Postgres lets nothing be written.
  const careful = new pg.Pool({ connectionString: db.url, options: '-c default_transaction_read_only=on' })
  expect(isHealthy(await examine(careful, { workspaceId: world.workspaceId }))).toBe(true)
  await expect(careful.query('delete from tally')).rejects.toThrow('read-only')
  await careful.end()
  await db.pool.query('alter table tally rename to tally_away')
  const lame = await look(world)
  await db.pool.query('alter table tally_away rename to tally')
  expect(wrongIn(lame)).toEqual(['I2', 'I3', 'I5', 'I6'])
  expect(printChart(lame)).toContain('Could not be looked at to the end')
  expect(isHealthy(lame)).toBe(false)
})
