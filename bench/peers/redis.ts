import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface BenchRedis {
  readonly port: number
  readonly pid: number
  readonly version: string
  close(): Promise<void>
}

/** A Redis of its own that keeps what it is told (appendonly, everysec); null where no redis-server is installed. */
export async function openRedis(): Promise<BenchRedis | null> {
  const version = await versionOf()
  if (version === null) return null
  const folder = mkdtempSync(path.join(os.tmpdir(), 'polku-bench-redis-'))
  const port = await freePort()
  const words = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
  ]
  const child = spawn('redis-server', words, { stdio: 'ignore' })
  while (!(await answers(port))) {
    if (child.exitCode !== null) return null
    await pause(50)
  }
  return { port, pid: child.pid as number, version, close: () => stop(child, folder) }
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    child.kill()
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
}

function versionOf(): Promise<string | null> {
  return new Promise((resolve) => {
    let said = ''
    const child = spawn('redis-server', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.once('error', () => resolve(null))
    child.once('close', () => resolve(said.match(/v=([\d.]+)/)?.[1] ?? null))
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
