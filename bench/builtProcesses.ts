import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { notifyWork } from '../workflow-engine/intake/notifyWork.ts'
import { processSeconds } from './gauge.ts'
import type { ManyReports, Watch } from './processes.ts'

const ROOT = path.resolve(import.meta.dirname, '..')

/** What keeps processes from having anything to do until the time begins, and what lets them. */
interface Gate {
  readonly close: string
  readonly open: string
}

const gates = {
  /** Programs are paused, and go on. */
  worker: {
    close: `update program set status = 'paused' where workspace_id = $1`,
    open: `update program set status = 'running' where workspace_id = $1`,
  },
  /** All sending of the workspace is paused, and goes on. */
  sender: {
    close: 'update workspace set sending_paused_at = now() where workspace_id = $1',
    open: 'update workspace set sending_paused_at = null where workspace_id = $1',
  },
} satisfies Record<string, Gate>

type BuiltRole = keyof typeof gates

interface Order {
  readonly role: BuiltRole
  readonly url: string
  readonly workspaceId: number
  readonly count: number
  /** Beside DATABASE_URL. */
  readonly env?: Readonly<Record<string, string>>
  readonly until: (client: pg.Client) => Promise<void>
  readonly watch: Watch
}

/**
 * Lets workers or senders work as `npm run worker` and `npm run sender` start them, with their default settings: they are
 * started while they have nothing to do; time runs from the moment in which they have.
 */
export async function runBuilt({ role, url, workspaceId, count, env = {}, until, watch }: Order): Promise<ManyReports> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(gates[role].close, [workspaceId])
  const processes = Array.from({ length: count }, () => start(role, { DATABASE_URL: url, ...env }))
  try {
    await Promise.all(processes.map((one) => isRunning(one, role)))
    const before = processes.map(({ pid }) => processSeconds(pid as number))
    watch.begin()
    const begun = performance.now()
    await client.query(gates[role].open, [workspaceId])
    await notifyWork(client, workspaceId)
    await until(client)
    const seconds = (performance.now() - begun) / 1000
    watch.end()
    const reports = processes.map(({ pid }, n) => ({
      cpuSeconds: processSeconds(pid as number) - (before[n] as number),
      rssMb: peakMb(pid as number),
    }))
    return { seconds, reports }
  } finally {
    await Promise.all(processes.map(stop))
    await client.end()
  }
}

let isBuilt = false

function start(role: BuiltRole, env: Readonly<Record<string, string>>): ChildProcess {
  if (!isBuilt)
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', 'worker'], { cwd: ROOT, stdio: 'inherit' })
  isBuilt = true
  return spawn(process.execPath, [...flagsOf(role), 'dist/engine/worker/main.js', role], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'info', ...env },
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
function isRunning(child: ChildProcess, role: BuiltRole): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes(`The ${role} is running.`)) resolve()
    })
    child.once('exit', () => reject(new Error(`A ${role} ended by itself. It said: ${said}`)))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
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
