import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { checkGraph } from './checkGraph.ts'
import { goLive } from './goLive.ts'
import { loadGraphs } from './inFlight/loadStanding.ts'
import { refuseNewer, versionOf } from './inFlight/migratePeople.ts'
import { loadProgram } from './loadProgram.ts'
import { type Published, refuseBlocked } from './publishProgram.ts'
import type { VariantEmail } from './writeVersion.ts'

export interface RepublishOrder {
  readonly id: number
  /** The older version to publish once more. */
  readonly number: number
  /** The live version that was looked at; a newer one is refused. */
  readonly liveVersion: number
  readonly note: string
  readonly plan?: MigrationPlan | undefined
  readonly people?: number | undefined
}

/** The way back: an older version, with its emails as they were compiled then, becomes the newest. The draft stays as it
 *  is. What the older version needs must still be there; otherwise it is refused with the issues. */
export async function republishVersion(scope: Scope, order: RepublishOrder): Promise<Published> {
  const { id, number } = order
  const { pool } = scope.database
  await loadProgram(pool, scope, id)
  const graph = (await loadGraphs(pool, scope.workspaceId, id, [number])).get(number)
  if (!graph) throw new Refusal('notFound.version')
  refuseBlocked(await checkGraph(scope, id, graph))
  const { rows: emails } = await pool.query<VariantEmail>(
    `select node_id as "nodeId", variant_id as "variantId", compiled from version_email
     where workspace_id = $1 and program_id = $2 and version = $3`,
    [scope.workspaceId, id, number],
  )
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    refuseNewer(versionOf(program), order.liveVersion)
    return goLive(client, scope, { ...order, graph, emails, enrollExisting: false, copyOf: number })
  })
}
