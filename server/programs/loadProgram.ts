import type pg from 'pg'
import { type Graph, GraphSchema } from '#engine/program/graph.ts'
import { Refusal } from '#server/refusal.ts'
import type { Actor, Scope } from '#server/scope.ts'
import type { ProgramStatus } from './programStatus.ts'

export interface ProgramRecord {
  readonly id: number
  readonly name: string
  readonly status: ProgramStatus
  readonly draft: Graph
  readonly revision: number
  readonly liveVersion: number | null
  /** The higher goes first: -100 to 100. */
  readonly priority: number
  readonly updatedAt: Date
  readonly updatedByName: string | null
  readonly archivedAt: Date | null
}

const columns = `
select p.id, p.name, p.status, p.draft, p.revision, p.live_version as "liveVersion", p.priority,
  p.updated_at as "updatedAt", coalesce(u.name, k.name) as "updatedByName", p.archived_at as "archivedAt"
from program p
left join "user" u on u.id = p.updated_by
left join api_key k on k.workspace_id = p.workspace_id and 'key:' || k.id = p.updated_by
where p.workspace_id = $1 and p.id = $2`

/** A program of the workspace, or the refusal that there is none. With `lock`, nobody else writes it until the
 *  transaction ends. */
export async function loadProgram(
  client: Pick<pg.ClientBase, 'query'>,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  id: number,
  { lock = false } = {},
): Promise<ProgramRecord> {
  const { rows } = await client.query<ProgramRecord>({
    name: lock ? 'lock-program' : 'load-program',
    text: lock ? `${columns} for no key update of p` : columns,
    values: [workspaceId, id],
  })
  const row = rows[0]
  if (!row) throw new Refusal('notFound.program')
  const draft = GraphSchema.safeParse(row.draft)
  if (!draft.success) throw new Refusal('graph.newer', {}, { cause: draft.error })
  return { ...row, draft: draft.data }
}

/** What `updated_by` and `published_by` hold of an actor. */
export function signatureOf(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : `key:${actor.id}`
}
