import { enroll } from '#engine/intake/enroll.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { enrollMembers } from './enrollMembers.ts'
import { entriesOf } from './entriesOf.ts'
import { getVersion } from './getVersion.ts'
import { loadProgram } from './loadProgram.ts'

export interface EnrollOrder {
  readonly id: number
  /** Just these people; left out: everybody on the program's entry lists. */
  readonly prospectIds?: readonly number[]
  /** The entry to come in by; left out: the first. */
  readonly nodeId?: string
}

/** Brings people into the live version. Whoever has been in the program before stays out. */
export async function enrollPeople(scope: Scope, order: EnrollOrder): Promise<{ entered: number }> {
  const { workspaceId, database } = scope
  return inTransaction(database, async (client) => {
    const program = await loadProgram(client, scope, order.id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    if (program.liveVersion === null) throw new Refusal('program.unpublished')
    if (program.status === 'ended') throw new Refusal('program.notRunning')
    const version = program.liveVersion
    const { graph } = await getVersion(client, scope, { id: order.id, number: version })
    const entries = entriesOf(graph).filter(({ nodeId }) => order.nodeId === undefined || nodeId === order.nodeId)
    const [first] = entries
    if (!first) throw new Refusal('notFound.node', {}, { field: 'nodeId' })
    const now = await workspaceNow(client, workspaceId)
    const entered = order.prospectIds
      ? await enroll(client, {
          workspaceId,
          programId: order.id,
          version,
          nodeId: first.nodeId,
          prospectIds: order.prospectIds,
          now,
        })
      : await enrollMembers(client, workspaceId, { id: order.id, version }, entries, now)
    await writeAudit(client, scope, 'program.enroll', `program ${order.id}`, { version, entered })
    return { entered }
  })
}
