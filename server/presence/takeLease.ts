import { Refusal } from '#server/refusal.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { countsAgainst, leaseSeconds, type OpenTab, refuseBesideEditor } from './lease.ts'

const text = `
with wished as (
  update presence set asked_at = null, declined_at = null
  where workspace_id = $1 and program_id = $2 and tab = $3 and user_id = $4
)
insert into editing_lease as l (workspace_id, program_id, tab, user_id, since, expires_at)
select workspace_id, id, $3, $4, now(), now() + make_interval(secs => $5) from program
where workspace_id = $1 and id = $2 and archived_at is null
on conflict (workspace_id, program_id) do update
set tab = excluded.tab, user_id = excluded.user_id, expires_at = excluded.expires_at,
  since = case when l.tab = excluded.tab and l.expires_at > now() then l.since else now() end
where (l.tab, l.user_id) = (excluded.tab, excluded.user_id) or not (${countsAgainst('l', 'expires_at', '$4')}) or $6
returning tab`

/** Makes a tab the one that edits. Refused while another one does, unless it is to be taken over. */
export async function takeLease(
  scope: Scope,
  { programId, tab, takeOver }: OpenTab & { readonly takeOver: boolean },
): Promise<{ tab: string }> {
  const { pool } = scope.database
  const { rows } = await pool.query<{ tab: string }>({
    name: 'take-lease',
    text,
    values: [scope.workspaceId, programId, tab, userIdOf(scope), leaseSeconds, takeOver],
  })
  if (rows[0]) return rows[0]
  await refuseBesideEditor(pool, scope, { programId, tab })
  throw new Refusal('notFound.program')
}
