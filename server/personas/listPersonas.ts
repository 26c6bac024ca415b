import { z } from 'zod'
import { Outcome } from '#engine/simulate/outcome.ts'
import { Beginning, Happening, type Scenario, SimulatedPerson } from '#engine/simulate/scenario.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'

/** A saved person of a program. */
export interface Persona extends Scenario {
  readonly id: number
  readonly name: string
  /** What should become of it; null: nobody has said. */
  readonly outcome: Outcome | null
  readonly updatedAt: string
}

interface Row {
  readonly id: number
  readonly name: string
  readonly person: unknown
  readonly happenings: unknown
  readonly beginning: unknown
  readonly outcome: unknown
  readonly updatedAt: Date
}

/** In the order they were made. */
export async function listPersonas(scope: Scope, { programId }: { programId: number }): Promise<Persona[]> {
  const { pool } = scope.database
  await loadProgram(pool, scope, programId)
  const { rows } = await pool.query<Row>({
    name: 'list-personas',
    text: `select id, name, person, happenings, beginning, outcome, updated_at as "updatedAt" from persona
           where workspace_id = $1 and program_id = $2 order by id`,
    values: [scope.workspaceId, programId],
  })
  return rows.flatMap(readPersona)
}

const Kept = z.object({ person: SimulatedPerson, happenings: z.array(Happening), beginning: Beginning })

/** One that a newer version has written in words of its own is passed over. */
function readPersona({ id, name, outcome, updatedAt, ...kept }: Row): Persona[] {
  const scenario = Kept.safeParse(kept)
  if (!scenario.success) return []
  const expected = Outcome.safeParse(outcome)
  return [
    {
      id,
      name,
      ...scenario.data,
      outcome: expected.success ? expected.data : null,
      updatedAt: updatedAt.toISOString(),
    },
  ]
}
