import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { checkGraph } from '#server/programs/checkGraph.ts'
import { loadProgram, signatureOf } from '#server/programs/loadProgram.ts'
import { lookAtDraft } from '#server/programs/lookAtDraft.ts'
import { type PublishOrder, refuseBlocked } from '#server/programs/publishProgram.ts'
import { refuseStale } from '#server/programs/refuseStale.ts'
import { readSeen, refuseUnseen } from '#server/programs/seen.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'

export interface PlanOrder extends Omit<PublishOrder, 'people' | 'seen'> {
  readonly seen: string
  /** ISO 8601, workspace time. */
  readonly dueAt: string
}

const longestAhead = 366 * 24 * 60 * 60 * 1000

/** Plans the draft that was looked at to go live at a time. What is drawn afterwards does not become part of it. A plan
 *  that there is already gives way. */
export async function planPublication(scope: Scope, order: PlanOrder): Promise<{ id: number; dueAt: string }> {
  const { workspaceId } = scope
  const { id, revision, enrollExisting, acceptOthers = false, plan } = order
  const looked = await loadProgram(scope.database.pool, scope, id)
  await refuseStale(scope.database.pool, scope, looked, revision)
  refuseBlocked(await checkGraph(scope, id, looked.draft))
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    await refuseStale(client, scope, program, revision)
    const now = await workspaceNow(client, workspaceId)
    const ahead = Date.parse(order.dueAt) - now.getTime()
    if (!(ahead > 0 && ahead <= longestAhead)) throw new Refusal('publication.range', {}, { field: 'dueAt' })
    const seen = readSeen(order.seen)
    const again = await lookAtDraft(client, scope, program, { after: program.draft, plan })
    refuseUnseen(seen, again.seen, { enrollExisting, acceptOthers })
    await client.query(
      `update publication set pending = null, outcome = 'calledOff', settled_at = now()
       where workspace_id = $1 and program_id = $2 and pending`,
      [workspaceId, id],
    )
    const { rows } = await client.query<{ id: number; dueAt: Date }>(
      `insert into publication (workspace_id, program_id, revision, live_version, graph, name, note, enroll_existing, plan,
         authors, foreseen, due_at, by)
       select $1, $2, revision, live_version, draft, $3, $4, $5, $6, $7, $8, $9, $10 from program
       where workspace_id = $1 and id = $2
       returning id, due_at as "dueAt"`,
      [
        workspaceId,
        id,
        order.name ?? '',
        order.note,
        enrollExisting,
        plan ? JSON.stringify(plan) : null,
        JSON.stringify(again.drew),
        JSON.stringify({ counts: seen.counts }),
        order.dueAt,
        signatureOf(scope.actor),
      ],
    )
    const planned = rows[0]
    if (!planned) throw new Error('The publication was not written.')
    await writeAudit(client, scope, 'program.planPublish', `program ${id}`, { revision, dueAt: order.dueAt })
    return { id: planned.id, dueAt: planned.dueAt.toISOString() }
  })
}
