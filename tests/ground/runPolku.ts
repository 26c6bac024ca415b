import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '#tests/support/freePort.ts'

export interface RunningPolku {
  port: number
  pid: number
  /** What it printed so far, both streams. */
  output(): string
  /** Resolves when it has printed where it is. Rejects with its output when it ends instead. */
  started: Promise<void>
  exited: Promise<{ code: number | null; output: string }>
  kill(signal: NodeJS.Signals): void
}

export interface RunOptions {
  dataDir?: string
  env?: Record<string, string>
  /** Run as this account. */
  uid?: number
  /** Instead of the server alone, for example ['scripts/start.mjs']. */
  words?: string[]
  command?: string
}

const SERVER = ['--import', 'tsx', 'server/main.ts']

/** Starts Polku as a process of its own, with the pages built, without the demo and the worker. */
export async function runPolku({ dataDir, env = {}, uid, words = SERVER, command }: RunOptions): Promise<RunningPolku> {
  const port = Number(env.PORT ?? (await freePort()))
  const child = spawn(command ?? process.execPath, words, {
    uid,
    env: {
      PATH: process.env.PATH,
      HOME: '/',
      NODE_ENV: 'production',
      PORT: String(port),
      DEMO: 'off',
      WORKER: 'off',
      LOG_LEVEL: 'warn',
      ...(dataDir && { DATA_DIR: dataDir }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exited = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }))
  })
  const started = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Polku is running at')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void exited.then(() => reject(new Error(`Polku ended:\n${output}`)))
  })
  started.catch(() => undefined)
  return { port, pid: child.pid as number, output: () => output, started, exited, kill: (signal) => child.kill(signal) }
}

/** One statement on the database that the Polku of this folder runs. */
export async function query(dataDir: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: readFileSync(path.join(dataDir, 'database.url'), 'utf8').trim() })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** The number of the Postgres that runs on the cluster of this folder. */
export function postmaster(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}
