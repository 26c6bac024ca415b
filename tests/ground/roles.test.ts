import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { areNeighbours } from '#engine/worker/roles/areNeighbours.ts'
import { version } from '#engine/worker/roles/version.ts'
import { whyNotBeside, whyNotOn } from '#engine/worker/roles/whyNotStart.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { SmtpSink } from '#tests/worker/SmtpSink.ts'
import { makeWorld } from '#tests/worker/world.ts'
import { query, type RunningPolku, runPolku } from './runPolku.ts'

// Polku as several processes on one database, and as a copy of itself.

const scratch = mkdtempSync(path.join(os.tmpdir(), 'polku-roles-'))
beforeAll(() => {
  execFileSync('chmod', ['755', scratch])
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' })
}, 150_000)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** What npm run worker and npm run sender start, built. */
function runRole(role: 'worker' | 'sender', env: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/engine/worker/main.js', role], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  return { output: () => output, exited, kill: (signal: NodeJS.Signals) => child.kill(signal) }
}

async function startPolku(options: Parameters<typeof runPolku>[0]): Promise<RunningPolku> {
  const polku = await runPolku(options)
  onTestFinished(async () => {
    polku.kill('SIGKILL')
    await polku.exited
  })
  await polku.started
  return polku
}

describe('web, workers and senders on one database', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await freshDatabase()
  })
  afterAll(() => db.drop())
  const roles = async () => {
    const { rows } = await db.pool.query<{ role: string; version: string; host: string }>(
      'select role, version, host from process order by role',
    )
    return rows
  }

  test('each does its part, says that it is there, and leaves when it is asked to', async () => {
    const sink = new SmtpSink()
    const env = { DATABASE_URL: db.url, SMTP_URL: await sink.listen(), LOG_LEVEL: 'info' }
    onTestFinished(() => sink.close())
    const web = await startPolku({
      dataDir: path.join(scratch, 'web'),
      env: { ...env, WORKER: 'on' },
      words: ['scripts/start.mjs', 'web'],
    })
    expect((await fetch(`http://127.0.0.1:${web.port}/readyz`)).status).toBe(200)
    const world = await makeWorld(db.pool, { sandbox: false })
    await world.join(await world.people(30))
    const counts = () =>
      Promise.all([
        world.count('from message where workspace_id = $1'),
        world.count(`from message where workspace_id = $1 and state = 'sent'`),
      ])

    const sender = runRole('sender', env)
    await vi.waitUntil(async () => (await roles()).length === 2, { timeout: 50_000 })
    expect(await counts()).toEqual([0, 0])
    const worker = runRole('worker', env)
    await vi.waitUntil(async () => (await counts())[1] === 30, { timeout: 50_000 })
    expect(sink.taken).toHaveLength(30)
    expect(await roles()).toEqual(['sender', 'web', 'worker'].map((role) => ({ role, version, host: os.hostname() })))

    for (const process of [worker, sender]) process.kill('SIGTERM')
    expect(await Promise.all([worker.exited, sender.exited])).toEqual([0, 0])
    expect((await roles()).map(({ role }) => role)).toEqual(['web'])
    web.kill('SIGTERM')
    expect(await web.exited).toMatchObject({ code: 0 })
    expect(await roles()).toEqual([])
    expect(await world.count(`from message where workspace_id = $1 and state <> 'sent'`)).toBe(0)
  }, 150_000)

  test('a worker that runs goes on when the next version adds to the tables, beside workers of that version', async () => {
    const env = { DATABASE_URL: db.url, LOG_LEVEL: 'info' }
    const [worker, sender] = [runRole('worker', env), runRole('sender', env)]
    const world = await makeWorld(db.pool, { sandbox: true })
    await world.join(await world.people(50))
    const sent = () => world.count(`from message where workspace_id = $1 and state = 'sent'`)
    await vi.waitUntil(async () => (await sent()) === 50, { timeout: 50_000 })

    // What the next version would do: more columns, an index, a table, and its record. All statements are prepared by now.
    for (const table of [
      'enrollment',
      'step',
      'message',
      'prospect',
      'workspace',
      'program',
      'event',
      'signal',
      'setting',
    ])
      await db.pool.query(
        `alter table ${table} add column later_text text not null default 'x', add column later_at timestamptz`,
      )
    await db.pool.query('create table later_table (workspace_id int not null, id int not null)')
    await db.pool.query('create index later_index on enrollment (workspace_id, later_at)')
    await db.pool.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('l', 'c', '29990101000000_later', now())`,
    )
    const refused = runRole('worker', env)
    expect(await refused.exited).toBe(1)
    expect(refused.output()).toMatch(
      /^This database is newer than this version of Polku: it holds the migration 29990101000000_later[^\n]*\n$/,
    )

    await world.join(await world.people(50))
    await db.pool.query(`select pg_notify('polku_work', '0')`)
    await vi.waitUntil(async () => (await sent()) === 100, { timeout: 50_000 })
    await world.forward(20 * 86_400_000)
    await vi.waitUntil(
      async () => (await world.count(`from enrollment where workspace_id = $1 and status = 'waiting'`)) === 0,
      { timeout: 50_000 },
    )
    for (const process of [worker, sender]) process.kill('SIGTERM')
    expect(await Promise.all([worker.exited, sender.exited])).toEqual([0, 0])
    for (const process of [worker, sender]) expect(process.output()).not.toMatch(/"level":(50|60)/)
  }, 150_000)
})

describe('what a process of this version must not work on', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await freshDatabase()
  })
  afterAll(() => db.drop())

  test('is a database that is older or newer than it knows', async () => {
    expect(await whyNotOn(db.pool)).toBeNull()
    await db.pool.query(
      `update _prisma_migrations set migration_name = 'x' where migration_name = '20261121000000_first'`,
    )
    expect(await whyNotOn(db.pool)).toContain('newer than this version of Polku: it holds the migration x')
    await db.pool.query(`delete from _prisma_migrations where migration_name = 'x'`)
    expect(await whyNotOn(db.pool)).toContain(
      'older than this version of Polku: it lacks the migration 20261121000000_first',
    )
  })

  test('is a database that nobody has made yet', async () => {
    const client = new pg.Client({ connectionString: db.url })
    await client.connect()
    await client.query('create schema empty; set search_path to empty')
    await expect(whyNotOn(client)).rejects.toMatchObject({ code: '42P01' })
    expect(await whyNotBeside(client)).toBeNull()
    await client.end()
  })

  test('is one that processes of a far version work on; whoever has not been heard of is gone', async () => {
    const there = (other: string, ago: string) =>
      db.pool.query(
        `insert into process (id, role, version, host, heartbeat_at) values ('p', 'worker', $1, 'esko', now() - $2::interval)
         on conflict (id) do update set version = excluded.version, heartbeat_at = excluded.heartbeat_at`,
        [other, ago],
      )
    await there('9.4.0', '10 seconds')
    expect(await whyNotBeside(db.pool)).toMatch(/^A process of Polku 9\.4\.0 \(worker on esko\) works on this database/)
    await there('9.4.0', '60 seconds')
    expect(await whyNotBeside(db.pool)).toBeNull()
    await there(version.replace(/\d+$/, '99'), '1 second')
    expect(await whyNotBeside(db.pool)).toBeNull()
  })

  test.each([
    ['1.4.2', '1.4.9', true],
    ['1.4.2', '1.5.0', true],
    ['1.5.0', '1.4.2', true],
    ['1.4.2', '1.6.0', false],
    ['1.9.0', '2.0.0', false],
    ['0.1.0', '0.2.0', true],
    ['1.4.2', 'nonsense', false],
  ])('%s beside %s: %s', (one, other, may) => expect(areNeighbours(one, other)).toBe(may))
})

describe('a copy of an installation', () => {
  const sending = (dataDir: string, ...words: string[]) =>
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/sending.ts', ...words], {
      env: { PATH: process.env.PATH, DATA_DIR: dataDir },
      encoding: 'utf8',
    })
  const stop = async (polku: RunningPolku) => {
    polku.kill('SIGTERM')
    await polku.exited
  }

  test('starts in safe mode until it is confirmed; the original, restarted, never does', async () => {
    const [dataDir, copy] = [path.join(scratch, 'original'), path.join(scratch, 'copy')]
    const first = await startPolku({ dataDir })
    expect(first.output()).not.toContain('Safe mode')
    await query(dataDir, `insert into workspace (name) values ('Smart Rekry Oy')`)
    await stop(first)
    execFileSync('cp', ['-aL', dataDir, copy])

    const restarted = await startPolku({ dataDir })
    expect(restarted.output()).not.toContain('Safe mode')
    await stop(restarted)

    const copied = await startPolku({ dataDir: copy })
    expect(copied.output()).toContain(
      'Safe mode: the folder of the database was copied or restored. Nothing is sent until',
    )
    await stop(copied)
    expect(sending(copy)).toMatch(/^Safe mode since .* \(movedFolder\): nothing is sent\./)
    expect(sending(copy, 'confirm')).toBe('Sending is on.\n')
    const confirmed = await startPolku({ dataDir: copy })
    expect(confirmed.output()).not.toContain('Safe mode')
    expect(await query(copy, `select actor, action from audit`)).toEqual([
      { actor: 'operator', action: 'sending.confirm' },
    ])
  }, 150_000)

  test('is also a backup that was put back into the same place, and a database that was restored elsewhere', async () => {
    const db = await freshDatabase()
    const other = await freshDatabase()
    onTestFinished(async () => {
      await db.drop()
      await other.drop()
    })
    const dataDir = path.join(scratch, 'external')
    const start = (url: string) => startPolku({ dataDir, env: { DATABASE_URL: url } })
    await stop(await start(db.url))
    await db.pool.query(`insert into workspace (name) values ('Smart Rekry Oy')`)
    const { rows } = await db.pool.query(`select value from setting where name = 'installation'`)

    // A dump of yesterday in the same database.
    const yesterday = JSON.stringify(new Date(Date.now() - 86_400_000))
    await db.pool.query(
      `update setting set value = jsonb_set(value, '{lastSeen}', $1::jsonb) where name = 'installation'`,
      [yesterday],
    )
    const rolledBack = await start(db.url)
    expect(rolledBack.output()).toContain('Safe mode: the database is older than this machine remembers')
    await stop(rolledBack)

    // The same rows in another database.
    await other.pool.query(`insert into setting values ('installation', $1)`, [JSON.stringify(rows[0]?.value)])
    await other.pool.query(`insert into workspace (name) values ('Smart Rekry Oy')`)
    const sender = runRole('sender', { DATABASE_URL: other.url, LOG_LEVEL: 'info' })
    await vi.waitUntil(() => sender.output().includes('may be a copy'), { timeout: 50_000 })
    sender.kill('SIGTERM')
    await sender.exited
    const moved = await start(other.url)
    expect(moved.output()).toContain('Safe mode: this data comes from another database')
    await stop(moved)
  }, 150_000)

  test('of nothing but sandboxes has nothing to send, and says nothing', async () => {
    const [dataDir, copy] = [path.join(scratch, 'sandbox'), path.join(scratch, 'sandboxCopy')]
    await stop(await startPolku({ dataDir }))
    execFileSync('cp', ['-aL', dataDir, copy])
    const copied = await startPolku({ dataDir: copy })
    expect(copied.output()).not.toContain('Safe mode')
    await stop(copied)
  }, 150_000)
})
