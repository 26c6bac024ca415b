import type pg from 'pg'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import type { Graph } from '#engine/program/graph.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { type CompiledEmail, compileEmail } from '#templates/compileEmail.ts'
import { checkGraph } from './checkGraph.ts'
import { enrollMembers } from './enrollMembers.ts'
import { entriesOf, triggersOf } from './entriesOf.ts'
import { loadProgram, signatureOf } from './loadProgram.ts'
import { emailsOf, pointersOf } from './pointersOf.ts'
import { refuseStale } from './refuseStale.ts'

// B1. A version and its emails are written once and never changed. People stay on the version they entered.
// B2. Everything is compiled before the transaction begins; the revision says that it is still the same drawing.
// B3. The rows of the entry lists and of all files are locked before the triggers are rewritten and the members read, so
//     that nobody is lost between joining and publishing (intake, I4), and nothing in use is archived meanwhile.

export interface PublishOrder {
  readonly id: number
  /** The revision that was looked at; a newer one is refused as program.stale. */
  readonly revision: number
  /** Bring in those who are on the entry lists already. */
  readonly enrollExisting: boolean
  readonly note: string
}

export interface Published {
  readonly version: number
  /** People brought in from the entry lists. */
  readonly entered: number
}

/** Makes the draft the program's newest version and starts it. Refuses with the issues while there are blockers. */
export async function publishProgram(scope: Scope, order: PublishOrder): Promise<Published> {
  const seen = await loadProgram(scope.database.pool, scope, order.id)
  await refuseStale(scope.database.pool, scope, seen, order.revision)
  refuseBlocked(await checkGraph(scope, seen.draft))
  const emails = await compileAll(seen.draft)

  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, order.id, { lock: true })
    await refuseStale(client, scope, program, order.revision)
    await lockPointers(client, scope.workspaceId, seen.draft)
    const version = await writeVersion(client, scope, order, seen.draft, emails)
    const entered = order.enrollExisting
      ? await enrollMembers(
          client,
          scope.workspaceId,
          { id: order.id, version },
          entriesOf(seen.draft),
          await workspaceNow(client, scope.workspaceId),
        )
      : 0
    await writeAudit(client, scope, 'program.publish', `program ${order.id}`, { version, entered, note: order.note })
    await notifyWork(client, scope.workspaceId)
    return { version, entered }
  })
}

function refuseBlocked(issues: readonly Issue[]): void {
  const blockers = issues.filter((issue) => issue.severity === 'blocker')
  if (blockers.length > 0) throw new Refusal('program.blocked', { count: blockers.length }, { issues })
}

interface VariantEmail {
  readonly nodeId: string
  readonly variantId: string
  readonly compiled: CompiledEmail
}

async function compileAll(graph: Graph): Promise<VariantEmail[]> {
  const emails: VariantEmail[] = []
  for (const node of Object.values(graph.nodes)) {
    for (const { variantId, content } of emailsOf(node)) {
      // What cannot be compiled stands where nobody comes: elsewhere it was a blocker.
      const compiled = await compileEmail(content).catch(() => null)
      if (compiled) emails.push({ nodeId: node.id, variantId, compiled })
    }
  }
  return emails
}

/** Lists first, then files, each in the order of their ids; refuses what has been archived since it was checked. */
async function lockPointers(client: pg.ClientBase, workspaceId: number, graph: Graph): Promise<void> {
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

async function writeVersion(
  client: pg.ClientBase,
  scope: Scope,
  { id, note }: PublishOrder,
  graph: Graph,
  emails: readonly VariantEmail[],
): Promise<number> {
  const { workspaceId } = scope
  const { rows } = await client.query<{ number: number }>(
    `insert into program_version (workspace_id, program_id, number, graph, note, published_by)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5
     from program_version where workspace_id = $1 and program_id = $2
     returning number`,
    [workspaceId, id, JSON.stringify(graph), note, signatureOf(scope.actor)],
  )
  const version = rows[0]?.number
  if (version === undefined) throw new Error('The version was not written.')
  await client.query(
    `insert into version_email (workspace_id, program_id, version, node_id, variant_id, compiled)
     select $1, $2, $3, e."nodeId", e."variantId", e.compiled
     from jsonb_to_recordset($4::jsonb) as e("nodeId" text, "variantId" text, compiled jsonb)`,
    [workspaceId, id, version, JSON.stringify(emails)],
  )
  await client.query('delete from entry_trigger where workspace_id = $1 and program_id = $2', [workspaceId, id])
  await client.query(
    `insert into entry_trigger (workspace_id, cue, program_id, version, node_id, config)
     select $1, e.cue, $2, $3, e."nodeId", e.config
     from jsonb_to_recordset($4::jsonb) as e(cue text, "nodeId" text, config jsonb)`,
    [workspaceId, id, version, JSON.stringify(triggersOf(graph))],
  )
  await client.query(`update program set status = 'running', live_version = $3 where workspace_id = $1 and id = $2`, [
    workspaceId,
    id,
    version,
  ])
  return version
}
