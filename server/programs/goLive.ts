import type pg from 'pg'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { MigrationPlan } from '#engine/program/migrationPlan.ts'
import { writeAudit } from '#server/audit.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { enrollMembers } from './enrollMembers.ts'
import { entriesOf } from './entriesOf.ts'
import { movePeople } from './inFlight/movePeople.ts'
import { lockPointers } from './lockPointers.ts'
import { lookAtSegments } from './lookAtSegments.ts'
import { settleAuthors } from './noteAuthors.ts'
import type { Published } from './publishProgram.ts'
import { type NewVersion, writeVersion } from './writeVersion.ts'

// B1. A version and its emails are written once and never changed. People stay on the version they entered, unless a plan
//     moves them: in the same transaction, so that nobody is ever seen between two versions.
// B2. Everything is compiled before the transaction begins; the revision says that it is still the same drawing.
// B3. The rows of the entry lists and of all files are locked before the members are read and the new triggers are seen,
//     so that nobody is lost between joining and publishing (intake, I4), and nothing in use is archived meanwhile.
// B4. Whoever stands somewhere is locked before the lists are. A batch of the worker holds people and may have to put one
//     on a list; the other way round the two would wait for each other.

export interface LiveOrder extends Omit<NewVersion, 'authors'> {
  readonly enrollExisting: boolean
  readonly plan?: MigrationPlan | undefined
  readonly people?: number | undefined
  /** The older version that this one is a copy of. */
  readonly copyOf?: number
  /** Who drew what it changes, when that is known better than the draft knows it now. */
  readonly authors?: readonly string[]
  /** The planned publication that this is. */
  readonly publicationId?: number
}

/** Publishes a checked drawing, in the transaction that holds its program. */
export async function goLive(client: pg.ClientBase, scope: Scope, order: LiveOrder): Promise<Published> {
  const { id, graph, plan, people, enrollExisting, note, copyOf } = order
  const { workspaceId } = scope
  await lookAtSegments(client, workspaceId, entriesOf(graph))
  await overtake(client, workspaceId, id, order.publicationId ?? null)
  const live = await liveGraph(client, workspaceId, id)
  const drew = await settleAuthors(client, workspaceId, id, { live, published: graph })
  const authors = copyOf ? [] : (order.authors ?? drew)
  const version = await writeVersion(client, scope, { ...order, authors })
  const moved = plan
    ? await movePeople(client, scope, { programId: id, toVersion: version, after: graph, plan, people })
    : undefined
  await lockPointers(client, workspaceId, graph)
  const entered = enrollExisting
    ? await enrollMembers(
        client,
        workspaceId,
        { id, version },
        entriesOf(graph),
        await workspaceNow(client, workspaceId),
      )
    : 0
  const details = { version, entered, note, ...(copyOf ? { copyOf } : {}), ...(moved ? { moved } : {}) }
  await writeAudit(client, scope, 'program.publish', `program ${id}`, details)
  await notifyWork(client, workspaceId)
  return moved ? { version, entered, moved } : { version, entered }
}

/** What was planned to go live was drawn over something else than what is live now: it is not published any more. */
async function overtake(client: pg.ClientBase, workspaceId: number, id: number, except: number | null): Promise<void> {
  await client.query(
    `update publication set pending = null, outcome = 'overtaken', settled_at = now()
     where workspace_id = $1 and program_id = $2 and pending and id is distinct from $3`,
    [workspaceId, id, except],
  )
}

async function liveGraph(client: pg.ClientBase, workspaceId: number, id: number): Promise<Graph | null> {
  const { rows } = await client.query<{ graph: Graph }>(
    `select v.graph from program p
     join program_version v on v.workspace_id = $1 and v.program_id = $2 and v.number = p.live_version
     where p.workspace_id = $1 and p.id = $2`,
    [workspaceId, id],
  )
  return rows[0]?.graph ?? null
}
