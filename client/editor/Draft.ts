import type { Graph } from '#engine/program/graph.ts'
import {
  applyChange,
  changeBetween,
  changesNothing,
  emptyHistory,
  type History,
  type HistoryStep,
  inOrder,
  type Label,
  record,
  reverseChange,
} from './history.ts'

/** What readers see: a value that changes identity exactly when something in it changed. */
export interface DraftView {
  readonly graph: Graph
  readonly selection: readonly string[]
  readonly undo: Label | null
  readonly redo: Label | null
  /** Grows by one with every change of the drawing. Equal numbers mean an equal drawing. */
  readonly changes: number
}

export interface PerformOptions {
  /** Changes with the same burst name within 1.5 s of each other are one undo step. */
  readonly burst?: string
  /** What is selected afterwards. Left out: what was selected and still exists. */
  readonly select?: readonly string[]
}

/** The draft document and its labelled undo history. One stack over everything that is part of the drawing.
 *  D1. The drawing changes only through `perform`, `undo`, `redo` and `load`.
 *  D2. Selection is no step of its own, but every step remembers it. */
export class Draft {
  #graph: Graph
  #history: History = emptyHistory
  #selection: readonly string[] = []
  #changes = 0
  #view: DraftView
  #readers = new Set<() => void>()
  readonly #now: () => number

  constructor(graph: Graph, now: () => number = Date.now) {
    this.#graph = inOrder(graph)
    this.#now = now
    this.#view = this.#look()
  }

  readonly read = (): DraftView => this.#view

  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader)
    return () => this.#readers.delete(reader)
  }

  get graph(): Graph {
    return this.#graph
  }

  get history(): History {
    return this.#history
  }

  /** Runs an edit of program/edits.ts as one labelled step. An edit that changes nothing leaves no step.
   *  @returns whether anything changed */
  perform(label: Label, edit: (graph: Graph) => Graph, options: PerformOptions = {}): boolean {
    const before = this.#graph
    const edited = edit(before)
    const after = edited === before ? before : inOrder(edited)
    const selected = this.#existing(options.select ?? this.#selection, after)
    const change = changeBetween(before, after)
    if (changesNothing(change)) {
      if (options.select) this.select(selected)
      return false
    }
    const step: HistoryStep = {
      label,
      change,
      before: this.#selection,
      after: selected,
      burst: options.burst ?? null,
      at: this.#now(),
    }
    this.#history = record(this.#history, step, before, after)
    this.#settle(after, selected)
    return true
  }

  /** @param count how many steps at once
   *  @returns the label of what was undone last, null when there was nothing to undo */
  undo(count = 1): Label | null {
    const undone = this.#history.past.slice(-count).reverse()
    const last = undone.at(-1)
    if (!last) return null
    const past = this.#history.past.slice(0, -undone.length)
    this.#history = { past, future: [...undone.toReversed(), ...this.#history.future] }
    const graph = undone.reduce((drawn, { change }) => applyChange(drawn, reverseChange(change)), this.#graph)
    this.#settle(graph, this.#existing(last.before, graph))
    return last.label
  }

  /** @returns the label of what was done again last, null when there was nothing */
  redo(count = 1): Label | null {
    const again = this.#history.future.slice(0, count)
    const last = again.at(-1)
    if (!last) return null
    const past = [...this.#history.past, ...again.map((step) => ({ ...step, burst: null }))]
    this.#history = { past, future: this.#history.future.slice(again.length) }
    const graph = again.reduce((drawn, { change }) => applyChange(drawn, change), this.#graph)
    this.#settle(graph, this.#existing(last.after, graph))
    return last.label
  }

  /** Ends the burst under way, as leaving a field does. */
  seal(): void {
    const last = this.#history.past.at(-1)
    if (last?.burst)
      this.#history = { ...this.#history, past: [...this.#history.past.slice(0, -1), { ...last, burst: null }] }
  }

  /** Another drawing in place of this one, without history: what the server holds when the page opens. */
  load(graph: Graph, history: History = emptyHistory): void {
    this.#history = history
    const ordered = inOrder(graph)
    this.#settle(ordered, this.#existing(this.#selection, ordered))
  }

  select(ids: readonly string[]): void {
    const selection = this.#existing(ids, this.#graph)
    if (sameIds(selection, this.#selection)) return
    this.#selection = selection
    this.seal()
    this.#publish()
  }

  #existing(ids: readonly string[], graph: Graph): readonly string[] {
    return ids.every((id) => graph.nodes[id]) ? ids : ids.filter((id) => graph.nodes[id])
  }

  #settle(graph: Graph, selection: readonly string[]): void {
    this.#graph = graph
    this.#selection = sameIds(selection, this.#selection) ? this.#selection : selection
    this.#changes += 1
    this.#publish()
  }

  #publish(): void {
    this.#view = this.#look()
    for (const reader of [...this.#readers]) reader()
  }

  #look(): DraftView {
    return {
      graph: this.#graph,
      selection: this.#selection,
      undo: this.#history.past.at(-1)?.label ?? null,
      redo: this.#history.future[0]?.label ?? null,
      changes: this.#changes,
    }
  }
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, i) => id === b[i]))
}
