import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import { describeRefusal, Refusal, type RefusalCode, type RefusalParams } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'

export interface Planned {
  readonly id: number
  /** Workspace time. */
  readonly dueAt: string
  readonly byName: string | null
  readonly name: string
  readonly note: string
  /** The draft's revision that it is bound to. */
  readonly revision: number
}

export interface Publications {
  readonly planned: Planned | null
  /** The one settled last, when it was not published and nothing has been since. */
  readonly failed: { readonly id: number; readonly dueAt: string; readonly why: string } | null
}

interface Row extends Omit<Planned, 'dueAt'> {
  readonly dueAt: Date
  readonly pending: boolean | null
  readonly outcome: string
  readonly reason: { readonly code?: RefusalCode; readonly params?: RefusalParams }
}

const text = `
select p.id, p.due_at as "dueAt", coalesce(u.name, k.name) as "byName", p.name, p.note, p.revision, p.pending, p.outcome,
  p.reason
from publication p
left join "user" u on u.id = p.by
left join api_key k on k.workspace_id = p.workspace_id and 'key:' || k.id = p.by
where p.workspace_id = $1 and p.program_id = $2
  and not exists (select 1 from program_version v
    where v.workspace_id = $1 and v.program_id = $2 and p.outcome = 'refused' and v.published_at > p.settled_at)
order by p.id desc limit 1`

/** What is planned for a program, or why what was planned did not go live. */
export async function listPublications(scope: Scope, id: number): Promise<Publications> {
  const { pool } = scope.database
  await loadProgram(pool, scope, id)
  const { rows } = await pool.query<Row>({ name: 'list-publications', text, values: [scope.workspaceId, id] })
  const row = rows[0]
  if (!row) return { planned: null, failed: null }
  const { pending, outcome, reason, ...planned } = { ...row, dueAt: row.dueAt.toISOString() }
  if (pending) return { planned, failed: null }
  if (outcome !== 'refused' || !reason.code) return { planned: null, failed: null }
  const { message } = describeRefusal(new Refusal(reason.code, reason.params), scope.language)
  return { planned: null, failed: { id: row.id, dueAt: planned.dueAt, why: message } }
}

/** Calls off what is planned; what failed is put away. */
export async function callOff(
  scope: Scope,
  { id, publicationId }: { id: number; publicationId: number },
): Promise<{ calledOff: boolean }> {
  return inTransaction(scope.database, async (client) => {
    const { rows } = await client.query<{ pending: boolean | null; outcome: string }>(
      'select pending, outcome from publication where workspace_id = $1 and program_id = $2 and id = $3 for update',
      [scope.workspaceId, id, publicationId],
    )
    const row = rows[0]
    if (!row) throw new Refusal('notFound.publication')
    if (!row.pending && row.outcome !== 'refused') throw new Refusal('publication.settled')
    await client.query(
      `update publication set pending = null, outcome = 'calledOff', settled_at = now()
       where workspace_id = $1 and program_id = $2 and id = $3`,
      [scope.workspaceId, id, publicationId],
    )
    await writeAudit(client, scope, 'program.callOffPublish', `program ${id}`, { publication: publicationId })
    return { calledOff: true }
  })
}
