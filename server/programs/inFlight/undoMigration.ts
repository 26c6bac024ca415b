import type pg from 'pg'
import { notifyWork } from '#engine/intake/notifyWork.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { loadProgram, signatureOf } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { writeTally } from './moveSql.ts'

// One pass over those who were moved: joined to them afterwards, ten thousand would be compared with ten thousand.
const lock = `
with held as materialized (
  select m.to_node_id, m.to_visit, m.visit, m.waits_from as waited_from, e.id, e.version, e.node_id, e.visit as now_at,
    e.status, e.outcome, e.waits_from, e.prospect_id
  from migration_move m
  join enrollment e on e.workspace_id = $1 and e.id = m.enrollment_id
  where m.workspace_id = $1 and m.migration_id = $2
  order by e.id for update of e
)
select count(*)::int as moved, (count(*) filter (where not
  case when h.to_node_id = '' then h.status = 'ended' and h.outcome = 'migrated' and h.now_at = h.visit
      and not exists (select 1 from enrollment o where o.workspace_id = $1 and o.prospect_id = h.prospect_id
        and o.program_id = $3 and o.id > h.id)
    else h.status = 'waiting' and h.version = $4 and h.node_id = h.to_node_id and h.now_at = h.to_visit
      and h.waits_from is not distinct from case when h.to_visit = h.visit then h.waited_from end end))::int as "goneOn"
from held h`

// The visit goes on as if nobody had touched it: nothing was done since by whoever stands where they were put.
const forget = `
delete from step s using migration_move m
where m.workspace_id = $1 and m.migration_id = $2 and (m.to_visit > m.visit or m.to_node_id = '')
  and s.workspace_id = $1 and s.enrollment_id = m.enrollment_id and s.visit = m.visit
  and s.recorded_at >= (select at from migration where workspace_id = $1 and id = $2)`

const back = `
update enrollment e
set version = m.version, node_id = m.node_id, visit = m.visit, status = 'waiting', ended_at = null, outcome = null,
  arrived_at = m.arrived_at, due_at = greatest(m.due_at, t.now), waits_from = m.waits_from, release_at = m.release_at
from migration_move m cross join (select workspace_now($1) as now) t
where m.workspace_id = $1 and m.migration_id = $2 and e.workspace_id = $1 and e.id = m.enrollment_id`

/**
 * Puts everybody back where they stood before a move, as long as nobody of them has gone on since: has taken a step, was
 * moved again, came in once more, or has had the wait begun anew. What became due meanwhile is due now.
 * @returns how many people were put back
 */
export async function undoMigration(
  scope: Scope,
  { id, migrationId }: { id: number; migrationId: number },
): Promise<{ restored: number }> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    const toVersion = await openMigration(client, workspaceId, id, migrationId)
    const { rows } = await client.query<{ moved: number; goneOn: number }>({
      name: 'lock-moved',
      text: lock,
      values: [workspaceId, migrationId, id, toVersion],
    })
    const { moved = 0, goneOn = 0 } = rows[0] ?? {}
    if (goneOn > 0) throw new Refusal('migration.movedOn', { count: goneOn })
    await client.query({ name: 'forget-moves', text: forget, values: [workspaceId, migrationId] })
    await client.query({ name: 'put-back', text: back, values: [workspaceId, migrationId] })
    await writeTally(client, { workspaceId, programId: id, migrationId, toVersion }, -1)
    await client.query('update migration set undone_at = now(), undone_by = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      migrationId,
      signatureOf(scope.actor),
    ])
    await writeAudit(client, scope, 'program.undoMigration', `program ${id}`, { migrationId, restored: moved })
    await notifyWork(client, workspaceId)
    return { restored: moved }
  })
}

/** @returns the version that its people were moved to */
async function openMigration(
  client: pg.ClientBase,
  workspaceId: number,
  programId: number,
  migrationId: number,
): Promise<number> {
  const { rows } = await client.query<{ toVersion: number; undone: boolean }>(
    `select to_version as "toVersion", undone_at is not null as undone from migration
     where workspace_id = $1 and program_id = $2 and id = $3 for update`,
    [workspaceId, programId, migrationId],
  )
  const migration = rows[0]
  if (!migration) throw new Refusal('notFound.migration')
  if (migration.undone) throw new Refusal('migration.undone')
  return migration.toVersion
}
