import type { Logger } from 'pino'

/** A terminal's Ctrl-C reaches a program twice when npm passes on what the program also got itself. */
const SAME_SIGNAL_MS = 500

/** Longer than the worker's grace for mail in flight. */
const DEADLINE_MS = 45_000

/**
 * How the process ends: the steps in the reverse order of their adding, then exit.
 * The first SIGINT or SIGTERM begins it; another one, a moment later, ends the process on the spot (nothing committed
 * is lost then either: the database is stopped by its watchdog and recovers).
 */
export class Shutdown {
  #steps: (() => unknown)[] = []
  #begunAt: number | null = null
  #log: Logger

  constructor(log: Logger) {
    this.#log = log
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.#onSignal())
  }

  get hasBegun(): boolean {
    return this.#begunAt !== null
  }

  /** What is added when the end has begun already is undone at once. */
  add(step: () => unknown): void {
    if (this.hasBegun) void this.#take(step)
    else this.#steps.push(step)
  }

  async end(exitCode: number): Promise<void> {
    if (this.hasBegun) return
    this.#begunAt = performance.now()
    setTimeout(() => {
      this.#log.error('Stopping took too long; ending now.')
      process.exit(1)
    }, DEADLINE_MS).unref()
    for (const step of this.#steps.reverse()) await this.#take(step)
    process.exit(exitCode)
  }

  #onSignal(): void {
    if (this.#begunAt === null) void this.end(0)
    else if (performance.now() - this.#begunAt > SAME_SIGNAL_MS) process.exit(1)
  }

  /** A step that fails must not keep the next from being taken. */
  async #take(step: () => unknown): Promise<void> {
    try {
      await step()
    } catch (error) {
      this.#log.error({ error }, 'A step of stopping failed.')
    }
  }
}
