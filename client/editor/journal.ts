import type { Graph } from '#engine/program/graph.ts'
import { inOrder } from './history.ts'

/** A draft that the server does not have yet, kept on this device. */
export interface JournalEntry {
  /** The server's revision that the drawing was made on. */
  readonly revision: number
  readonly graph: Graph
}

export interface Journal {
  read(): JournalEntry | null
  write(entry: JournalEntry): void
  clear(): void
}

/** A journal in the browser's storage. A full or forbidden storage makes it forgetful, never broken. */
export function storageJournal(storage: Storage | undefined, workspaceId: number, programId: number): Journal {
  const key = `polku.draft.${workspaceId}.${programId}`
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

/** What to open a program with, given what the server holds and what this device kept.
 *  `mine` is null when there is nothing to bring back; `stale` says that somebody saved in between. */
export function reconcile(server: JournalEntry, kept: JournalEntry | null): { mine: Graph | null; stale: boolean } {
  if (!kept || sameDrawing(kept.graph, server.graph)) return { mine: null, stale: false }
  return { mine: kept.graph, stale: kept.revision !== server.revision }
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
