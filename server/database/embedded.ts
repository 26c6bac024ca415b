import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, environmentOf, postgresAccount } from './account.ts'
import { postgresBinaries } from './binaries.ts'
import { makeCluster, readPassword } from './makeCluster.ts'
import { stopOrphan } from './orphan.ts'
import { failureOfPostgres } from './postgresFailure.ts'

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
  const binaries = postgresBinaries(account, path.dirname(cluster))
  await makeCluster(cluster, binaries, account)
  await stopOrphan(cluster)
  const { child, port, log } = await launch(cluster, binaries.folder, account, durable)
  return supervise(child, `postgresql://polku:${readPassword(cluster)}@127.0.0.1:${port}/postgres`, log)
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
      { ...environmentOf(account), stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    )
    if (child.pid) guard(child, account)
    let log = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-8000)
    })
    if (await isReady(child, () => log)) return { child, port, log: () => log }
    const passing = /still in use|lock file .* already exists|Address already in use/.test(log)
    if (!passing || attempt === 40) throw failureOfPostgres('Postgres did not start', cluster, log)
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
    ...environmentOf(account),
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
