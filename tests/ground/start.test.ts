import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { isAlive } from '#server/database/processes.ts'
import { freePort } from '#tests/support/freePort.ts'
import { postmaster, query, type RunningPolku, type RunOptions, runPolku } from './runPolku.ts'

// Polku as its operators meet it: processes, signals, ports, disks. One start is about a second of a processor.

const isRoot = process.getuid?.() === 0
const NOBODY = 65534
const scratch = mkdtempSync(path.join(os.tmpdir(), 'polku-ground-'))

beforeAll(() => {
  chmodSync(scratch, 0o755)
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' })
}, 60_000)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Runs until it says where it is; killed at the end of the test at the latest. */
async function start(options: RunOptions): Promise<RunningPolku> {
  const polku = await runPolku(options)
  onTestFinished(async () => {
    polku.kill('SIGKILL')
    await polku.exited
  })
  await polku.started
  return polku
}

/** Hashed files are kept for a year; the page itself is asked for every time. */
async function expectPages(port: number): Promise<void> {
  const page = await fetch(`http://127.0.0.1:${port}/programs/1`, { headers: { accept: 'text/html' } })
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  const asset = /(?:src|href)="(\/assets\/[^"]+)"/.exec(await page.text())?.[1]
  const file = await fetch(`http://127.0.0.1:${port}${asset}`)
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect((await fetch(`http://127.0.0.1:${port}/assets/gone.js`)).status).toBe(404)
}

/** For starts that must fail: what was printed and the exit code. */
async function failToStart(options: RunOptions): Promise<{ code: number | null; output: string }> {
  return (await runPolku(options)).exited
}

describe('running', () => {
  const dataDir = path.join(scratch, 'story')

  test('answers, serves its pages, keeps what is written through SIGTERM and kill -9, and leaves no Postgres behind', async () => {
    const first = await start({ dataDir })
    expect((await fetch(`http://127.0.0.1:${first.port}/healthz`)).status).toBe(200)
    await expectPages(first.port)
    await query(dataDir, `insert into setting values ('proofOfStop', '1')`)
    const firstPostgres = postmaster(dataDir)
    first.kill('SIGTERM')
    expect(await first.exited).toMatchObject({ code: 0 })
    expect(isAlive(firstPostgres)).toBe(false)
    expect(existsSync(path.join(dataDir, 'database.url'))).toBe(false)

    const second = await start({ dataDir })
    await query(dataDir, `insert into setting values ('proofOfKill', '2')`)
    const secondPostgres = postmaster(dataDir)
    second.kill('SIGKILL')
    await second.exited

    const third = await start({ dataDir })
    expect(isAlive(secondPostgres)).toBe(false)
    expect(await query(dataDir, `select name from setting where name like 'proof%' order by 1`)).toEqual([
      { name: 'proofOfKill' },
      { name: 'proofOfStop' },
    ])

    // Postgres itself killed: Polku says so and ends; the next start recovers.
    process.kill(postmaster(dataDir), 'SIGKILL')
    expect(await third.exited).toMatchObject({
      code: 1,
      output: expect.stringContaining('Postgres ended unexpectedly'),
    })
    await start({ dataDir })
    expect(await query(dataDir, `select count(*)::int as n from setting where name like 'proof%'`)).toEqual([{ n: 2 }])

    const sibling = await failToStart({ dataDir })
    expect(sibling).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^Another Polku \(process \d+\) is using .*\n$/),
    })
  }, 60_000)

  test('npm start passes the signal on, once or twice, and everything stops', async () => {
    const dataDir = path.join(scratch, 'npm')
    const npm = await start({ dataDir, command: 'npm', words: ['start', '--silent'], env: { HOME: scratch } })
    const postgres = postmaster(dataDir)
    npm.kill('SIGINT')
    npm.kill('SIGINT')
    await npm.exited
    await expect.poll(() => isAlive(postgres)).toBe(false)
    expect(await canListen(npm.port)).toBe(true)
  }, 30_000)

  test.runIf(isRoot)(
    'root keeps the database where Postgres can reach it when the folder is closed to others',
    async () => {
      const closed = path.join(scratch, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      const dataDir = path.join(closed, 'data')
      const polku = await start({ dataDir })
      const cluster = readlinkSync(path.join(dataDir, 'postgres'))
      onTestFinished(() => rmSync(cluster, { recursive: true }))
      expect(cluster).toMatch(/^\/var\/lib\/polku\/data-/)
      expect(statSync('/var/lib/polku').uid).toBe(0)
      polku.kill('SIGTERM')
      expect(await polku.exited).toMatchObject({ code: 0 })
    },
    30_000,
  )

  test.runIf(isRoot && mayRead(NOBODY))(
    'a normal user needs no rights beyond a folder',
    async () => {
      const dataDir = path.join(scratch, 'user')
      mkdirSync(dataDir)
      chownSync(dataDir, NOBODY, NOBODY)
      const polku = await start({ dataDir, uid: NOBODY })
      expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(NOBODY)
      polku.kill('SIGINT')
      expect(await polku.exited).toMatchObject({ code: 0 })
    },
    30_000,
  )
})

describe('what keeps Polku from starting is one sentence and exit code 1', () => {
  test('a taken port', async () => {
    const port = await freePort()
    const taker = createServer().listen(port, '127.0.0.1')
    onTestFinished(() => void taker.close())
    expect(await failToStart({ dataDir: path.join(scratch, 'port'), env: { PORT: String(port) } })).toEqual({
      code: 1,
      output: `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start\n`,
    })
    expect(existsSync(path.join(scratch, 'port'))).toBe(false)
  })

  test('a database that cannot be reached; its password is not repeated', async () => {
    const port = await freePort()
    expect(await failToStart({ env: { DATABASE_URL: `postgresql://polku:hush@127.0.0.1:${port}/polku` } })).toEqual({
      code: 1,
      output: `Nothing answers at 127.0.0.1:${port}, where DATABASE_URL expects Postgres. Start it, or correct DATABASE_URL.\n`,
    })
  })

  test('a setting that means nothing', async () => {
    expect(await failToStart({ env: { PORT: '1e9' } })).toEqual({
      code: 1,
      output: 'The setting PORT is not understood: give a whole number from 1 to 65535.\n',
    })
  })

  test.skipIf(isRoot && !mayRead(NOBODY))('a folder that may not be written', async () => {
    const closed = path.join(scratch, 'readOnly')
    mkdirSync(closed, { mode: 0o555 })
    expect(await failToStart({ dataDir: path.join(closed, 'data'), uid: isRoot ? NOBODY : undefined })).toEqual({
      code: 1,
      output: `Polku may not write to ${closed}/data. Give this user the right to, or choose another folder: DATA_DIR=/path/to/folder npm start\n`,
    })
  })

  test('an old Node', () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.1' } })`
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, 'scripts/start.mjs'],
      { encoding: 'utf8' },
    )
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Polku needs Node 20.19 or newer; this is Node 18.19.1. Newer ones are at https://nodejs.org.\n',
    })
  })

  test('a full disk', async (context) => {
    const disk = path.join(scratch, 'disk')
    mkdirSync(disk)
    const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=755', 'tmpfs', disk]).status === 0
    context.skip(!mounted, 'needs the right to mount a small disk')
    onTestFinished(() => void spawnSync('umount', ['-l', disk]))
    expect(await failToStart({ dataDir: path.join(disk, 'data') })).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^The disk [^\n]*full[^\n]*\n$/),
    })
  }, 20_000)
})

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** Whether the account may read this checkout, and thus run it. */
function mayRead(uid: number): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -r "$0"', path.resolve('package.json')], { uid, cwd: '/' }).status === 0
}
