import type { Clock } from './Clock.ts'
import type { Draft } from './Draft.ts'
import type { HistoryShelf } from './keptHistory.ts'

/** Milliseconds before a change of the history is written to this device. */
const pause = 500

/** Keeps the undo history of a draft on this device, whether or not the server has the draft. */
export class HistoryKeeper {
  #kept: unknown
  #cancel: (() => void) | null = null
  #unsubscribe: (() => void) | null = null

  constructor(
    readonly draft: Draft,
    readonly shelf: HistoryShelf,
    readonly clock: Clock,
  ) {
    this.#kept = draft.history
  }

  start(): void {
    this.#unsubscribe ??= this.draft.subscribe(() => {
      if (this.draft.history !== this.#kept) this.#cancel ??= this.clock.after(pause, () => this.keep())
    })
  }

  /** Writes what the timer holds back, as a page that is about to go does. */
  keep(): void {
    this.#cancel?.()
    this.#cancel = null
    if (this.draft.history === this.#kept) return
    this.#kept = this.draft.history
    this.shelf.write(this.draft.history, this.draft.graph)
  }

  stop(): void {
    this.keep()
    this.#unsubscribe?.()
    this.#unsubscribe = null
  }
}
