import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Logger } from 'pino'
import type { Database } from '#server/database/connect.ts'
import { ImportQueue } from './ImportQueue.ts'

let opened: { readonly folder: string; readonly queue: ImportQueue } | null = null

export interface OpenImports {
  /** Settles when nothing is left to take in. */
  idle(): Promise<void>
  /** Finishes the batch at hand; the rest goes on at the next start. */
  close(): Promise<void>
}

/** Opens this process's import room: the folder of uploads and the queue that takes them in. Once a process. */
export async function openImports(options: {
  readonly database: Database
  readonly dataDir: string
  readonly signingKey: string
  readonly log: Logger
}): Promise<OpenImports> {
  const folder = path.join(options.dataDir, 'imports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweep(folder)
  const queue = new ImportQueue({ ...options, folder })
  opened = { folder, queue }
  return {
    idle: () => queue.idle(),
    async close() {
      opened = null
      await queue.stop()
    },
  }
}

/** @throws Error when this process takes no imports */
export function importFolder(): string {
  if (!opened) throw new Error('Imports are not open in this process.')
  return opened.folder
}

/** Tells the queue that an import was started. Without it the queue looks every two seconds. */
export function wakeImports(): void {
  opened?.queue.wake()
}

/** Uploads that broke off, and files that nobody started within a week. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    const { mtimeMs } = await stat(file)
    const age = Date.now() - mtimeMs
    if (age > (name.endsWith('.part') ? dayMs : 7 * dayMs)) await rm(file, { force: true })
  }
}

const dayMs = 86_400_000
