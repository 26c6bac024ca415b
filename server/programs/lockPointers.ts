import type pg from 'pg'
import type { Graph } from '#engine/program/graph.ts'
import { Refusal } from '#server/refusal.ts'
import { pointersOf } from './pointersOf.ts'

/** Lists first, then files, each in the order of their ids; refuses what has been archived since it was checked. */
export async function lockPointers(client: pg.ClientBase, workspaceId: number, graph: Graph): Promise<void> {
  const { lists, files } = pointersOf(graph)
  for (const [table, ids] of [
    ['list', [...lists]],
    ['file', [...files]],
  ] as const) {
    const { rows } = await client.query<{ gone: boolean }>(
      `select archived_at is not null as gone from ${table} where workspace_id = $1 and id = any($2::int[])
       order by id for update`,
      [workspaceId, ids],
    )
    if (rows.some((row) => row.gone)) throw new Refusal('program.changed')
  }
}
