import { useCallback, useRef, useSyncExternalStore } from 'react'

/** A value that is replaced, never changed, and those who want to know. */
export class Store<State> {
  #state: State
  readonly #readers = new Set<() => void>()

  constructor(state: State) {
    this.#state = state
  }

  readonly read = (): State => this.#state

  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader)
    return () => this.#readers.delete(reader)
  }

  set(part: Partial<State>): void {
    const changed = (Object.keys(part) as (keyof State)[]).some((key) => !Object.is(part[key], this.#state[key]))
    if (!changed) return
    this.#state = { ...this.#state, ...part }
    for (const reader of [...this.#readers]) reader()
  }
}

/** Anything with a snapshot and news of it: Store, Draft, Autosave. */
export interface Readable<State> {
  read(): State
  subscribe(reader: () => void): () => void
}

/** Part of a store; the component is drawn again only when that part changes identity. */
export function useStore<State, Part>(store: Readable<State>, pick: (state: State) => Part): Part {
  const latest = useRef(pick)
  latest.current = pick
  const look = useCallback(() => latest.current(store.read()), [store])
  return useSyncExternalStore(store.subscribe, look)
}
