import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { loadProgram, signatureOf } from '#server/programs/loadProgram.ts'
import { refuseStale } from '#server/programs/refuseStale.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** More than this nobody finds anything among. */
const most = 200

/** Keeps the draft as it is now under a name. `revision` is the one that was looked at. */
export async function keepCheckpoint(
  scope: Scope,
  { id, revision, name }: { id: number; revision: number; name: string },
): Promise<{ id: number }> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    await refuseStale(client, scope, program, revision)
    const { rows } = await client.query<{ id: number }>(
      `insert into checkpoint (workspace_id, program_id, name, graph, revision, by)
       select $1, $2, $3, draft, revision, $4 from program
       where workspace_id = $1 and id = $2
         and (select count(*) from checkpoint where workspace_id = $1 and program_id = $2) < $5
       returning id`,
      [workspaceId, id, name, signatureOf(scope.actor), most],
    )
    const kept = rows[0]
    if (!kept) throw new Refusal('checkpoint.tooMany', { limit: most })
    await writeAudit(client, scope, 'program.keepDraft', `program ${id}`, { checkpoint: kept.id, name, revision })
    return kept
  })
}
