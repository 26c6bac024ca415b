import type pg from 'pg'
import type { Graph } from '#engine/program/graph.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** A published drawing, as it runs. */
export async function getVersion(
  client: Pick<pg.ClientBase, 'query'>,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  { id, number }: { id: number; number: number },
): Promise<{ graph: Graph }> {
  const { rows } = await client.query<{ graph: Graph }>({
    name: 'get-version',
    text: 'select graph from program_version where workspace_id = $1 and program_id = $2 and number = $3',
    values: [workspaceId, id, number],
  })
  const version = rows[0]
  if (!version) throw new Refusal('notFound.version')
  return version
}
