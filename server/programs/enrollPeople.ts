import { enroll } from '#engine/intake/enroll.ts'
import { cueOf } from '#engine/nodes/cue.ts'
import type { Graph } from '#engine/program/graph.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { enrollMembers } from './enrollMembers.ts'
import { entriesOf, type GraphEntry, triggersOf } from './entriesOf.ts'
import { getVersion } from './getVersion.ts'
import { loadProgram } from './loadProgram.ts'

export interface EnrollOrder {
  readonly id: number
  /** Just these people; left out: everybody on the program's entry lists and in its entry segments. */
  readonly prospectIds?: readonly number[]
  /** The entry to come in by; left out: the one for people who are brought in, or the first. */
  readonly nodeId?: string
}

/** Brings people into the live version. Those given come again as the program's rules say; of the others, whoever has
 *  been in the program before stays out. */
export async function enrollPeople(scope: Scope, order: EnrollOrder): Promise<{ entered: number }> {
  const { workspaceId, database } = scope
  return inTransaction(database, async (client) => {
    const program = await loadProgram(client, scope, order.id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    if (program.liveVersion === null) throw new Refusal('program.unpublished')
    if (program.status === 'ended') throw new Refusal('program.notRunning')
    const version = program.liveVersion
    const { graph } = await getVersion(client, scope, { id: order.id, number: version })
    const now = await workspaceNow(client, workspaceId)
    const { prospectIds } = order
    const entered = prospectIds
      ? await enroll(client, {
          workspaceId,
          programId: order.id,
          version,
          nodeId: doorOf(graph, order.nodeId),
          prospectIds,
          now,
        })
      : await enrollMembers(client, workspaceId, { id: order.id, version }, feedsOf(graph, order.nodeId), now)
    await writeAudit(client, scope, 'program.enroll', `program ${order.id}`, { version, entered })
    return { entered }
  })
}

function doorOf(graph: Graph, nodeId?: string): string {
  const doors = triggersOf(graph).filter((door) => nodeId === undefined || door.nodeId === nodeId)
  const door = doors.find(({ cue }) => cue === cueOf.manual) ?? doors[0]
  if (!door) throw new Refusal('notFound.node', {}, { field: 'nodeId' })
  return door.nodeId
}

function feedsOf(graph: Graph, nodeId?: string): GraphEntry[] {
  const feeds = entriesOf(graph).filter((feed) => nodeId === undefined || feed.nodeId === nodeId)
  if (feeds.length === 0) throw new Refusal('notFound.node', {}, { field: 'nodeId' })
  return feeds
}
