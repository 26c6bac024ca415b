import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { StartUpFailure } from '../startUp/startUpFailure.ts'
import { type Account, postgresAccount } from './account.ts'
import { postgresBinaries } from './binaries.ts'
import { stopOrphan } from './orphan.ts'

export interface EmbeddedPostgres {
  /** Of the superuser "polku", database "postgres". */
  url: string
  pid: number
  /** Ends every session and stops; resolves when the process is gone. */
  stop(): Promise<void>
  /** Called when Postgres ends although nobody asked it to, with the last lines of its log. */
  onLoss(listener: (log: string) => void): void
}

export interface EmbeddedOptions {
  /** false trades safety against a crash for speed: tests only. */
  durable?: boolean
}

/**
 * Starts the Postgres that npm installed on a cluster of its own, made on first use.
 *
 * P1. It listens on a free loopback port only, and asks for a password (SCRAM) that stands in a file of mode 0600.
 * P2. It never outlives this process: a watchdog stops it even when this process is killed.
 * P3. Whatever an earlier, killed run left behind is stopped or cleared away first.
 *
 * @param cluster an absolute path; its parent must be reachable for the account (dataFolder.ts sees to that)
 */
export async function startEmbedded(
  cluster: string,
  { durable = true }: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const account = postgresAccount()
  const { folder: binaries, version } = postgresBinaries(account, path.dirname(cluster))
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) await makeCluster(cluster, binaries, account)
  refuseOtherMajor(cluster, version)
  await stopOrphan(cluster)
  const { child, port, log } = await launch(cluster, binaries, account, durable)
  const password = readFileSync(path.join(cluster, PASSWORD_FILE), 'utf8').trim()
  return supervise(child, `postgresql://polku:${password}@127.0.0.1:${port}/postgres`, log)
}

const PASSWORD_FILE = 'polku.password'

/** Built beside its place and moved there whole, so that an interrupted first start leaves nothing half made. */
async function makeCluster(cluster: string, binaries: string, account: Account): Promise<void> {
  const half = `${cluster}.half`
  const password = `${cluster}.password`
  rmSync(half, { recursive: true, force: true })
  rmSync(password, { force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  own(half, account)
  own(password, account)
  await promisify(execFile)(
    path.join(binaries, 'bin/initdb'),
    [
      `--pgdata=${half}`,
      '--username=polku',
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      '--no-sync',
    ],
    environment(account),
  )
  renameSync(password, path.join(half, PASSWORD_FILE))
  renameSync(half, cluster)
}

interface Launched {
  child: ChildProcess
  port: number
  log: () => string
}

/** Tries again while the children of a killed postmaster still let go, or when the free port was taken meanwhile. */
async function launch(cluster: string, binaries: string, account: Account, durable: boolean): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const child = spawn(
      path.join(binaries, 'bin/postgres'),
      ['-D', cluster, '-p', String(port), ...settings(durable).flatMap((setting) => ['-c', setting])],
      { ...environment(account), stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    )
    if (child.pid) guard(child, account)
    let log = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-8000)
    })
    if (await isReady(child, () => log)) return { child, port, log: () => log }
    const passing = /still in use|lock file .* already exists|Address already in use/.test(log)
    if (!passing || attempt === 40) throw launchFailure(cluster, log)
    await pause(250)
  }
}

function settings(durable: boolean): string[] {
  const always = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'timezone=UTC',
    'lc_messages=C',
    'jit=off',
  ]
  return durable ? always : [...always, 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']
}

/** False when the process ended instead. */
function isReady(child: ChildProcess, log: () => string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', () => {
      if (log().includes('ready to accept connections')) resolve(true)
    })
    child.once('error', reject)
    child.once('close', () => resolve(false))
  })
}

/** Holds a pipe from this process. When this process ends, in whatever way, the pipe closes and Postgres is stopped. */
function guard(child: ChildProcess, account: Account): void {
  const watchdog = spawn('/bin/sh', ['-c', 'read _; kill -INT "$0" 2>/dev/null', String(child.pid)], {
    ...environment(account),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watchdog.unref()
  watchdog.stdin?.on('error', () => undefined)
  child.once('exit', () => watchdog.kill('SIGKILL'))
}

function supervise(child: ChildProcess, url: string, log: () => string): EmbeddedPostgres {
  let asked = false
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    url,
    pid: child.pid as number,
    stop() {
      asked = true
      child.kill('SIGINT')
      return gone
    },
    onLoss(listener) {
      void gone.then(() => {
        if (!asked) listener(log())
      })
    },
  }
}

function refuseOtherMajor(cluster: string, version: string): void {
  const made = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  const runs = version.split('.')[0]
  if (made !== runs)
    throw new StartUpFailure(
      `The database in ${cluster} was made by Postgres ${made}, and this version of Polku brings Postgres ${runs}. Export it with the Polku that made it (pg_dump), then import it into an empty DATA_DIR.`,
    )
}

function launchFailure(cluster: string, log: string): Error {
  if (/No space left on device/.test(log))
    return new StartUpFailure(`The disk that holds ${cluster} is full; make room, then start again.`)
  const reason = log.split('\n').findLast((line) => /FATAL|PANIC/.test(line)) ?? log.trim().split('\n').at(-1)
  return new StartUpFailure(`Postgres did not start on ${cluster}. It says: ${reason}`)
}

function environment(account: Account) {
  return { ...account, cwd: '/', env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }
}

function own(file: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
