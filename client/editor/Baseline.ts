import { emptyGraph, type Graph } from '#engine/program/graph.ts'
import type { Draft } from './Draft.ts'
import type { History } from './history.ts'
import type { JournalEntry } from './journal.ts'

/** What the server has, as far as this page knows, and how far the draft has gone beyond it. */
export class Baseline {
  #revision: number
  /** The drawing of that revision: what the draft and a newer one of the server's both grew out of. */
  #graph: Graph
  #changes: number
  #history: History
  /** Changes that an earlier page left on this device; the history counts from there. */
  #kept = 0

  constructor(
    readonly draft: Draft,
    revision: number,
  ) {
    this.#revision = revision
    this.#graph = draft.graph
    this.#changes = draft.read().changes
    this.#history = draft.history
  }

  get revision(): number {
    return this.#revision
  }

  get graph(): Graph {
    return this.#graph
  }

  get dirty(): boolean {
    return this.draft.read().changes !== this.#changes
  }

  /** How many changes the server does not have, as a person would count them: steps of the history. */
  get unsaved(): number {
    if (!this.dirty) return 0
    return Math.max(1, this.#kept + stepsBetween(this.#history, this.draft.history))
  }

  /** Remembers a moment of the draft, to say later that the server has it. */
  moment(): () => void {
    const { graph, changes } = this.draft.read()
    const { history } = this.draft
    return () => {
      this.#graph = graph
      this.#changes = changes
      this.#history = history
      this.#kept = 0
    }
  }

  /** The server holds this drawing as this revision. */
  stand(revision: number, graph: Graph = this.#graph): void {
    this.#revision = revision
    this.#graph = graph
  }

  /** For this device's journal. */
  entry(): JournalEntry {
    return { revision: this.#revision, graph: this.draft.graph, base: this.#graph, changes: this.unsaved }
  }

  /** The draft is what an earlier page left. A journal of before there were bases makes every difference a question. */
  resume({ revision, base = emptyGraph, changes = 1 }: JournalEntry): void {
    this.#kept = changes
    this.#history = this.draft.history
    if (revision !== this.#revision) this.stand(revision, base)
  }
}

function stepsBetween({ past: was }: History, { past: is }: History): number {
  let same = 0
  while (same < was.length && same < is.length && was[same]?.change === is[same]?.change) same += 1
  return Math.max(was.length - same, is.length - same)
}
