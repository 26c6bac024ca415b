import { Refusal } from '#server/refusal.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { leaseSeconds, type OpenTab } from './lease.ts'

/** Asks whoever edits to let this tab edit. */
export async function askToEdit(scope: Scope, { programId, tab }: OpenTab): Promise<void> {
  const { rowCount } = await scope.database.pool.query(
    `update presence set asked_at = now(), declined_at = null
     where workspace_id = $1 and program_id = $2 and tab = $3 and user_id = $4`,
    [scope.workspaceId, programId, tab, userIdOf(scope)],
  )
  if (rowCount === 0) throw new Refusal('notFound.program')
}

export interface AnswerToAsking extends OpenTab {
  /** The tab that asked. */
  readonly to: string
  readonly lets: boolean
}

const letting = `
with asking as (
  update presence set asked_at = null, declined_at = null
  where workspace_id = $1 and program_id = $2 and tab = $5 and asked_at is not null and seen_until > now()
  returning tab, user_id
)
update editing_lease l set tab = a.tab, user_id = a.user_id, since = now(),
  expires_at = now() + make_interval(secs => $6)
from asking a
where l.workspace_id = $1 and l.program_id = $2 and l.tab = $3 and l.user_id = $4`

const keeping = `
update presence set asked_at = null, declined_at = now()
where workspace_id = $1 and program_id = $2 and tab = $3 and asked_at is not null
  and exists (
    select from editing_lease where workspace_id = $1 and program_id = $2 and (tab, user_id) = ($4, $5)
  )`

/** Whoever edits lets the asker edit instead, or goes on. Asked for nothing, it changes nothing. */
export async function answerAsking(scope: Scope, { programId, tab, to, lets }: AnswerToAsking): Promise<void> {
  const { pool } = scope.database
  const at = [scope.workspaceId, programId] as const
  if (lets) await pool.query(letting, [...at, tab, userIdOf(scope), to, leaseSeconds])
  else await pool.query(keeping, [...at, to, tab, userIdOf(scope)])
}
