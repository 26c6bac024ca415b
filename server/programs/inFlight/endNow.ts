import { notifyWork } from '#engine/intake/notifyWork.ts'
import { writeAudit } from '#server/audit.ts'
import { inTransaction } from '#server/inTransaction.ts'
import { loadProgram } from '#server/programs/loadProgram.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { workspaceNow } from '#server/workspace/workspaceNow.ts'
import { announceLeft } from './announceLeft.ts'
import { lockStanding } from './lockStanding.ts'
import { refuseDrift } from './refuseDrift.ts'

export interface EndedNow {
  /** People who were inside. */
  readonly ended: number
  /** Emails that had not been sent and will not be. */
  readonly mails: number
}

const leave = `
with gone as materialized (
  select e.id, e.version, e.node_id, e.visit, e.arrived_at from enrollment e
  where e.workspace_id = $1 and e.program_id = $2 and e.node_id = any ($3::text[]) and e.status = 'waiting'
), written as (
  insert into step (workspace_id, enrollment_id, visit, program_id, version, node_id, outlet, arrived_at, at)
  select $1, g.id, g.visit, $2, g.version, g.node_id, '', g.arrived_at, greatest($4::timestamptz, g.arrived_at) from gone g
), counted as (
  insert into tally_delta (workspace_id, program_id, version, node_id, outlet, measure, n)
  select $1, $2, g.version, g.node_id, '', 'exited', count(*) from gone g group by g.version, g.node_id
)
update enrollment e
set status = 'ended', outcome = 'programEnded', ended_at = greatest($4, g.arrived_at)
from gone g
where e.workspace_id = $1 and e.id = g.id
returning e.prospect_id::float8 as id`

const keepBack = `
update message m set state = 'blocked', failure = 'programEnded'
where m.workspace_id = $1 and m.program_id = $2 and m.kind = 'marketing' and m.state = 'pending'`

/** How many are inside, for whoever is asked whether they shall all leave now. */
export async function endPreview(scope: Scope, id: number): Promise<{ waiting: number; mails: number }> {
  const { pool } = scope.database
  await loadProgram(pool, scope, id)
  const { rows } = await pool.query<{ waiting: number; mails: number }>({
    name: 'end-preview',
    text: `select
      (select count(*) from enrollment e
       where e.workspace_id = $1 and e.program_id = $2 and e.status = 'waiting')::int as waiting,
      (select count(*) from message m
       where m.workspace_id = $1 and m.program_id = $2 and m.kind = 'marketing' and m.state = 'pending')::int as mails`,
    values: [scope.workspaceId, id],
  })
  return rows[0] ?? { waiting: 0, mails: 0 }
}

/** Ends a program for everybody at once: nobody comes in, whoever is inside leaves, and mail that has not left stays here.
 *  @param people how many the asker was told of */
export async function endNow(scope: Scope, { id, people }: { id: number; people: number }): Promise<EndedNow> {
  const { workspaceId } = scope
  return inTransaction(scope.database, async (client) => {
    const program = await loadProgram(client, scope, id, { lock: true })
    if (program.archivedAt) throw new Refusal('program.archived')
    if (program.liveVersion === null) throw new Refusal('program.unpublished')
    const now = await workspaceNow(client, workspaceId)
    const { nodeIds, waiting } = await lockStanding(client, workspaceId, id, now)
    refuseDrift(people, waiting)
    const { rows } = await client.query<{ id: number }>({
      name: 'leave-now',
      text: leave,
      values: [workspaceId, id, nodeIds, now],
    })
    const { rowCount } = await client.query({ name: 'keep-back', text: keepBack, values: [workspaceId, id] })
    await client.query(`update program set status = 'ended', paused_at = null where workspace_id = $1 and id = $2`, [
      workspaceId,
      id,
    ])
    await announceLeft(client, workspaceId, id, { prospectIds: rows.map((row) => row.id) })
    const ended = { ended: rows.length, mails: rowCount ?? 0 }
    await writeAudit(client, scope, 'program.endNow', `program ${id}`, { from: program.status, ...ended })
    await notifyWork(client, workspaceId)
    return ended
  })
}
