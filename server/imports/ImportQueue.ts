import { existsSync } from 'node:fs'
import type { Logger } from 'pino'
import type { Database } from '#server/database/connect.ts'
import { ImportRun, type StartedImport } from './ImportRun.ts'
import { importFile } from './importFile.ts'

export interface QueueOptions {
  readonly database: Database
  /** Where uploaded files lie. Nobody else takes files out of it. */
  readonly folder: string
  readonly signingKey: string
  readonly log: Logger
}

// Q1. One import of a workspace at a time, the oldest first; workspaces take turns, a batch each.
// Q2. An import belongs to the process that has its file. It is picked up again after a restart, or when its heartbeat
//     is older than 15 s; who goes on with it is settled by done_bytes inside the batch's transaction (ImportRun).
// Q3. When the database is away an import waits for it; any other fault that comes back ends that import alone.

const lookEveryMs = 2000
const mostTries = 3

export class ImportQueue {
  readonly #options: QueueOptions
  readonly #runs: ImportRun[] = []
  readonly #tries = new Map<ImportRun, number>()
  #stopping = false
  #lastLook = 0
  #wake: (() => void) | null = null
  readonly #waiting: (() => void)[] = []
  readonly #ended: Promise<void>

  constructor(options: QueueOptions) {
    this.#options = options
    this.#ended = this.#work()
  }

  /** Looks for started imports now instead of within two seconds. */
  wake(): void {
    this.#lastLook = 0
    this.#wake?.()
  }

  /** Settles when no started import is left that this process can take in. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.wake()
    })
  }

  /** Finishes the batch at hand and stops. What is left goes on with the next start. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.wake()
    await this.#ended
  }

  async #work(): Promise<void> {
    let pause = 0
    let first = true
    while (!this.#stopping) {
      try {
        if (Date.now() - this.#lastLook >= lookEveryMs) await this.#pickUp(first)
        first = false
        const run = this.#runs.shift()
        if (run) await this.#turn(run)
        else await this.#rest()
        pause = 0
      } catch (error) {
        pause = Math.min(30_000, (pause || 500) * 2)
        this.#options.log.warn({ err: error }, 'Imports wait for the database to come back.')
        await this.#sleep(pause)
      }
    }
    await Promise.all(this.#runs.map((run) => run.close()))
  }

  /** Nothing to do until somebody wakes the queue or it looks again. */
  async #rest(): Promise<void> {
    if (this.#lastLook === 0) return
    for (const settle of this.#waiting.splice(0)) settle()
    await this.#sleep(lookEveryMs)
  }

  /** One batch of one import; the run then stands behind the others. */
  async #turn(run: ImportRun): Promise<void> {
    try {
      const more = await run.step()
      this.#tries.delete(run)
      if (more) this.#runs.push(run)
      // The next one of this workspace may begin.
      else this.#lastLook = 0
    } catch (error) {
      const tries = (this.#tries.get(run) ?? 0) + 1
      this.#tries.set(run, tries)
      this.#runs.push(run)
      if (isTheWorlds(error)) throw error
      this.#options.log.error({ err: error, workspaceId: run.workspaceId, importId: run.id }, 'An import failed.')
      if (tries < mostTries) return
      this.#runs.pop()
      this.#tries.delete(run)
      this.#lastLook = 0
      await run.fail()
    }
  }

  async #pickUp(first: boolean): Promise<void> {
    const { database, folder } = this.#options
    const busy = this.#runs.map((run) => run.workspaceId)
    const { rows } = await database.pool.query<StartedImport & { stale: boolean }>({
      name: 'imports-to-run',
      text: `select distinct on (workspace_id) workspace_id as "workspaceId", id, file_name as "fileName", encoding, separator,
               mapping, list_id as "listId", basis, source, created_by as "createdBy", done_bytes as "doneBytes", rows,
               coalesce(heartbeat_at < now() - interval '15 seconds', true) as stale
             from import where state = 'running' and workspace_id <> all($1::int[])
             order by workspace_id, id`,
      values: [busy],
    })
    this.#lastLook = Date.now()
    for (const { stale, ...started } of rows) {
      const path = importFile(folder, started)
      if (!existsSync(path)) {
        if (stale) await this.#giveUpWhenOld(started, path)
        continue
      }
      if (stale || first) this.#runs.push(new ImportRun(started, { ...this.#options, path }))
    }
  }

  /** Its file may lie with another server that is restarting; after ten minutes nobody has it. */
  async #giveUpWhenOld(started: StartedImport, path: string): Promise<void> {
    const { rowCount } = await this.#options.database.pool.query(
      `select 1 from import where workspace_id = $1 and id = $2
       and coalesce(heartbeat_at, created_at) < now() - interval '10 minutes'`,
      [started.workspaceId, started.id],
    )
    if (rowCount) await new ImportRun(started, { ...this.#options, path }).step()
  }

  #sleep(ms: number): Promise<void> {
    if (this.#stopping) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms)
      const wake = () => done()
      function done() {
        clearTimeout(timer)
        resolve()
      }
      this.#wake = wake
    })
  }
}

/** Connections lost, deadlocks, a server that is starting: it passes. */
function isTheWorlds(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|08|57P|53|40)/.test(code) ||
    (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/i.test(error.message))
  )
}
