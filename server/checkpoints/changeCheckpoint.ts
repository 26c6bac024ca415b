import { type Graph, GraphSchema } from '#engine/program/graph.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

interface Which {
  /** The program. */
  readonly id: number
  readonly checkpointId: number
}

/** The drawing as it was kept. */
export async function getCheckpoint(scope: Scope, { id, checkpointId }: Which): Promise<{ graph: Graph }> {
  const { rows } = await scope.database.pool.query<{ graph: unknown }>({
    name: 'get-checkpoint',
    text: 'select graph from checkpoint where workspace_id = $1 and program_id = $2 and id = $3',
    values: [scope.workspaceId, id, checkpointId],
  })
  if (!rows[0]) throw new Refusal('notFound.checkpoint')
  const graph = GraphSchema.safeParse(rows[0].graph)
  if (!graph.success) throw new Refusal('graph.newer', {}, { cause: graph.error })
  return { graph: graph.data }
}

export async function renameCheckpoint(
  { database, workspaceId }: Scope,
  { id, checkpointId, name }: Which & { readonly name: string },
): Promise<{ name: string }> {
  const { rowCount } = await database.pool.query(
    'update checkpoint set name = $4 where workspace_id = $1 and program_id = $2 and id = $3',
    [workspaceId, id, checkpointId, name],
  )
  if (rowCount === 0) throw new Refusal('notFound.checkpoint')
  return { name }
}

export async function removeCheckpoint(scope: Scope, { id, checkpointId }: Which): Promise<void> {
  await inTransaction(scope.database, async (client) => {
    const { rowCount } = await client.query(
      'delete from checkpoint where workspace_id = $1 and program_id = $2 and id = $3',
      [scope.workspaceId, id, checkpointId],
    )
    if (rowCount === 0) throw new Refusal('notFound.checkpoint')
    await writeAudit(client, scope, 'program.dropDraft', `program ${id}`, { checkpoint: checkpointId })
  })
}
