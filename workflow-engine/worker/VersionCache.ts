import type pg from 'pg'
import { compileJourney, type Journey } from '../journey/compileJourney.ts'
import type { Graph } from '../program/graph.ts'
import { LruCache } from './LruCache.ts'

const text = 'select graph from program_version where workspace_id = $1 and program_id = $2 and number = $3'

/** Published versions, ready to run. They never change, so what is here is always right. */
export class VersionCache {
  readonly #journeys = new LruCache<Journey>(500)
  readonly #compile: (graph: Graph) => Journey

  constructor(compile: (graph: Graph) => Journey = compileJourney) {
    this.#compile = compile
  }

  /** @throws when there is no such version */
  get(
    client: pg.ClientBase,
    workspaceId: number,
    { programId, version }: { readonly programId: number; readonly version: number },
  ): Promise<Journey> {
    return this.#journeys.get(`${workspaceId} ${programId} ${version}`, async () => {
      const { rows } = await client.query<{ graph: Graph }>({
        name: 'loadVersion',
        text,
        values: [workspaceId, programId, version],
      })
      const graph = rows[0]?.graph
      if (!graph) throw new Error(`Version ${version} of program ${programId} does not exist.`)
      return this.#compile(graph)
    })
  }
}
