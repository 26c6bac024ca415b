import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { notifyWork } from '../../workflow-engine/intake/notifyWork.ts'
import { processSeconds } from '../gauge.ts'
import type { ManyReports, Watch } from '../processes.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

interface Order {
  readonly url: string
  readonly workspaceId: number
  readonly count: number
  readonly until: (client: pg.Client) => Promise<void>
  readonly watch: Watch
}

/**
 * Lets workers work as `npm run worker` starts them, with their default settings: they are started while the programs are
 * paused and have nothing to do; time runs from the moment in which the programs go on.
 */
export async function runBuiltWorkers({ url, workspaceId, count, until, watch }: Order): Promise<ManyReports> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`update program set status = 'paused' where workspace_id = $1`, [workspaceId])
  const workers = Array.from({ length: count }, () => start(url))
  try {
    await Promise.all(workers.map(isRunning))
    const before = workers.map(({ pid }) => processSeconds(pid as number))
    watch.begin()
    const begun = performance.now()
    await client.query(`update program set status = 'running' where workspace_id = $1`, [workspaceId])
    await notifyWork(client, workspaceId)
    await until(client)
    const seconds = (performance.now() - begun) / 1000
    watch.end()
    const reports = workers.map(({ pid }, n) => ({
      cpuSeconds: processSeconds(pid as number) - (before[n] as number),
      rssMb: peakMb(pid as number),
    }))
    return { seconds, reports }
  } finally {
    await Promise.all(workers.map(stop))
    await client.end()
  }
}

let isBuilt = false

function start(url: string): ChildProcess {
  if (!isBuilt)
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', 'worker'], { cwd: ROOT, stdio: 'inherit' })
  isBuilt = true
  return spawn(process.execPath, [...flagsOf('worker'), 'dist/engine/worker/main.js', 'worker'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: url, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** What package.json gives to node. */
function flagsOf(script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  return (
    scripts[script]
      ?.split('exec node ')[1]
      ?.split(' ')
      .filter((word) => word.startsWith('--')) ?? []
  )
}

/** @throws when it ends instead */
function isRunning(worker: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    worker.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('The worker is running.')) resolve()
    })
    worker.once('exit', () => reject(new Error(`A worker ended by itself. It said: ${said}`)))
  })
}

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) return
  const exited = once(worker, 'exit')
  worker.kill('SIGTERM')
  await exited
}

/** The most memory that a process has held; 0 where that cannot be read. */
function peakMb(pid: number): number {
  try {
    return Math.round(Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
