import { expect } from '@playwright/test'
import type { Graph } from '#engine/program/graph.ts'
import type { Account } from './backstage.ts'

/** A program's drawing as the server holds it. */
export class Drawing {
  constructor(
    readonly marketer: Account,
    readonly workspaceId: number,
    readonly programId: number,
  ) {}

  async read(): Promise<Graph> {
    const { workspaceId, programId: id } = this
    return (await this.marketer.call.programs.get.query({ workspaceId, id })).graph
  }

  /** The drawing as text that is equal for equal drawings: keys in order, new steps named by when they came. */
  async text(known: Graph): Promise<string> {
    const graph = await this.read()
    const fresh = Object.keys(graph.nodes).filter((id) => !known.nodes[id])
    const named = fresh.reduce((text, id, n) => text.replaceAll(id, `new${n}`), JSON.stringify(graph))
    // Ordered by the new names: ids of new steps are thrown by dice.
    return sorted(JSON.parse(named))
  }

  /** Waits until the server holds it. */
  async becomes(expected: string, known: Graph): Promise<void> {
    await expect.poll(() => this.text(known)).toBe(expected)
  }
}

export function sorted(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, part: unknown) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    1,
  )
}
