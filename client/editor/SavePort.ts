import type { Graph } from '#engine/program/graph.ts'

/** A drawing as the server holds it. */
export interface Held {
  readonly revision: number
  readonly graph: Graph
  readonly savedAt: Date
  /** Who saved it; '' when nobody knows. */
  readonly savedBy: string
}

/** The server, as far as saving goes. */
export interface SavePort {
  /** @throws SaveConflict, SaveBeside, SaveRefused, or anything when the server is out of reach */
  save(revision: number, graph: Graph): Promise<{ revision: number; savedAt: Date }>
  fetch(): Promise<Held>
}

// How a save fails: the ways that trying again does not help. Anything else is a lost connection.

/** Somebody saved in between. */
export class SaveConflict extends Error {}

/** Somebody else is the one who edits. */
export class SaveBeside extends Error {}

export class SaveRefused extends Error {}
