import type { Graph } from '#engine/program/graph.ts'
import { inOrder } from './history.ts'

/** A draft that the server does not have yet, kept on this device. */
export interface JournalEntry {
  /** The server's revision that the drawing was made on. */
  readonly revision: number
  readonly graph: Graph
  /** The drawing of that revision, to merge with a newer one. */
  readonly base?: Graph
  /** How many changes there are, as a person counts them. */
  readonly changes?: number
}

export interface Shelf {
  read(): JournalEntry | null
  write(entry: JournalEntry): void
  clear(): void
}

export interface Journal extends Shelf {
  /** What was unsaved when somebody else began to edit. */
  readonly aside: Shelf
}

/** A journal in the browser's storage. */
export function storageJournal(storage: Storage | undefined, workspaceId: number, programId: number): Journal {
  const key = `polku.draft.${workspaceId}.${programId}`
  return { ...shelfIn(storage, key), aside: shelfIn(storage, `${key}.aside`) }
}

/** A full or forbidden storage makes it forgetful, never broken. */
function shelfIn(storage: Storage | undefined, key: string): Shelf {
  const quietly = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return storage ? act(storage) : otherwise
    } catch {
      return otherwise
    }
  }
  return {
    read: () =>
      quietly((storage) => {
        const text = storage.getItem(key)
        const entry = text === null ? null : (JSON.parse(text) as JournalEntry)
        return entry && entry.graph?.format === 1 ? entry : null
      }, null),
    write: (entry) => quietly((storage) => storage.setItem(key, JSON.stringify(entry)), undefined),
    clear: () => quietly((storage) => storage.removeItem(key), undefined),
  }
}

export function sameDrawing(a: Graph, b: Graph): boolean {
  return a === b || stable(inOrder(a)) === stable(inOrder(b))
}

/** JSON with every object's keys in order: jsonb does not keep the order they were written in. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
