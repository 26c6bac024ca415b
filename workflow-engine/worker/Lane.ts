import { setTimeout as pause } from 'node:timers/promises'
import { backoff } from './backoff.ts'
import { isPassing, reasonOf } from './failure.ts'
import type { Log } from './Log.ts'
import { Rotation } from './Rotation.ts'

export interface LaneOptions {
  readonly name: string
  /** How many pieces of work go on at a time. */
  readonly width: number
  /** Does a piece of one workspace's work. 0: there was none left. */
  readonly work: (workspaceId: number) => Promise<number>
  readonly isStopping: () => boolean
  readonly log: Log
  /** Everything offered has been done: look whether that made something new due. */
  readonly onIdle: () => void
}

/** One kind of work for many workspaces, fairly in turn. */
export class Lane {
  readonly #options: LaneOptions
  readonly #rotation = new Rotation<number>()
  readonly #workers = new Set<Promise<void>>()
  #failures = 0

  constructor(options: LaneOptions) {
    this.#options = options
  }

  /** These workspaces have something to do. */
  offer(workspaceIds: readonly number[]): void {
    this.#rotation.add(workspaceIds)
    while (!this.#rotation.isEmpty && this.#workers.size < this.#options.width) {
      const worker = this.#run().finally(() => this.#workers.delete(worker))
      this.#workers.add(worker)
    }
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#workers)
  }

  async #run(): Promise<void> {
    const { work, isStopping, onIdle, log, name } = this.#options
    let worked = false
    while (!isStopping()) {
      const workspaceId = this.#rotation.next()
      if (workspaceId === undefined) break
      try {
        const done = await work(workspaceId)
        this.#failures = 0
        worked ||= done > 0
        if (done === 0) this.#rotation.remove(workspaceId)
      } catch (error) {
        this.#rotation.remove(workspaceId)
        if (!isPassing(error)) log.error({ reason: reasonOf(error), workspaceId, lane: name }, 'A batch failed.')
        await pause(Math.min(1000, backoff(this.#failures++)))
      }
    }
    if (worked) onIdle()
  }
}
