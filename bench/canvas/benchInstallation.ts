import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { request } from '@playwright/test'
import { freePort } from '../../tests/support/freePort.ts'
import type { Graph } from '../../workflow-engine/program/graph.ts'

export interface BenchInstallation {
  readonly url: string
  readonly workspaceId: number
  /** Cookies of somebody who may edit. */
  readonly state: Awaited<ReturnType<Awaited<ReturnType<typeof request.newContext>>['storageState']>>
  /** @returns the number of a new program with this drawing */
  draw(graph: Graph): Promise<number>
  close(): Promise<void>
}

/** A Polku of its own in an empty folder, on the loopback, with the built client and the demo workspace. */
export async function openBenchInstallation(): Promise<BenchInstallation> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'polku-bench-canvas-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      SMTP_URL: '',
      PUBLIC_URL: '',
      DEMO: 'on',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await answers(server, `${url}/healthz`)
    const api = await request.newContext({ baseURL: url })
    const call = async (procedure: string, data: object) => {
      const answer = await api.post(`/trpc/${procedure}`, { data })
      if (!answer.ok()) throw new Error(`${procedure} answers ${answer.status()}: ${await answer.text()}`)
      return (await answer.json()).result.data
    }
    const { demo } = await call('session.me', {})
    await api.post('/api/auth/sign-in/email', { data: demo })
    const { workspaces } = await call('session.me', {})
    const workspaceId: number = workspaces[0].id
    await call('session.setLanguage', { language: 'en' })
    return {
      url,
      workspaceId,
      state: await api.storageState(),
      async draw(graph) {
        const name = `${Object.keys(graph.nodes).length} steps`
        const { id } = await call('programs.create', { workspaceId, name, template: null, language: 'en' })
        await call('programs.saveDraft', { workspaceId, id, revision: 1, graph })
        return id
      },
      async close() {
        await api.dispose()
        await stop(server)
        rmSync(dataDir, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await stop(server)
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  }
}

async function answers(server: ChildProcess, address: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    if (server.exitCode !== null) throw new Error('The server to measure did not start.')
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('The server to measure does not answer.')
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}
