import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ensurePartitions } from '#server/database/partitions.ts'
import { retireMonths } from '#server/database/retireMonths.ts'
import { readEnv } from '#server/env.ts'
import { findAddressee } from '#server/public/findSender.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addProspects, addWorkspace, one } from '#tests/worker/ground.ts'

// Old months are made, not waited for: n months ago is n months before the current one.

const tables = ['audit', 'event', 'message', 'score_change', 'step', 'webhook_call'] as const
type Table = (typeof tables)[number]

let db: TestDatabase
let workspaceId: number
let prospectId: number
const databases: TestDatabase[] = []
beforeEach(async () => {
  db = await freshDatabase()
  databases.push(db)
  workspaceId = await addWorkspace(db.pool, { sandbox: false })
  prospectId = (await addProspects(db.pool, workspaceId, 1))[0] as number
})
afterAll(() => Promise.all(databases.map((one) => one.drop())))

const monthSql = (ago: number) => `(date_trunc('month', now() at time zone 'UTC') - interval '${ago} months')`
/** In the middle of it. */
const momentSql = (ago: number) => `((${monthSql(ago)} + interval '14 days') at time zone 'UTC')`

async function makeMonths(...agos: number[]): Promise<void> {
  for (const ago of agos)
    for (const table of tables)
      await db.pool.query(
        `do $$ begin execute format('create table %I partition of ${table} for values from (%L) to (%L)',
           '${table}_' || to_char(${monthSql(ago)}, 'YYYY_MM'),
           ${monthSql(ago)}::text || '+00', (${monthSql(ago)} + interval '1 month')::text || '+00'); end $$`,
      )
}

/** How many months ago each remaining month of a table was, the oldest first; those to come are left out. */
async function left(table: Table): Promise<number[]> {
  const { rows } = await db.pool.query<{ ago: number }>(
    `select (extract(year from a) * 12 + extract(month from a))::int as ago from (
       select age(date_trunc('month', now() at time zone 'UTC'), to_date(right(inhrelid::regclass::text, 7), 'YYYY_MM')) as a
       from pg_inherits where inhparent = $1::regclass
     ) m order by 1 desc`,
    [table],
  )
  return rows.map(({ ago }) => ago).filter((ago) => ago >= 0)
}

function enroll(bornAgo: number, status: 'waiting' | 'ended' | 'failed', key = ''): Promise<number> {
  return one(
    db.pool,
    `insert into enrollment (workspace_id, program_id, version, prospect_id, entry_key, status, node_id, entered_at,
       arrived_at, due_at, born_at)
     values ($1, 1, 1, $2, $3, $4, 'wait', now(), now(), now() + interval '1 year', ${momentSql(bornAgo)}) returning id`,
    [workspaceId, prospectId, key, status],
  )
}

let mails = 0

function mail(bornAgo: number, state: string): Promise<number> {
  return one(
    db.pool,
    `insert into message (workspace_id, born_at, kind, enrollment_id, prospect_id, state, due_at, to_email)
     values ($1, ${momentSql(bornAgo)}, 'marketing', $4, $2, $3::message_state, now(), 'maria@varis.example') returning id`,
    [workspaceId, prospectId, state, ++mails],
  )
}

describe('months that are past keeping', () => {
  test('are dropped, table by table, and the others stay', async () => {
    await makeMonths(3, 4, 5, 30)
    const dropped = await retireMonths(db.pool, 4)
    expect(dropped).toHaveLength(tables.length * 2)
    for (const table of tables) expect(await left(table)).toEqual([4, 3, 0])
    expect(await retireMonths(db.pool, 4)).toEqual([])
  })

  test('are never fewer than three, whatever is asked for', async () => {
    await makeMonths(3, 4)
    await retireMonths(db.pool, 0)
    expect(await left('step')).toEqual([3, 0])
  })

  test('stay where somebody inside still needs them', async () => {
    await makeMonths(20, 21, 22, 23)
    await enroll(21, 'waiting')
    await enroll(23, 'ended', '1')
    await retireMonths(db.pool, 6)
    // Their mail lies in the month in which they were born, their steps and events in the months since.
    for (const table of ['message', 'webhook_call'] as const) expect(await left(table)).toEqual([21, 0])
    for (const table of ['step', 'event', 'score_change'] as const) expect(await left(table)).toEqual([21, 20, 0])
    expect(await left('audit')).toEqual([0])
  })

  test('stay for somebody who failed and may be tried again', async () => {
    await makeMonths(20)
    await enroll(20, 'failed')
    await retireMonths(db.pool, 6)
    expect(await left('message')).toEqual([20, 0])
    expect(await left('step')).toEqual([20, 0])
  })

  test.each(['pending', 'claimed', 'dot', 'held'])('of mail stay while a mail in them is %s', async (state) => {
    await makeMonths(20, 21)
    await mail(20, state)
    await mail(21, 'sent')
    await retireMonths(db.pool, 6)
    expect(await left('message')).toEqual([20, 0])
    expect(await left('step')).toEqual([0])
  })

  test('whoever got a mail in one of them can still end all mail by its link', async () => {
    await makeMonths(20)
    const messageId = await mail(20, 'sent')
    const neverSent = await mail(20, 'blocked')
    await retireMonths(db.pool, 6)
    expect(await left('message')).toEqual([0])
    expect(await findAddressee(db.pool, { workspaceId, messageId: neverSent })).toMatchObject({ addresses: [] })
    expect(await findAddressee(db.pool, { workspaceId, messageId })).toMatchObject({
      prospectId,
      isMarketing: true,
      addresses: [expect.stringContaining('@varis.example')],
    })
  })

  test('are left for another day when their table is busy', async () => {
    await makeMonths(20)
    const busy = await db.pool.connect()
    await busy.query('begin; select 1 from step limit 1')
    try {
      const dropped = await retireMonths(db.pool, 6)
      expect(dropped).toHaveLength(tables.length - 1)
      expect(await left('step')).toEqual([20, 0])
    } finally {
      await busy.query('rollback')
      busy.release()
    }
    expect(await retireMonths(db.pool, 6)).toHaveLength(1)
  })

  test('are dropped by one server at a time', async () => {
    await makeMonths(20, 21)
    const [one, other] = await Promise.all([retireMonths(db.pool, 6), retireMonths(db.pool, 6)])
    expect([...one, ...other]).toHaveLength(tables.length * 2)
  })
})

test('months to come are made again and again without a word', async () => {
  await ensurePartitions(db.pool)
  await Promise.all([ensurePartitions(db.pool), ensurePartitions(db.pool)])
  for (const table of tables) expect(await left(table)).toEqual([0])
})

test.each(['0', '2', '1.5', 'all'])('RETENTION_MONTHS=%s is refused with a sentence', (months) => {
  expect(() => readEnv({ RETENTION_MONTHS: months })).toThrow('The setting RETENTION_MONTHS is not understood')
})

test('without RETENTION_MONTHS all is kept', () => {
  expect(readEnv({}).retentionMonths).toBeNull()
  expect(readEnv({ RETENTION_MONTHS: '24' }).retentionMonths).toBe(24)
})
