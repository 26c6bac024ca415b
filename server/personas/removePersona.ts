import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

/** The program is tried on this one no more. */
export async function removePersona(
  scope: Scope,
  { programId, id }: { programId: number; id: number },
): Promise<{ id: number }> {
  return inTransaction(scope.database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'delete from persona where workspace_id = $1 and program_id = $2 and id = $3 returning name',
      [scope.workspaceId, programId, id],
    )
    const gone = rows[0]
    if (!gone) throw new Refusal('notFound.persona')
    await writeAudit(client, scope, 'persona.remove', `program ${programId}`, { persona: id, name: gone.name })
    return { id }
  })
}
