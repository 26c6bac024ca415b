import type { Clock } from '#client/editor/Clock.ts'
import type { Journal, JournalEntry, Shelf } from '#client/editor/journal.ts'
import { type Held, SaveBeside, SaveConflict, type SavePort, SaveRefused } from '#client/editor/SavePort.ts'
import type { Graph } from '#engine/program/graph.ts'

/** A clock that stands still until it is told to go on. */
export class TestClock implements Clock {
  time = 0
  #timers: { at: number; act: () => void }[] = []
  now = () => this.time
  after = (milliseconds: number, act: () => void) => {
    const timer = { at: this.time + milliseconds, act }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }
  async goOn(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      this.time = next.at
      this.#timers = this.#timers.filter((one) => one !== next)
      next.act()
      await settled()
    }
    this.time = end
    await settled()
  }
}

/** Whatever was promised and needs no time has happened. */
export const settled = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve()
}

/** A server that keeps revisions, can be out of reach, and knows who edits. */
export class TestServer implements SavePort {
  revision = 1
  isDown = false
  losesAnswers = false
  refusal: string | null = null
  isBeside = false
  saves = 0
  constructor(public held: Graph) {}
  async save(revision: number, sent: Graph) {
    if (this.isDown) throw new TypeError('fetch failed')
    if (this.isBeside) throw new SaveBeside()
    if (this.refusal) throw new SaveRefused(this.refusal)
    if (revision !== this.revision) throw new SaveConflict()
    this.revision += 1
    this.held = sent
    this.saves += 1
    if (this.losesAnswers) throw new TypeError('connection lost')
    return { revision: this.revision, savedAt: new Date(5000) }
  }
  async fetch(): Promise<Held> {
    if (this.isDown) throw new TypeError('fetch failed')
    return { revision: this.revision, graph: this.held, savedAt: new Date(4000), savedBy: 'Mikko' }
  }
}

class TestShelf implements Shelf {
  entry: JournalEntry | null = null
  read = () => this.entry
  write = (entry: JournalEntry) => {
    this.entry = entry
  }
  clear = () => {
    this.entry = null
  }
}

export class TestJournal extends TestShelf implements Journal {
  readonly aside = new TestShelf()
}
