import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { UnsubscribeLink } from '#templates/linkToken.ts'

const Line = z.object({ workspaceId: z.number(), messageId: z.number() })

/**
 * Unsubscribes that came while the database was away, kept on disk so that nobody's wish is lost. They are done as soon
 * as it answers, and at every start before anything else is.
 *
 * J1. `add` answers when the line is on disk. J2. Doing a line twice is doing it once (unsubscribe.ts), so a crash in
 * the middle of `replay` costs nothing.
 */
export class UnsubscribeJournal {
  readonly #file: string
  readonly #work: (link: UnsubscribeLink) => Promise<unknown>
  readonly #log: Logger
  #timer: NodeJS.Timeout | null = null
  #replaying: Promise<boolean> | null = null
  #turn: Promise<void> = Promise.resolve()

  /** @param work writes one unsubscribe into the database */
  constructor(folder: string, work: (link: UnsubscribeLink) => Promise<unknown>, log: Logger) {
    this.#file = path.join(folder, 'unsubscribes.jsonl')
    this.#work = work
    this.#log = log
  }

  async add({ workspaceId, messageId }: UnsubscribeLink): Promise<void> {
    await this.#alone(async () => {
      const file = await open(this.#file, 'a', 0o600)
      try {
        await file.appendFile(`${JSON.stringify({ workspaceId, messageId })}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    })
    this.#retry()
  }

  /** Does what is on disk. @returns whether nothing is left; otherwise it tries again by itself */
  replay(): Promise<boolean> {
    this.#replaying ??= this.#replayOnce().finally(() => {
      this.#replaying = null
    })
    return this.#replaying
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  async #replayOnce(): Promise<boolean> {
    const taken = `${this.#file}.doing`
    try {
      // What a replay before this one did not finish stands first.
      const before = await readOrEmpty(taken)
      if (before === '') await this.#alone(() => rename(this.#file, taken).catch(ignoreAbsence))
      const lines = (await readOrEmpty(taken)).split('\n').filter((line) => line !== '')
      for (const line of lines) {
        const link = Line.safeParse(parse(line))
        if (link.success) await this.#work(link.data)
      }
      await rm(taken, { force: true })
      if (before !== '') return this.#replayOnce()
      if (lines.length > 0) this.#log.info({ count: lines.length }, 'Unsubscribes that had waited are done.')
      return true
    } catch (error) {
      this.#log.warn({ err: error }, 'Unsubscribes wait for the database.')
      this.#retry()
      return false
    }
  }

  /** One at a time: a line is never added to a file that is being taken away. */
  #alone(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  #retry(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.replay()
    }, 5000).unref()
  }
}

async function readOrEmpty(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}

function ignoreAbsence(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** A line that a crash cut off is none. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
