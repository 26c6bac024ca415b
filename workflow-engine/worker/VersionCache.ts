import type pg from 'pg'
import { compileJourney, type Journey } from '../journey/compileJourney.ts'
import type { Graph } from '../program/graph.ts'

const text = 'select graph from program_version where workspace_id = $1 and program_id = $2 and number = $3'

/** Published versions, ready to run. They never change, so what is here is always right; the least used leave first. */
export class VersionCache {
  readonly #journeys = new Map<string, Journey>()
  readonly #limit: number

  constructor(limit = 500) {
    this.#limit = limit
  }

  /** @throws when there is no such version */
  async get(
    client: pg.ClientBase,
    workspaceId: number,
    { programId, version }: { readonly programId: number; readonly version: number },
  ): Promise<Journey> {
    const key = `${workspaceId} ${programId} ${version}`
    const known = this.#journeys.get(key)
    if (known) {
      this.#journeys.delete(key)
      this.#journeys.set(key, known)
      return known
    }
    const { rows } = await client.query<{ graph: Graph }>({
      name: 'loadVersion',
      text,
      values: [workspaceId, programId, version],
    })
    const graph = rows[0]?.graph
    if (!graph) throw new Error(`Version ${version} of program ${programId} does not exist.`)
    const journey = compileJourney(graph)
    this.#journeys.set(key, journey)
    if (this.#journeys.size > this.#limit) this.#journeys.delete(this.#journeys.keys().next().value as string)
    return journey
  }
}
