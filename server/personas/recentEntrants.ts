import type { SimulatedPerson } from '#engine/simulate/scenario.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'
import { loadContacts } from './loadContacts.ts'

/** Somebody who came into the program, and when. */
export interface Entrant {
  readonly enteredAt: string
  readonly nodeId: string
  readonly person: SimulatedPerson
}

/** More are told of by their number alone: a browser lives through a thousand in a moment. */
const mostEntrants = 1000

const text = `
select e.prospect_id::float8 as id, e.entered_at as "enteredAt",
  coalesce((select s.node_id from step s where s.workspace_id = $1 and s.enrollment_id = e.id and s.visit = 0 limit 1),
    e.node_id) as "nodeId",
  (count(*) over ())::int as total
from enrollment e
where e.workspace_id = $1 and e.program_id = $2
  and e.entered_at > workspace_now($1) - make_interval(days => $3)
order by e.entered_at desc limit ${mostEntrants}`

/** Who came in in the last days, the latest first, without what they are called: a dry run counts them. */
export async function recentEntrants(
  scope: Scope,
  { programId, days }: { programId: number; days: number },
): Promise<{ readonly total: number; readonly entrants: readonly Entrant[] }> {
  const { pool } = scope.database
  await loadProgram(pool, scope, programId)
  const { rows } = await pool.query<{ id: number; enteredAt: Date; nodeId: string; total: number }>({
    name: 'recent-entrants',
    text,
    values: [scope.workspaceId, programId, days],
  })
  const people = await loadContacts(scope, [...new Set(rows.map(({ id }) => id))])
  const entrants = rows.flatMap(({ id, enteredAt, nodeId }): Entrant[] => {
    const person = people.get(id)
    if (!person) return []
    const { email: _email, firstName: _first, lastName: _last, phone: _phone, ...fields } = person.fields
    return [{ enteredAt: enteredAt.toISOString(), nodeId, person: { ...person, fields } }]
  })
  return { total: rows[0]?.total ?? 0, entrants }
}
