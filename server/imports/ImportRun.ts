import { open } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { Database } from '#server/database/connect.ts'
import { inTransaction } from '#server/inTransaction.ts'
import type { Basis } from '#server/prospects/prospectInput.ts'
import type { Encoding, Separator } from './encoding.ts'
import { finishImport } from './finishImport.ts'
import type { Mapping } from './mapping.ts'
import { BrokenFile, type ScannedRow } from './RowScanner.ts'
import { headBytes, readHead } from './readHead.ts'
import { countLines, readRows } from './readRows.ts'
import { takeBatch } from './takeBatch.ts'

/** An import as the queue picks it up. */
export interface StartedImport {
  readonly workspaceId: number
  readonly id: number
  readonly fileName: string
  readonly encoding: Encoding
  readonly separator: Separator
  readonly mapping: Mapping
  readonly listId: number | null
  readonly basis: Basis
  readonly source: string
  readonly createdBy: string | null
  readonly doneBytes: number
  readonly rows: number
}

export interface RunOptions {
  readonly database: Database
  /** Where the uploaded file lies. */
  readonly path: string
  readonly signingKey: string
  readonly log: Logger
}

export const mostRows = 2_000_000
const batchRows = 1000

/** Somebody else has gone on with this import, or stopped it: nothing of ours may be written. */
class Superseded extends Error {}

/** One import on its way: every step takes a batch of rows in, in one transaction. */
export class ImportRun {
  readonly #import: StartedImport
  readonly #options: RunOptions
  #batches: AsyncGenerator<ScannedRow[]> | null = null
  #doneBytes: number
  #rows: number

  constructor(started: StartedImport, options: RunOptions) {
    this.#import = started
    this.#options = options
    this.#doneBytes = started.doneBytes
    this.#rows = started.rows
  }

  get workspaceId(): number {
    return this.#import.workspaceId
  }

  get id(): number {
    return this.#import.id
  }

  /**
   * Takes one batch in. After an error the run stands where it was, and the step may be tried again.
   * @returns false when there is nothing left to do for this process
   */
  async step(): Promise<boolean> {
    try {
      this.#batches ??= readRows(this.#options.path, await this.#position(), batchRows)
      const { value: rows, done } = await this.#batches.next()
      if (done) {
        await this.#finish(null)
        return false
      }
      if (this.#rows + rows.length > mostRows) {
        await this.#finish('import.tooLarge')
        return false
      }
      await this.#take(rows)
      return true
    } catch (error) {
      await this.close()
      if (error instanceof Superseded) return false
      const failure = failureOf(error)
      if (failure === null) throw error
      await this.#finish(failure)
      return false
    }
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    const batches = this.#batches
    this.#batches = null
    await batches?.return(undefined)
  }

  /** Gives up for good. */
  async fail(): Promise<void> {
    await this.close()
    await this.#finish('import.failed')
  }

  /** Where to read on: behind what is taken in, or at the first data row. */
  async #position() {
    const { encoding, separator } = this.#import
    const file = await open(this.#options.path)
    try {
      const head = Buffer.alloc(headBytes)
      const { bytesRead } = await file.read(head, 0, headBytes, 0)
      const { lineBreak, start, line } = readHead(
        head.subarray(0, bytesRead),
        encoding,
        bytesRead < headBytes,
        separator,
      )
      if (this.#doneBytes === 0) return { encoding, separator, lineBreak, start, line }
      const lines = await countLines(this.#options.path, encoding, lineBreak, this.#doneBytes)
      return { encoding, separator, lineBreak, start: this.#doneBytes, line: lines + 1 }
    } finally {
      await file.close()
    }
  }

  async #take(rows: readonly ScannedRow[]): Promise<void> {
    const { database, signingKey } = this.#options
    const job = this.#import
    await inTransaction(database, async (client) => {
      const { rows: found } = await client.query<{ doneBytes: number; now: Date; zone: string; actor: string | null }>({
        name: 'lock-import',
        text: `select i.done_bytes as "doneBytes", workspace_now($1) as now, w.time_zone as zone, u.name as actor
               from import i join workspace w on w.workspace_id = $1 left join "user" u on u.id = i.created_by
               where i.workspace_id = $1 and i.id = $2 and i.state = 'running' for update of i`,
        values: [job.workspaceId, job.id],
      })
      const current = found[0]
      if (!current || current.doneBytes !== this.#doneBytes) throw new Superseded()
      await takeBatch(client, rows, this.#rows + 1, {
        workspaceId: job.workspaceId,
        importId: job.id,
        mapping: job.mapping,
        listId: job.listId,
        basis: job.basis,
        source: job.source,
        actor: current.actor ?? 'API',
        signingKey,
        now: current.now,
        zone: current.zone,
      })
    })
    this.#rows += rows.length
    this.#doneBytes = rows.at(-1)?.end ?? this.#doneBytes
  }

  #finish(failure: ImportFailure | null): Promise<void> {
    return finishImport(this.#options.database, this.#import, this.#options.path, failure)
  }
}

/** Refusal codes that an import may end with. */
export type ImportFailure = 'import.gone' | 'import.broken' | 'import.tooLarge' | 'import.failed'

/** What the file is to blame for; null when the world or we are. */
function failureOf(error: unknown): ImportFailure | null {
  if (error instanceof BrokenFile) return 'import.broken'
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'import.gone'
  return null
}
