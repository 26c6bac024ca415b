import { z } from 'zod'
import { Outcome } from '#engine/simulate/outcome.ts'
import { Beginning, Happening, SimulatedPerson } from '#engine/simulate/scenario.ts'
import { writeAudit } from '#server/audit.ts'
import { Id, Name } from '#server/inputs.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { loadProgram, signatureOf } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export const PersonaInput = z.object({
  programId: Id,
  /** Left out: a new one. */
  id: Id.optional(),
  name: Name,
  person: SimulatedPerson,
  happenings: z.array(Happening).max(500),
  beginning: Beginning,
  /** What should become of it. */
  outcome: Outcome.nullable(),
})

/** More than this nobody looks through, and every publication runs them all. */
const mostPersonas = 100

/** Saves somebody whom a program is tried on. */
export async function savePersona(scope: Scope, input: z.infer<typeof PersonaInput>): Promise<{ id: number }> {
  const { workspaceId } = scope
  const { programId, id, name, person, happenings, beginning, outcome } = input
  return inTransaction(scope.database, async (client) => {
    // One at a time, so that nobody saves the hundred and first.
    await loadProgram(client, scope, programId, { lock: true })
    const values = [workspaceId, programId, name, ...[person, happenings, beginning, outcome ?? {}].map(json)]
    const by = signatureOf(scope.actor)
    const { rows } =
      id === undefined
        ? await client.query<{ id: number }>(
            `insert into persona (workspace_id, program_id, name, person, happenings, beginning, outcome, updated_by)
             select $1, $2, $3, $4, $5, $6, $7, $8
             where (select count(*) from persona where workspace_id = $1 and program_id = $2) < ${mostPersonas}
             returning id`,
            [...values, by],
          )
        : await client.query<{ id: number }>(
            `update persona set name = $3, person = $4, happenings = $5, beginning = $6, outcome = $7, updated_by = $8,
               updated_at = now()
             where workspace_id = $1 and program_id = $2 and id = $9 returning id`,
            [...values, by, id],
          )
    const saved = rows[0]
    if (!saved)
      throw id === undefined ? new Refusal('persona.many', { most: mostPersonas }) : new Refusal('notFound.persona')
    await writeAudit(client, scope, 'persona.save', `program ${programId}`, { persona: saved.id, name })
    return saved
  })
}

const json = (value: unknown): string => JSON.stringify(value)
