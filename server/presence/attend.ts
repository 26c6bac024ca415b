import { Refusal } from '#server/refusal.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { graceSeconds, leaseSeconds, type OpenTab } from './lease.ts'

// A lease that ran out is taken up again as long as nobody else took it.
const coming = `
with kept as (
  update editing_lease set expires_at = now() + make_interval(secs => $5)
  where workspace_id = $1 and program_id = $2 and tab = $3 and user_id = $4
), gone as (
  delete from presence where workspace_id = $1 and program_id = $2 and tab <> $3 and seen_until < now()
)
insert into presence (workspace_id, program_id, tab, user_id, seen_until)
select workspace_id, id, $3, $4, now() + make_interval(secs => $5) from program where workspace_id = $1 and id = $2
on conflict (workspace_id, program_id, tab) do update set seen_until = excluded.seen_until
where presence.user_id = excluded.user_id
returning tab`

/** A tab has the program open, still: its place and its lease last a while longer. */
export async function attend(scope: Scope, { programId, tab }: OpenTab): Promise<void> {
  const { rowCount } = await scope.database.pool.query({
    name: 'attend',
    text: coming,
    values: [scope.workspaceId, programId, tab, userIdOf(scope), leaseSeconds],
  })
  if (rowCount === 0) throw new Refusal('notFound.program')
}

const fading = `
with kept as (
  update editing_lease set expires_at = least(expires_at, now() + make_interval(secs => $5))
  where workspace_id = $1 and program_id = $2 and tab = $3 and user_id = $4
)
update presence set seen_until = least(seen_until, now() + make_interval(secs => $5))
where workspace_id = $1 and program_id = $2 and tab = $3 and user_id = $4`

/** The connection of a tab broke off: unless it is heard of soon, it is gone. */
export async function fade(scope: Scope, { programId, tab }: OpenTab): Promise<void> {
  await scope.database.pool.query({
    name: 'fade',
    text: fading,
    values: [scope.workspaceId, programId, tab, userIdOf(scope), graceSeconds],
  })
}

const leaving = `
with given as (
  delete from editing_lease where workspace_id = $1 and program_id = $2 and tab = $3 and user_id = $4
)
delete from presence where workspace_id = $1 and program_id = $2 and tab = $3 and user_id = $4`

/** The page was closed. */
export async function leave(scope: Scope, { programId, tab }: OpenTab): Promise<void> {
  await scope.database.pool.query(leaving, [scope.workspaceId, programId, tab, userIdOf(scope)])
}
