import type pg from 'pg'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { checkGraph } from './checkGraph.ts'
import { goLive } from './goLive.ts'
import { loadGraphs } from './inFlight/loadStanding.ts'
import { refuseNewer, versionOf } from './inFlight/migratePeople.ts'
import { loadProgram, type ProgramRecord } from './loadProgram.ts'
import { lookAtDraft } from './lookAtDraft.ts'
import { type Published, refuseBlocked } from './publishProgram.ts'
import { readSeen, refuseUnseen } from './seen.ts'
import type { Foreseen, VariantEmail } from './writeVersion.ts'

export interface RepublishOrder {
  readonly id: number
  /** The older version to publish once more. */
  readonly number: number
  /** The live version that was looked at; a newer one is refused. */
  readonly liveVersion: number
  readonly note: string
  readonly plan?: MigrationPlan | undefined
  readonly people?: number | undefined
  /** What people call the new version. */
  readonly name?: string | undefined
  /** What the preview showed (seen.ts). */
  readonly seen?: string | undefined
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
  const lookAgain = async (client: pg.ClientBase, program: ProgramRecord): Promise<Foreseen> => {
    const seen = readSeen(order.seen ?? '')
    // The draft does not take part: it may have been drawn on meanwhile.
    const now = await lookAtDraft(client, scope, program, { after: graph, plan: order.plan, isDraft: false })
    refuseUnseen({ ...seen, revision: 0 }, { ...now.seen, revision: 0 }, { enrollExisting: false, acceptOthers: true })
    return { counts: seen.counts }
  }
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    refuseNewer(versionOf(program), order.liveVersion)
    const foreseen = { copyOf: number, ...(order.seen === undefined ? {} : await lookAgain(client, program)) }
    return goLive(client, scope, { ...order, graph, emails, enrollExisting: false, copyOf: number, foreseen })
  })
}
