import type { Graph } from '#engine/program/graph.ts'
import type { Draft } from './Draft.ts'
import { type Journal, sameDrawing } from './journal.ts'

export type SaveState =
  /** `at` is null when nothing was ever changed here. */
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  /** The server is out of reach; changes are kept on this device. */
  | { readonly kind: 'offline' }
  /** Somebody saved in between. Nothing is sent until the user has chosen. */
  | { readonly kind: 'conflict'; readonly who: string; readonly at: Date | null }
  /** The server declined, in a sentence. */
  | { readonly kind: 'refused'; readonly message: string }

/** How a save fails: the two ways that trying again does not help. Anything else is a lost connection. */
export class SaveConflict extends Error {
  constructor(
    readonly who: string,
    readonly at: Date | null,
  ) {
    super('The program was saved by somebody else in between.')
  }
}
export class SaveRefused extends Error {}

/** The server, as far as saving goes. */
export interface SavePort {
  /** @throws SaveConflict, SaveRefused, or anything when the server is out of reach */
  save(revision: number, graph: Graph): Promise<{ revision: number; savedAt: Date }>
  fetch(): Promise<{ revision: number; graph: Graph; savedAt: Date }>
}

export interface Clock {
  now(): number
  /** Calls back once after so many milliseconds. @returns a function that calls it off */
  after(milliseconds: number, act: () => void): () => void
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** Milliseconds of quiet before a change is sent, and the longest a change waits while typing goes on. */
export const quiet = 800
export const longest = 5000
/** Milliseconds before a change is written to this device's journal. */
const journalPause = 200
const firstRetry = 1000
const lastRetry = 30_000

/** Sends the draft to the server, and keeps it on this device until the server has it.
 *  A1. The journal is cleared only when the server holds exactly what is drawn.
 *  A2. One save at a time; what changed meanwhile goes with the next one. */
export class Autosave {
  #state: SaveState
  #revision: number
  /** `changes` of the draft as the server has it. */
  #savedChanges: number
  #seenChanges: number
  #cancelSave: (() => void) | null = null
  #cancelJournal: (() => void) | null = null
  #dirtySince: number | null = null
  #busy: Promise<void> | null = null
  #retry = firstRetry
  readonly #readers = new Set<() => void>()
  #unsubscribe: (() => void) | null = null

  constructor(
    readonly draft: Draft,
    start: { revision: number; savedAt: Date | null },
    readonly port: SavePort,
    readonly journal: Journal,
    readonly clock: Clock = browserClock,
  ) {
    this.#revision = start.revision
    this.#state = { kind: 'saved', at: start.savedAt }
    this.#savedChanges = draft.read().changes
    this.#seenChanges = this.#savedChanges
  }

  /** Listens to the draft from now on; what has changed before is sent too. */
  start(): void {
    this.#unsubscribe ??= this.draft.subscribe(() => this.#noticed())
    this.#noticed()
  }

  readonly read = (): SaveState => this.#state

  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader)
    return () => this.#readers.delete(reader)
  }

  get revision(): number {
    return this.#revision
  }

  get dirty(): boolean {
    return this.draft.read().changes !== this.#savedChanges
  }

  /** Sends what is unsaved now and resolves when the server has everything, or when it cannot have it.
   *  @returns whether the server has everything */
  async flush(): Promise<boolean> {
    while (
      this.dirty &&
      (this.#state.kind === 'saved' || this.#state.kind === 'saving' || this.#state.kind === 'offline')
    ) {
      await this.#send()
      if (this.#state.kind === 'offline') break
    }
    return !this.dirty
  }

  /** The connection is back: no need to wait for the next retry. */
  reconnected(): void {
    if (this.#state.kind === 'offline') void this.#send()
  }

  /** The page is about to go: whatever the timers hold back is written to the device. */
  keep(): void {
    this.#cancelJournal?.()
    this.#cancelJournal = null
    if (this.dirty) this.journal.write({ revision: this.#revision, graph: this.draft.graph })
  }

  /** Says that the drawing was made on a revision that is no longer the latest. */
  declareConflict(who: string, at: Date | null): void {
    this.#become({ kind: 'conflict', who, at })
  }

  /** Overwrites what the other person saved. Their drawing becomes the undo step below, so it is not lost either. */
  async keepMine(): Promise<void> {
    const mine = this.draft.graph
    const theirs = await this.port.fetch()
    this.draft.perform({ key: 'done.theirs' }, () => theirs.graph)
    this.draft.perform({ key: 'done.keptMine' }, () => mine)
    this.#revision = theirs.revision
    this.#become({ kind: 'saving' })
    await this.#send()
  }

  /** Puts the other person's drawing in place of this one, as a step that undo takes back. */
  async takeTheirs(): Promise<void> {
    const theirs = await this.port.fetch()
    this.draft.perform({ key: 'done.tookTheirs' }, () => theirs.graph)
    this.#revision = theirs.revision
    this.#settled(theirs.savedAt)
  }

  stop(): void {
    this.keep()
    this.#unsubscribe?.()
    this.#unsubscribe = null
    this.#cancelSave?.()
  }

  #noticed(): void {
    const { changes } = this.draft.read()
    if (changes === this.#seenChanges) return
    this.#seenChanges = changes
    this.#cancelJournal ??= this.clock.after(journalPause, () => this.keep())
    if (this.#state.kind === 'conflict' || this.#state.kind === 'offline') return
    const now = this.clock.now()
    this.#dirtySince ??= now
    this.#become({ kind: 'saving' })
    this.#cancelSave?.()
    const wait = Math.max(0, Math.min(quiet, this.#dirtySince + longest - now))
    this.#cancelSave = this.clock.after(wait, () => void this.#send())
  }

  #send(): Promise<void> {
    this.#busy ??= this.#attempt().finally(() => {
      this.#busy = null
    })
    return this.#busy
  }

  async #attempt(): Promise<void> {
    this.#cancelSave?.()
    this.#cancelSave = null
    if (!this.dirty) return
    this.#dirtySince = null
    const { graph, changes } = this.draft.read()
    try {
      const saved = await this.port.save(this.#revision, graph)
      this.#revision = saved.revision
      this.#savedChanges = changes
      this.#answered(saved.savedAt)
    } catch (error) {
      if (error instanceof SaveConflict) await this.#conflicted(error, graph, changes)
      else if (error instanceof SaveRefused) this.#become({ kind: 'refused', message: error.message })
      else this.#lost()
    }
  }

  /** A save whose answer got lost looks like a conflict with oneself; what the server holds tells them apart. */
  async #conflicted(conflict: SaveConflict, sent: Graph, changes: number): Promise<void> {
    this.keep()
    try {
      const theirs = await this.port.fetch()
      if (sameDrawing(theirs.graph, sent)) {
        this.#revision = theirs.revision
        this.#savedChanges = changes
        this.#answered(theirs.savedAt)
        return
      }
    } catch {
      // Out of reach: the conflict stands.
    }
    this.#become({ kind: 'conflict', who: conflict.who, at: conflict.at })
  }

  /** The server has what was sent; what was changed since goes next. */
  #answered(at: Date): void {
    if (!this.dirty) {
      this.#settled(at)
      return
    }
    this.#retry = firstRetry
    this.#become({ kind: 'saving' })
    this.#again(quiet)
  }

  #lost(): void {
    this.keep()
    this.#become({ kind: 'offline' })
    const wait = this.#retry
    this.#retry = Math.min(this.#retry * 2, lastRetry)
    this.#again(wait)
  }

  #again(wait: number): void {
    this.#cancelSave?.()
    this.#cancelSave = this.clock.after(wait, () => void this.#send())
  }

  #settled(at: Date): void {
    this.#cancelJournal?.()
    this.#cancelJournal = null
    this.#cancelSave?.()
    this.#cancelSave = null
    this.#dirtySince = null
    this.#savedChanges = this.draft.read().changes
    this.#retry = firstRetry
    this.journal.clear()
    this.#become({ kind: 'saved', at })
  }

  #become(state: SaveState): void {
    this.#state = state
    for (const reader of [...this.#readers]) reader()
  }
}
