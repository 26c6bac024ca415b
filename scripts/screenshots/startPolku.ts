import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

export interface Polku {
  readonly url: string
  /** Opens the demo's workspace to the API. */
  readonly apiKey: string
  /** Stops it and removes its data. */
  stop(): Promise<void>
}

/**
 * Starts what `npm start` starts, on a free port and an empty data folder, with the demo.
 * @throws an Error with what it printed, when it ends instead of starting
 */
export async function startPolku(): Promise<Polku> {
  const port = await freePort()
  const dataDir = path.join(os.tmpdir(), `polku-screenshots-${port}`)
  const apiKey = 'polku-screenshots'
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
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
      BOOTSTRAP_API_KEY: apiKey,
      LOG_LEVEL: 'warn',
      WORKER: 'on',
    },
  })
  // However this process ends, the other one does not outlive it.
  const endWithUs = () => child.kill('SIGTERM')
  process.once('exit', endWithUs)
  let output = ''
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      process.off('exit', endWithUs)
      rmSync(dataDir, { recursive: true, force: true })
      resolve()
    })
  })
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
        if (output.includes('Polku is running at')) resolve()
      })
    child.once('error', reject)
    void ended.then(() => reject(new Error(`Polku did not start. It said:\n${output}`)))
  })
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { url: `http://localhost:${port}`, apiKey, stop }
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
