import type { Graph } from '#engine/program/graph.ts'
import { type Choices, isMinor, merge } from '#engine/program/merge.ts'
import type { Three } from '#engine/program/mergeValue.ts'
import { Baseline } from './Baseline.ts'
import { browserClock, type Clock } from './Clock.ts'
import type { Draft } from './Draft.ts'
import { follow } from './follow.ts'
import type { History } from './history.ts'
import { type Journal, type JournalEntry, sameDrawing } from './journal.ts'
import { type Held, SaveBeside, SaveConflict, type SavePort, SaveRefused } from './SavePort.ts'

export type SaveState =
  /** `at` is null when nothing was ever changed here. */
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  /** The server is out of reach; so many changes are kept on this device. */
  | { readonly kind: 'offline'; readonly changes: number }
  /** Somebody saved in between, and both changed the same. Nothing is sent until the user has chosen. */
  | { readonly kind: 'conflict'; readonly who: string; readonly at: Date; readonly three: Three<Graph> }
  /** Somebody else edits. What is drawn is theirs; so many changes of one's own are kept on this device. */
  | { readonly kind: 'aside'; readonly changes: number }
  /** The server declined, in a sentence. */
  | { readonly kind: 'refused'; readonly message: string }

/** Milliseconds of quiet before a change is sent, and the longest a change waits while typing goes on. */
export const quiet = 800
export const longest = 5000
/** Milliseconds before a change is written to this device's journal. */
const journalPause = 200
const firstRetry = 1000
const lastRetry = 30_000

/** Sends the draft to the server, and keeps it on this device until the server has it.
 *  A1. The journal is cleared only when the server holds exactly what is drawn, or when the user throws it away.
 *  A2. One save at a time; what changed meanwhile goes with the next one.
 *  A3. What somebody else saved is never overwritten: the two are merged, and what cannot be merged is asked. */
export class Autosave {
  #state: SaveState
  readonly #baseline: Baseline
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
    this.#baseline = new Baseline(draft, start.revision)
    const left = journal.aside.read()
    this.#state = left ? { kind: 'aside', changes: left.changes ?? 1 } : { kind: 'saved', at: start.savedAt }
    this.#seenChanges = draft.read().changes
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
    return this.#baseline.revision
  }

  get dirty(): boolean {
    return this.#baseline.dirty
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
    if (this.dirty) this.journal.write(this.#baseline.entry())
  }

  /** Draws what an earlier page left on this device, with the history that led to it when that was kept as well. Made on
   *  an older drawing, it is merged by the first save. */
  restore(entry: JournalEntry, past: History | null = null): void {
    if (past) this.draft.load(entry.graph, past)
    else this.draft.perform({ key: 'done.restored' }, () => entry.graph)
    this.#baseline.resume(entry)
  }

  /** The server holds a newer drawing. Without changes of one's own it is shown; with them, the next save merges. */
  async heard(revision: number): Promise<void> {
    const isIdle = this.#state.kind === 'saved' || this.#state.kind === 'aside'
    if (revision <= this.revision || !isIdle || this.#busy || this.dirty) return
    await this.#alone(async () => {
      await this.#follow().catch(() => null)
    })
  }

  /** Somebody else edits now: what is unsaved stays on this device, and theirs is shown. */
  async standAside(): Promise<void> {
    await this.#busy
    if (this.dirty) await this.#alone(() => this.#setAside())
  }

  /** Draws what was set aside again, onto what the server holds now. */
  async bringIn(): Promise<void> {
    await this.#busy
    if (this.#state.kind !== 'aside') return
    await this.#alone(async () => {
      const theirs = await this.#follow()
      const entry = this.journal.aside.read()
      this.#become({ kind: 'saving' })
      if (entry) this.restore(entry)
      this.keep()
      this.journal.aside.clear()
      if (!this.dirty) this.#settled(theirs.savedAt)
      else if (this.revision !== theirs.revision) this.#reunite(theirs)
    })
    await this.flush()
  }

  /** Throws away what was set aside. */
  discardAside(): void {
    if (this.#state.kind !== 'aside') return
    this.journal.aside.clear()
    this.#become({ kind: 'saved', at: null })
  }

  /** Merges with what the other person saved, as the user chose. Both drawings stay within reach of undo. */
  async resolve(choices: Choices): Promise<void> {
    if (this.#state.kind !== 'conflict') return
    const theirs = await this.port.fetch()
    const three = { base: this.#state.three.base, mine: this.draft.graph, theirs: theirs.graph }
    // They went on meanwhile, and there is something new to ask about.
    if (merge(three, choices).conflicts.some((one) => !isMinor(one) && !Object.hasOwn(choices, one.id))) {
      return this.#become({ kind: 'conflict', who: theirs.savedBy, at: theirs.savedAt, three })
    }
    this.#join(three, theirs, choices)
    await this.#send()
  }

  /** Puts the other person's drawing in place of this one, as a step that undo takes back. */
  async takeTheirs(): Promise<void> {
    const theirs = await this.port.fetch()
    this.draft.perform({ key: 'done.tookTheirs' }, () => theirs.graph)
    this.#baseline.stand(theirs.revision)
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
    if (this.#state.kind === 'offline') this.#become({ kind: 'offline', changes: this.#baseline.unsaved })
    if (this.#state.kind === 'conflict' || this.#state.kind === 'offline') return
    const now = this.clock.now()
    this.#dirtySince ??= now
    this.#become({ kind: 'saving' })
    this.#cancelSave?.()
    const wait = Math.max(0, Math.min(quiet, this.#dirtySince + longest - now))
    this.#cancelSave = this.clock.after(wait, () => void this.#send())
  }

  #send(): Promise<void> {
    return this.#busy ?? this.#alone(() => this.#attempt())
  }

  #alone(act: () => Promise<void>): Promise<void> {
    const busy = act().finally(() => {
      this.#busy = null
    })
    this.#busy = busy
    return busy
  }

  async #attempt(): Promise<void> {
    this.#cancelSave?.()
    this.#cancelSave = null
    if (!this.dirty) return
    this.#dirtySince = null
    const { graph } = this.draft
    const has = this.#baseline.moment()
    try {
      const saved = await this.port.save(this.revision, graph)
      has()
      this.#baseline.stand(saved.revision)
      this.#answered(saved.savedAt)
    } catch (error) {
      if (error instanceof SaveConflict) await this.#conflicted(graph, has)
      else if (error instanceof SaveBeside) await this.#setAside()
      else if (error instanceof SaveRefused) this.#become({ kind: 'refused', message: error.message })
      else this.#lost()
    }
  }

  /** A save whose answer got lost looks like a conflict with oneself; what the server holds tells them apart. */
  async #conflicted(sent: Graph, has: () => void): Promise<void> {
    this.keep()
    const theirs = await this.port.fetch().catch(() => null)
    if (!theirs) this.#lost()
    else if (sameDrawing(theirs.graph, sent)) {
      has()
      this.#baseline.stand(theirs.revision)
      this.#answered(theirs.savedAt)
    } else this.#reunite(theirs)
  }

  /** Merges the draft with a newer drawing of the server's, or asks. */
  #reunite(theirs: Held): void {
    const three = { base: this.#baseline.graph, mine: this.draft.graph, theirs: theirs.graph }
    if (merge(three).conflicts.every(isMinor)) this.#join(three, theirs, {})
    else this.#become({ kind: 'conflict', who: theirs.savedBy, at: theirs.savedAt, three })
  }

  /** Theirs becomes a step of the history, and what comes of both another: undo goes back to either. */
  #join(three: Three<Graph>, theirs: Held, choices: Choices): void {
    const { graph } = merge(three, choices)
    const who = theirs.savedBy
    this.draft.perform({ key: 'done.theirs' }, () => theirs.graph)
    this.#baseline.moment()()
    this.#baseline.stand(theirs.revision)
    this.draft.perform(who ? { key: 'done.mergedWith', params: { who } } : { key: 'done.merged' }, () => graph)
    if (this.dirty) this.#saveIn(0)
    else this.#settled(theirs.savedAt)
  }

  async #setAside(): Promise<void> {
    this.keep()
    const entry = this.#baseline.entry()
    const theirs = await this.#follow().catch(() => null)
    if (!theirs) return this.#lost()
    this.journal.aside.write(entry)
    this.journal.clear()
    this.#become({ kind: 'aside', changes: entry.changes ?? 1 })
  }

  /** Shows what the server holds. The journal stays as it is. */
  async #follow(): Promise<Held> {
    const theirs = await this.port.fetch()
    const deaf = this.#unsubscribe
    deaf?.()
    follow(this.draft, theirs, this.clock.now())
    if (deaf) this.#unsubscribe = this.draft.subscribe(() => this.#noticed())
    this.#baseline.moment()()
    this.#baseline.stand(theirs.revision)
    this.#rest()
    this.#become(this.#state.kind === 'aside' ? this.#state : { kind: 'saved', at: theirs.savedAt })
    return theirs
  }

  /** The server has what was sent; what was changed since goes next. */
  #answered(at: Date): void {
    this.#retry = firstRetry
    if (this.dirty) this.#saveIn(quiet)
    else this.#settled(at)
  }

  #lost(): void {
    this.keep()
    this.#become({ kind: 'offline', changes: this.#baseline.unsaved })
    const wait = this.#retry
    this.#retry = Math.min(this.#retry * 2, lastRetry)
    this.#again(wait)
  }

  #saveIn(wait: number): void {
    this.#become({ kind: 'saving' })
    this.#again(wait)
  }

  #again(wait: number): void {
    this.#cancelSave?.()
    this.#cancelSave = this.clock.after(wait, () => void this.#send())
  }

  /** `at`: when the server got it; null: it had it all along. */
  #settled(at: Date | null): void {
    this.#rest()
    this.#baseline.moment()()
    this.#retry = firstRetry
    this.journal.clear()
    this.#become({ kind: 'saved', at })
  }

  /** Nothing is to be sent or kept for now. */
  #rest(): void {
    this.#cancelJournal?.()
    this.#cancelJournal = null
    this.#cancelSave?.()
    this.#cancelSave = null
    this.#dirtySince = null
    this.#seenChanges = this.draft.read().changes
  }

  #become(state: SaveState): void {
    this.#state = state
    for (const reader of [...this.#readers]) reader()
  }
}
